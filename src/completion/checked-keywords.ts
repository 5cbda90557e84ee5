import type { JsonObject, JsonValue } from "@asi-image-agent/protocol";
import type { Schema } from "@cfworker/json-schema";
import * as z from "zod";
import { plainPatternWork } from "./plain-pattern.ts";

const type = z.enum(["array", "boolean", "integer", "null", "number", "object", "string"]);
const number = z.number().exactOptional();
const length = z.int().nonnegative().exactOptional();
const part: z.ZodType<Schema | boolean> = z.lazy(() => z.union([z.boolean(), schemaPart]));
/** The validator's own types allow no booleans in these places; the validator does. */
const subschema: z.ZodType<Schema> = z.lazy(() => z.union([z.boolean().transform(asSchema), schemaPart]));
const parts = z.record(z.string(), part).exactOptional();
const alternatives = z.array(subschema).exactOptional();

/**
 * The keywords that an answer is checked against, and no others. Members that are not named here are left out.
 * References lead into the document itself.
 */
const schemaPart: z.ZodType<Schema> = z
  .object({
    $ref: z.string().startsWith("#").exactOptional(),
    definitions: parts,
    $defs: parts,
    type: z.union([type, z.array(type)]).exactOptional(),
    enum: z.array(z.unknown()).exactOptional(),
    const: z.unknown().exactOptional(),
    properties: parts,
    patternProperties: parts,
    additionalProperties: part.exactOptional(),
    required: z.array(z.string()).exactOptional(),
    minProperties: length,
    maxProperties: length,
    items: z.union([part, z.array(part)]).exactOptional(),
    prefixItems: z.array(part).exactOptional(),
    additionalItems: part.exactOptional(),
    minItems: length,
    maxItems: length,
    uniqueItems: z.boolean().exactOptional(),
    allOf: alternatives,
    anyOf: alternatives,
    oneOf: alternatives,
    not: subschema.exactOptional(),
    if: subschema.exactOptional(),
    // biome-ignore lint/suspicious/noThenProperty: JSON schema's own keyword
    then: subschema.exactOptional(),
    else: subschema.exactOptional(),
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: z.number().positive().exactOptional(),
    minLength: length,
    maxLength: length,
    pattern: z.string().exactOptional(),
    format: z.string().exactOptional(),
  })
  .transform(withoutTheUncheckable);

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
