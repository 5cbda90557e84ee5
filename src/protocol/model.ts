import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isJsonObject, type JsonObject, type JsonValue, pythonJson } from "./json.ts";

/** A JSON schema as Pydantic 1 writes it. */
export type JsonSchema = JsonObject;

/** What may stand in a member: the schema without its title, and what it makes of its member. */
export interface Field {
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Pydantic writes a bare $ref without a title; beside a default a model's has one, an enum's has none. */
  readonly titled: "always" | "with-default" | "never";
  readonly definitions: JsonObject;
}

export interface Model {
  readonly name: string;
  readonly schema: JsonSchema;
}

export const text = (): Field => field({ type: "string" });
export const integer = (): Field => field({ type: "integer" });
export const uuid4 = (): Field => field({ type: "string", format: "uuid4" });
export const dateTime = (): Field => field({ type: "string", format: "date-time" });
/** Python's dict. */
export const object = (): Field => field({ type: "object" });
/** Python's Any. */
export const anything = (): Field => ({ ...field({}), required: false });
export const literal = (value: string): Field => field({ enum: [value], type: "string" });

/** Python's dict[str, X]. */
export const record = (values: Field): Field =>
  field({ type: "object", additionalProperties: values.schema }, values.definitions);

export const list = (items: Field): Field => field({ type: "array", items: items.schema }, items.definitions);

/** Python's X | Y, in the order of declaration. */
export const union = (...options: Field[]): Field =>
  field(
    { anyOf: options.map((option) => option.schema) },
    Object.assign({}, ...options.map((option) => option.definitions)),
  );

/** Python's X | None: only not required, for Pydantic 1 names neither null nor the default None. */
export const optional = (inner: Field): Field => ({ ...inner, required: false });

export function withDefault(inner: Field, value: JsonValue): Field {
  const schema = inner.titled === "always" ? inner.schema : { allOf: [inner.schema] };
  const titled = inner.titled === "never" ? "never" : "always";
  return { ...inner, schema: { ...schema, default: value }, required: false, titled };
}

/** A member that is itself a model. */
export function nested(inner: Model): Field {
  const { definitions, ...schema } = inner.schema;
  return reference(inner.name, "with-default", schema, isJsonObject(definitions) ? definitions : {});
}

/** A Python Enum of texts. */
export const enumeration = (name: string, values: readonly string[]): Field =>
  reference(name, "never", {
    title: name,
    description: "An enumeration.",
    enum: values,
    type: "string",
  });

/**
 * The schema of a message: `fields` by their wire names, in the order of declaration. `description` is the Python
 * class's docstring. Source: Model.schema of Pydantic 1, which the reference's Model still is.
 */
export function model(
  name: string,
  fields: { readonly [member: string]: Field },
  description?: string,
): Model {
  const members = Object.entries(fields);
  const required = members.filter(([, member]) => member.required).map(([member]) => member);
  const definitions: JsonObject = Object.assign({}, ...members.map(([, member]) => member.definitions));
  const properties = members.map(([member, { schema, titled }]) => [
    member,
    titled === "always" ? { title: titleOf(member), ...schema } : schema,
  ]);
  const schema: JsonSchema = {
    title: name,
    ...(description === undefined ? {} : { description }),
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
  };
  return { name, schema };
}

/** "model:" and the hash of the schema's text. Source: Model.build_schema_digest in uagents_core/models.py. */
export function modelDigest(schema: JsonSchema): string {
  return `model:${bytesToHex(sha256(utf8ToBytes(pythonJson(schema, { sortKeys: true }))))}`;
}

function field(schema: JsonSchema, definitions: JsonObject = {}): Field {
  return { schema, required: true, titled: "always", definitions };
}

function reference(
  name: string,
  titled: Field["titled"],
  definition: JsonSchema,
  inherited: JsonObject = {},
): Field {
  return {
    schema: { $ref: `#/definitions/${name}` },
    required: true,
    titled,
    definitions: { [name]: definition, ...inherited },
  };
}

/** Python's str.title of the name with spaces for underscores: a letter after anything but a letter is raised. */
function titleOf(member: string): string {
  return member
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
