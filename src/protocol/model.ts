import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Codec, type Coded, fit, isObject, readMembers, unfit, type Value, within } from "./codec.ts";
import { type Field, type JsonSchema, reference } from "./field.ts";
import { isJsonObject, type JsonObject, type JsonValue, pythonJson } from "./json.ts";

/** Members by their wire names, in the order of declaration. */
export interface Fields {
  readonly [member: string]: Field<unknown>;
}

/** image_description → imageDescription. */
type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** The message that a declaration stands for: members by their names here, each of its field's type. */
export type Members<F extends Fields> = keyof F extends never
  ? { readonly [name: string]: never }
  : { readonly [M in keyof F & string as CamelCase<M>]: Value<F[M]> };

/** What a Python class of the reference's Model is: a name, a schema, a way in and a way out. */
export interface Model<T> extends Codec<T> {
  readonly name: string;
  readonly schema: JsonSchema;
  write(value: unknown): Coded<JsonObject>;
}

/**
 * A model of `fields`. Its messages have the same members in camel case. `description` is the Python class's docstring.
 * Source: Model.schema of Pydantic 1, which the reference's Model still is.
 */
export function model<const F extends Fields>(
  name: string,
  fields: F,
  description?: string,
): Model<Members<F>>;
export function model(name: string, fields: Fields, description?: string): Model<MembersHere> {
  const members = Object.entries(fields).map(([wire, field]) => ({ wire, here: camelCase(wire), field }));
  const known = new Set(members.map(({ here }) => here));
  if (known.size < members.length) throw new Error(`two members of ${name} have the same name in camel case`);
  return {
    name,
    schema: schemaOf(name, members, description),
    read(value) {
      const coded = readMembers(value, fields);
      return coded.ok ? fit(named(coded.value, members)) : coded;
    },
    write: (value) => writeMembers(value, members, known),
  };
}

/** A member that is itself a model. */
export function nested<T>({ name, schema, read, write }: Model<T>): Field<T> {
  const { definitions, ...definition } = schema;
  const inherited = isJsonObject(definitions) ? definitions : {};
  return { ...reference(name, "with-default", definition, inherited), read, write };
}

/** "model:" and the hash of the schema's text. Source: Model.build_schema_digest in uagents_core/models.py. */
export function modelDigest(schema: JsonSchema): string {
  return `model:${bytesToHex(sha256(utf8ToBytes(pythonJson(schema, { sortKeys: true }))))}`;
}

/** Members by their names here. */
type MembersHere = { readonly [member: string]: unknown };

interface Member {
  readonly wire: string;
  readonly here: string;
  readonly field: Field<unknown>;
}

/** A member that the schema does not name would stop the reference: it is refused. */
function writeMembers(
  value: unknown,
  members: readonly Member[],
  known: ReadonlySet<string>,
): Coded<JsonObject> {
  if (!isObject(value)) return unfit("not an object");
  const stranger = Object.keys(value).find((name) => !known.has(name));
  if (stranger !== undefined) return unfit("no member of the schema", stranger);
  const message: [string, JsonValue][] = [];
  for (const { wire, here, field } of members) {
    const coded = within(here, field.write(Object.hasOwn(value, here) ? value[here] : undefined));
    if (!coded.ok) return coded;
    message.push([wire, coded.value]);
  }
  return fit(Object.fromEntries(message));
}

function schemaOf(name: string, members: readonly Member[], description: string | undefined): JsonSchema {
  const required = members.filter(({ field }) => field.required).map(({ wire }) => wire);
  const definitions: JsonObject = Object.assign({}, ...members.map(({ field }) => field.definitions));
  const properties = members.map(({ wire, field: { schema, titled } }) => [
    wire,
    titled === "always" ? { title: titleOf(wire), ...schema } : schema,
  ]);
  return {
    title: name,
    ...(description === undefined ? {} : { description }),
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
  };
}

function named(wire: MembersHere, members: readonly Member[]): MembersHere {
  return Object.fromEntries(members.map(({ wire: name, here }) => [here, wire[name]]));
}

function camelCase(wire: string): string {
  const [first = "", ...others] = wire.split("_");
  return first + others.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join("");
}

/** Python's str.title of the name with spaces for underscores: a letter after anything but a letter is raised. */
function titleOf(member: string): string {
  return member
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
