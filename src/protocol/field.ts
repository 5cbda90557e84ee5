import {
  type Codec,
  listCodec,
  nullable,
  nullableCodec,
  recordCodec,
  unionCodec,
  type Value,
} from "./codec.ts";
import {
  anyCodec,
  integerCodec,
  objectCodec,
  oneOfCodec,
  textCodec,
  timestampCodec,
  uuid4Codec,
} from "./coercion.ts";
import type { JsonObject, JsonValue } from "./json.ts";

/** A JSON schema as Pydantic 1 writes it. */
export type JsonSchema = JsonObject;

/** The schema of a member without its title, and what it makes of its member. */
export interface FieldSchema {
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Pydantic writes a bare $ref without a title; beside a default a model's has one, an enum's has none. */
  readonly titled: "always" | "with-default" | "never";
  readonly definitions: JsonObject;
}

/** What may stand in a member: its schema, how it is read and how it is written. */
export interface Field<T> extends FieldSchema, Codec<T> {}

export const text = (): Field<string> => field({ type: "string" }, textCodec);
export const integer = (): Field<number> => field({ type: "integer" }, integerCodec);
export const uuid4 = (): Field<string> => field({ type: "string", format: "uuid4" }, uuid4Codec);
/** ISO 8601. What arrived may have no zone: never compare it with a clock. */
export const dateTime = (): Field<string> => field({ type: "string", format: "date-time" }, timestampCodec);
/** Python's dict. */
export const object = (): Field<JsonObject> => field({ type: "object" }, objectCodec);
/** Python's Any. */
export const anything = (): Field<JsonValue> => ({ ...field({}, anyCodec), required: false });
export const literal = <const V extends string>(value: V): Field<V> =>
  field({ enum: [value], type: "string" }, oneOfCodec([value]));

/** Python's dict[str, X]. */
export const record = <T>(values: Field<T>): Field<{ readonly [name: string]: T }> =>
  field({ type: "object", additionalProperties: values.schema }, recordCodec(values), values.definitions);

export const list = <T>(items: Field<T>): Field<readonly T[]> =>
  field({ type: "array", items: items.schema }, listCodec(items), items.definitions);

/** Python's X | Y, in the order of declaration: the first that fits is taken. */
export function union<const F extends readonly Field<unknown>[]>(...options: F): Field<Value<F[number]>>;
export function union(...options: readonly Field<unknown>[]): Field<unknown> {
  const definitions: JsonObject = Object.assign({}, ...options.map((option) => option.definitions));
  return field({ anyOf: options.map(({ schema }) => schema) }, unionCodec(options), definitions);
}

/** Python's X | None: only not required, for Pydantic 1 names neither null nor the default None. */
export const optional = <T>(inner: Field<T>): Field<T | null> => ({
  ...inner,
  ...nullableCodec(inner),
  required: false,
});

/** A member that the schema requires and that some senders leave out: null, then. What is sent always has it. */
export const oftenMissing = <T>(inner: Field<T>): Field<T | null> => ({
  ...inner,
  ...nullable(inner),
});

export function withDefault<T>(inner: Field<T>, value: JsonValue): Field<T> {
  const schema = inner.titled === "always" ? inner.schema : { allOf: [inner.schema] };
  const titled = inner.titled === "never" ? "never" : "always";
  const read = (given: JsonValue | undefined) => inner.read(given === undefined ? value : given);
  return { ...inner, read, schema: { ...schema, default: value }, required: false, titled };
}

/** A Python Enum of texts. */
export const enumeration = <const V extends string>(name: string, values: readonly V[]): Field<V> => ({
  ...reference(name, "never", { title: name, description: "An enumeration.", enum: values, type: "string" }),
  ...oneOfCodec(values),
});

/** The schema of a member that points to a definition. */
export function reference(
  name: string,
  titled: FieldSchema["titled"],
  definition: JsonSchema,
  inherited: JsonObject = {},
): FieldSchema {
  return {
    schema: { $ref: `#/definitions/${name}` },
    required: true,
    titled,
    definitions: { [name]: definition, ...inherited },
  };
}

function field<T>(schema: JsonSchema, codec: Codec<T>, definitions: JsonObject = {}): Field<T> {
  return { schema, required: true, titled: "always", definitions, read: codec.read, write: codec.write };
}
