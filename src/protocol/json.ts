/** A JSON value. Integers that a double cannot hold are bigint, every other number is a number. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** Deeper texts are refused, so that whatever walks a parsed value may recurse without a check of its own. */
const MAX_NESTING = 200;
/** More brackets and commas than any message has. A reviver takes a microsecond for each value behind them. */
const MAX_VALUES = 20_000;
/** Python refuses to read longer integers too (sys.set_int_max_str_digits). */
const MAX_INTEGER_DIGITS = 4300;
const UNSAFE_INTEGER = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Reads JSON without losing digits: an integer beyond 2^53 becomes a bigint.
 * A byte order mark, NaN, Infinity, nesting beyond 200 levels and more than 20,000 values (or `maxValues`) are refused;
 * of equal keys the last one counts.
 */
export function parseJson(
  text: string,
  { maxValues = MAX_VALUES }: { maxValues?: number } = {},
): { ok: true; value: JsonValue } | { ok: false } {
  if (exceedsLimits(text, maxValues)) return { ok: false };
  try {
    // The reviver visits every value, so it runs only where a long integer may hide.
    const value: JsonValue = UNSAFE_INTEGER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  if (source === undefined || !INTEGER.test(source)) return value;
  if (source.length > MAX_INTEGER_DIGITS) throw new RangeError("integer too long");
  return BigInt(source);
}

function exceedsLimits(text: string, maxValues: number): boolean {
  // A regular expression runs over what lies between much faster than a loop does.
  const structure = /["[\]{},]/g;
  let depth = 0;
  let values = 0;
  for (let found = structure.exec(text); found !== null; found = structure.exec(text)) {
    const [character] = found;
    if (character === '"') structure.lastIndex = endOfString(text, found.index) + 1;
    else if (character === "[" || character === "{") {
      if (++depth > MAX_NESTING || ++values > maxValues) return true;
    } else if (character === "]" || character === "}") depth--;
    else if (++values > maxValues) return true;
  }
  return false;
}

function endOfString(text: string, opening: number): number {
  let end = text.indexOf('"', opening + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The text that Python's json.dumps gives by default: ", " and ": ", everything outside printable ASCII escaped.
 * With sortKeys members stand in order of code points, as sort_keys=True puts them.
 */
export function pythonJson(value: JsonValue, options: { sortKeys?: boolean } = {}): string {
  return write(value, { item: ", ", member: ": ", sortKeys: options.sortKeys ?? false });
}

/** The compact text over which registrations are signed: json.dumps(…, sort_keys=True, separators=(",", ":")). */
export function canonicalJson(value: JsonValue): string {
  return write(value, { item: ",", member: ":", sortKeys: true });
}

interface Style {
  readonly item: string;
  readonly member: string;
  readonly sortKeys: boolean;
}

function write(value: JsonValue, style: Style): string {
  if (typeof value === "string") return quote(value);
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value)))
    throw new Error("not JSON");
  if (value === null || typeof value !== "object") return String(value);
  if (!isJsonObject(value)) return `[${value.map((item) => write(item, style)).join(style.item)}]`;
  const members = Object.entries(value);
  if (style.sortKeys) members.sort(([a], [b]) => compareCodePoints(a, b));
  const texts = members.map(([name, member]) => quote(name) + style.member + write(member, style));
  return `{${texts.join(style.item)}}`;
}

/** JSON.stringify escapes the same short forms as Python; what lies beyond "~" is left for us. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Python orders text by code point, JavaScript by UTF-16 unit: they differ beyond U+FFFF. */
function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  for (const [index, code] of left.entries()) {
    const difference = code - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
