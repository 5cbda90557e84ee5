import type { JsonObject, JsonValue } from "@asi-image-agent/protocol";
import type { Schema } from "@cfworker/json-schema";
import * as z from "zod/mini";
import { plainPatternWork } from "./plain-pattern.ts";

const type = z.enum(["array", "boolean", "integer", "null", "number", "object", "string"]);
const number = z.exactOptional(z.number());
const length = z.exactOptional(z.int().check(z.nonnegative()));
const part: z.ZodMiniType<Schema | boolean> = z.lazy(() => z.union([z.boolean(), schemaPart]));
/** The validator's own types allow no booleans in these places; the validator does. */
const subschema: z.ZodMiniType<Schema> = z.lazy(() =>
  z.union([z.pipe(z.boolean(), z.transform(asSchema)), schemaPart]),
);
const parts = z.exactOptional(z.record(z.string(), part));
const alternatives = z.exactOptional(z.array(subschema));

/**
 * The keywords that an answer is checked against, and no others. Members that are not named here are left out.
 * References lead into the document itself.
 */
const schemaPart: z.ZodMiniType<Schema> = z.lazy(() =>
  z.pipe(
    z.object({
      $ref: z.exactOptional(z.string().check(z.startsWith("#"))),
      definitions: parts,
      $defs: parts,
      type: z.exactOptional(z.union([type, z.array(type)])),
      enum: z.exactOptional(z.array(z.unknown())),
      const: z.exactOptional(z.unknown()),
      properties: parts,
      patternProperties: parts,
      additionalProperties: z.exactOptional(part),
      required: z.exactOptional(z.array(z.string())),
      minProperties: length,
      maxProperties: length,
      items: z.exactOptional(z.union([part, z.array(part)])),
      prefixItems: z.exactOptional(z.array(part)),
      additionalItems: z.exactOptional(part),
      minItems: length,
      maxItems: length,
      uniqueItems: z.exactOptional(z.boolean()),
      allOf: alternatives,
      anyOf: alternatives,
      oneOf: alternatives,
      not: z.exactOptional(subschema),
      if: z.exactOptional(subschema),
      // biome-ignore lint/suspicious/noThenProperty: JSON schema's own keyword
      then: z.exactOptional(subschema),
      else: z.exactOptional(subschema),
      minimum: number,
      maximum: number,
      exclusiveMinimum: number,
      exclusiveMaximum: number,
      multipleOf: z.exactOptional(z.number().check(z.positive())),
      minLength: length,
      maxLength: length,
      pattern: z.exactOptional(z.string()),
      format: z.exactOptional(z.string()),
    }),
    z.transform((schema) => withoutTheUncheckable(schema)),
  ),
);

function asSchema(value: boolean): Schema {
  return value ? {} : { not: {} };
}

/** The validator's formats that take time in proportion to the text. Its `url`, for one, takes exponential time. */
const FORMATS: ReadonlySet<string> = new Set([
  ...["date", "time", "date-time", "duration", "uuid", "email", "hostname", "ipv4", "ipv6", "uri"],
]);

function withoutTheUncheckable({ patternProperties, ...schema }: Schema): Schema {
  const checked: Schema = schema;
  if (checked.pattern !== undefined && plainPatternWork(checked.pattern) === null) delete checked.pattern;
  if (checked.format !== undefined && !FORMATS.has(checked.format)) delete checked.format;
  // What a pattern covers is not additional, and `true` only makes the validator walk.
  if (patternProperties !== undefined || checked.additionalProperties === true)
    delete checked.additionalProperties;
  if (checked.items === true) delete checked.items;
  if (checked.additionalItems === true) delete checked.additionalItems;
  return checked;
}

/** Keywords that narrow what fits, and that are not checked. */
const UNCHECKED: ReadonlySet<string> = new Set([
  ...["patternProperties", "propertyNames", "contains", "unevaluatedProperties", "unevaluatedItems"],
  ...["dependencies", "dependentRequired", "dependentSchemas", "$dynamicRef", "$recursiveRef"],
]);

/**
 * The part of a JSON schema that answers are checked against; null where it is not a schema or refers to anything
 * but itself. `complete`: nothing was left out that narrows what fits.
 */
export function readCheckedKeywords(schema: JsonObject): { schema: Schema; complete: boolean } | null {
  const read = schemaPart.safeParse(schema);
  return read.success ? { schema: read.data, complete: !leavesOut(schema) } : null;
}

/** A property of such a name counts too: then the check is more lenient than it need be. */
function leavesOut(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([name, member]) =>
      UNCHECKED.has(name) ||
      (name === "pattern" && typeof member === "string" && plainPatternWork(member) === null) ||
      leavesOut(member),
  );
}

/**
 * Weakens a schema of which something was left out. What is left out makes its check more lenient; `not`, `if` and
 * `oneOf` turn that round, so they are weakened wherever something was left out: no answer is refused that the whole
 * schema allows.
 */
export function weaken(part: Schema): void {
  if (part.oneOf !== undefined && part.anyOf === undefined) part.anyOf = part.oneOf;
  for (const keyword of ["oneOf", "not", "if", "then", "else"] as const) delete part[keyword];
}
