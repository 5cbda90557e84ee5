import type { Coded } from "./codec.ts";
import type { JsonSchema } from "./field.ts";
import { type JsonObject, parseJson, pythonJson } from "./json.ts";
import { type Model, modelDigest } from "./model.ts";
import { once } from "./once.ts";

const MAX_PATH = 100;

/** What a protocol knows of a message. */
export interface MessageSchema {
  /** The schema's title. */
  readonly name: string;
  /** "model:…", by which envelopes name the message. */
  readonly digest: string;
  /** What the digest is computed over. */
  readonly schema: JsonSchema;
}

export interface MessageType<T> extends MessageSchema {
  /** Reads a payload's text as wide as the reference does, or wider. `problem` is one line without the values. */
  decode(text: string): { ok: true; message: T } | { ok: false; problem: string };
  /**
   * JSON text as it is sent. Throws an Error for anything that the schema does not name: it would stop the
   * receiving reference agent for fit, so it is a bug of ours and must not leave.
   */
  encode(message: T): string;
}

/** The message of a type: `type ImageRequest = Message<typeof imageRequest>`. */
export type Message<M> = M extends MessageType<infer T> ? T : never;

/** A message as it is sent, in wire names: what must not leave although its schema allows it; null: nothing. */
export type Objection = (wire: JsonObject) => string | null;

/**
 * The one declaration of a message, e.g. `messageType(model("ImageRequest", { image_description: text() }))`: schema and
 * digest, reader, writer and type are all the model's.
 */
export function messageType<T>(declared: Model<T>, objection: Objection = () => null): MessageType<T> {
  const { name, schema } = declared;
  const digest = once(() => modelDigest(schema));
  return {
    name,
    schema,
    get digest() {
      return digest();
    },
    decode(text) {
      const json = parseJson(text);
      if (!json.ok) return { ok: false, problem: "not JSON" };
      const read = declared.read(json.value);
      return read.ok ? { ok: true, message: read.value } : { ok: false, problem: describe(read) };
    },
    encode(message) {
      const written = declared.write(message);
      if (!written.ok) throw new Error(`cannot send ${name}: ${describe(written)}`);
      const refused = objection(written.value);
      if (refused !== null) throw new Error(`cannot send ${name}: ${refused}`);
      return pythonJson(written.value);
    },
  };
}

/** What is wrong, by its path. Names of members in it are the sender's own, so it is cut short. */
function describe({ path, problem }: Exclude<Coded<unknown>, { ok: true }>): string {
  const where = path.slice(0, MAX_PATH);
  return (where === "" ? problem : `${where}: ${problem}`).replace(/\p{C}+/gu, " ");
}
