import type * as z from "zod";
import { type JsonObject, parseJson, pythonJson } from "./json.ts";
import { type JsonSchema, type Model, modelDigest } from "./model.ts";
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
   * receiving reference agent for good, so it is a bug of ours and must not leave.
   */
  encode(message: T): string;
}

export interface MessageDeclaration<T> {
  readonly model: Model;
  /** From the JSON that arrived. A function, so that nothing is built before it is used. */
  readonly received: () => z.ZodType<T>;
  /** From a message of ours, strictly, to the JSON that is sent. */
  readonly sent: () => z.ZodType<JsonObject>;
}

export function messageType<T>(declaration: MessageDeclaration<T>): MessageType<T> {
  const { name, schema } = declaration.model;
  const digest = once(() => modelDigest(schema));
  const received = once(declaration.received);
  const sent = once(declaration.sent);
  return {
    name,
    schema,
    get digest() {
      return digest();
    },
    decode(text) {
      const json = parseJson(text);
      if (!json.ok) return { ok: false, problem: "not JSON" };
      const read = received().safeParse(json.value);
      return read.success ? { ok: true, message: read.data } : { ok: false, problem: describe(read.error) };
    },
    encode(message) {
      const checked = sent().safeParse(message);
      if (!checked.success) throw new Error(`cannot send ${name}: ${describe(checked.error)}`);
      return pythonJson(checked.data);
    },
  };
}

/** The first thing that is wrong, by its path. Names of members in it are the sender's own, so it is cut short. */
function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return "does not fit";
  const path = issue.path.map(String).join(".").slice(0, MAX_PATH);
  return (path === "" ? issue.message : `${path}: ${issue.message}`).replace(/\p{C}+/gu, " ");
}
