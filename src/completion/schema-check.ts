import { isJsonObject, type JsonObject, type JsonValue, pythonJson } from "@asi-image-agent/protocol";
import { dereference, type OutputUnit, type Schema, validate } from "@cfworker/json-schema";
import { readCheckedKeywords, weaken } from "./checked-keywords.ts";
import { plainPatternWork } from "./plain-pattern.ts";

export type Verdict =
  | { readonly kind: "fits" }
  /** The answer does not fit. `hint` tells the model why: a place in its answer and a keyword of the schema. */
  | { readonly kind: "does-not-fit"; readonly hint: string }
  /** The answer was not checked: that would take too long. */
  | { readonly kind: "too-costly" };

export interface SchemaCheck {
  check(output: JsonObject): Verdict;
}

/** Characters of its JSON text; a model reads all of it, for the operator's money. */
const LONGEST_SCHEMA = 32 * 1024;
const DEEPEST_SCHEMA = 64;
const MOST_PARTS = 1_000;
const MOST_VALUES = 5_000;
const LONGEST_NAME = 256;
/** Work for one answer, in applications of a small schema: about a microsecond each. */
const MOST_WORK = 50_000;
const LONGEST_HINT = 200;

/**
 * Prepares the check of answers against a stranger's JSON schema (draft 7 as Pydantic 1 writes it, or 2020-12);
 * null for one that is not a schema, that no object can fit, that refers to something outside itself, or that is
 * too large or too costly to check. Never fetches anything, never throws, and takes bounded time: an answer's
 * author and the schema's may be the same, so both count as hostile.
 *
 * Not checked: patternProperties, propertyNames, contains, unevaluated…, dependent…, patterns that are not plain
 * (see `plainPatternWork`), and formats that are not in JSON schema.
 */
export function prepareCheck(given: JsonObject): SchemaCheck | null {
  const numbers = isDeep(given, DEEPEST_SCHEMA) ? null : asNumbers(given);
  if (numbers === null || pythonJson(numbers).length > LONGEST_SCHEMA) return null;
  const read = readCheckedKeywords(numbers);
  const lookup = read === null || !mayBeObject(read.schema) ? null : lookUp(read.schema);
  if (read === null || lookup === null) return null;
  const parts = Object.values(lookup).filter((part) => typeof part === "object");
  if (parts.length > MOST_PARTS) return null;
  if (!read.complete) for (const part of parts) weaken(part);

  const meter: Meter = { left: MOST_WORK, values: 1, longestText: 0 };
  for (const part of parts) measureWork(part, meter);
  // A reference into nothing, in a circle, or to 2^n others shows itself here, before a model was paid.
  if (parts.some((part) => run(null, part, lookup) === null)) return null;
  return { check: (output) => checkAnswer(output, read.schema, lookup, meter) };
}

function checkAnswer(output: JsonObject, schema: Schema, lookup: Lookup, meter: Meter): Verdict {
  const instance = asNumbers(output);
  if (instance === null) return misfit("a number in it is too large");
  const size: Size = { values: 0, longestText: 0, longestName: 0, broken: false };
  measure(instance, size);
  if (size.values > MOST_VALUES || size.longestName > LONGEST_NAME) return misfit("it is too large");
  if (size.broken) return misfit("a text in it is not Unicode");
  Object.assign(meter, { left: MOST_WORK, values: size.values, longestText: size.longestText });
  const errors = run(instance, schema, lookup);
  if (errors === null) return { kind: "too-costly" };
  const last = errors.at(-1);
  return last === undefined
    ? { kind: "fits" }
    : misfit(`${last.instanceLocation} does not fit "${last.keyword}"`);
}

function misfit(hint: string): Verdict {
  return { kind: "does-not-fit", hint: hint.slice(0, LONGEST_HINT) };
}

type Lookup = Record<string, Schema | boolean>;

/** The parts of a schema by their place in it; null where a name in it is not Unicode. */
function lookUp(schema: Schema): Lookup | null {
  try {
    return dereference(schema);
  } catch {
    return null;
  }
}

/** The errors, the innermost last; null when the schema's work or the stack ran out, or a reference leads nowhere. */
function run(instance: unknown, schema: Schema, lookup: Lookup): OutputUnit[] | null {
  try {
    return validate(instance, schema, "2020-12", lookup).errors;
  } catch {
    return null;
  }
}

interface Meter {
  left: number;
  /** Number of values in the answer that is checked. */
  values: number;
  longestText: number;
}

/**
 * Makes a part of a schema count the work of each of its applications. The validator has no limit of its own, but
 * it reads this keyword, which none of our schemas has, once in each application.
 */
function measureWork(part: Schema, meter: Meter): void {
  const fixed = 1 + JSON.stringify(part).length / 256 + (part.required?.length ?? 0) / 4;
  const { minLength, maxLength, format, pattern, uniqueItems } = part;
  const readsText = minLength !== undefined || maxLength !== undefined || format !== undefined;
  const forEachThousand =
    (readsText ? 1 : 0) + (pattern === undefined ? 0 : (plainPatternWork(pattern) ?? 0));
  Object.defineProperty(part, "$recursiveAnchor", {
    get: () => {
      const unique = uniqueItems === true ? meter.values ** 2 / 500 : 0;
      meter.left -= fixed + unique + (forEachThousand * meter.longestText) / 1_000;
      if (meter.left < 0) throw new RangeError("too much work");
    },
  });
}

function mayBeObject({ type }: Schema): boolean {
  return type === undefined || (Array.isArray(type) ? type.includes("object") : type === "object");
}

function isDeep(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeep(member, levels - 1));
}

interface Size {
  values: number;
  longestText: number;
  longestName: number;
  /** Whether some text or name holds half of a surrogate pair, which Python cannot print. */
  broken: boolean;
}

const HALF_A_PAIR = /\p{Surrogate}/u;

function measure(value: JsonValue, size: Size): void {
  size.values += 1;
  if (typeof value === "string") {
    size.longestText = Math.max(size.longestText, value.length);
    size.broken ||= HALF_A_PAIR.test(value);
  }
  if (typeof value !== "object" || value === null) return;
  for (const name of isJsonObject(value) ? Object.keys(value) : []) {
    size.longestName = Math.max(size.longestName, name.length);
    size.broken ||= HALF_A_PAIR.test(name);
  }
  for (const member of Object.values(value)) measure(member, size);
}

/** The validator knows no bigint; null where a number is beyond every double, which JSON cannot say again. */
function asNumbers(value: JsonObject): JsonObject | null {
  try {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asNumber(member)]));
  } catch {
    return null;
  }
}

function asNumber(value: JsonValue): JsonValue {
  if (typeof value === "number" || typeof value === "bigint") {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new RangeError("beyond every double");
    return number;
  }
  if (typeof value !== "object" || value === null) return value;
  if (!isJsonObject(value)) return value.map(asNumber);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asNumber(member)]));
}
