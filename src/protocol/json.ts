/** A JSON value. Integers that a double cannot hold are bigint, every other number is a number. */
export type JsonValue = null | boolean | number | bigint | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** Deeper texts are refused, so that whatever walks a parsed value may recurse without a check of its own. */
const MAX_NESTING = 200;
/**
 * The most brackets and commas of a JSON text: more than any message has. A reviver takes a microsecond for each
 * value behind them.
 */
const MAX_VALUES = 20_000;
/** Python refuses to read longer integers too (sys.set_int_max_str_digits). */
const MAX_INTEGER_DIGITS = 4300;
/** An integer with as many digits as 2^53 has: shorter ones are exact as they are. */
const LONG_INTEGER = /\d{16}/;
const INTEGER = /^-?[1-9]\d*$/;
/** Begins the text that stands for a long integer while the rest is parsed. In JSON it is spelled in one way only. */
const MARK = "\u0001";
const SPELLED_MARK = '"\\u0001';

/**
 * Reads JSON without losing digits, on every engine: an integer beyond 2^53 becomes a bigint.
 * A byte order mark, NaN, Infinity, nesting beyond 200 levels and more than 20,000 values (or `maxValues`) are refused;
 * beside a long integer also a text that begins with U+0001. Of equal keys the last one counts.
 */
export function parseJson(
  text: string,
  { maxValues = MAX_VALUES }: { maxValues?: number } = {},
): { ok: true; value: JsonValue } | { ok: false } {
  if (exceedsLimits(text, maxValues)) return { ok: false };
  try {
    const value: JsonValue = LONG_INTEGER.test(text) ? parseExactly(text) : JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

/**
 * Long integers are put into quotes behind a mark, so that the engine's own parser keeps their digits. (A reviver is
 * told a number's digits only by engines since 2024.) Throws for what is no JSON.
 */
function parseExactly(text: string): JsonValue {
  const quoted = quoteLongIntegers(text);
  if (quoted === text) return JSON.parse(text);
  if (text.includes(SPELLED_MARK)) throw new SyntaxError("a text that begins with U+0001");
  return JSON.parse(quoted, (name, value: unknown) => {
    if (name.startsWith(MARK)) throw new SyntaxError("a number for a name");
    return typeof value === "string" && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value;
  });
}

function quoteLongIntegers(text: string): string {
  const token = /"|-?\d[\d.eE+-]*/g;
  let quoted = "";
  let copied = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [written] = found;
    if (written === '"') token.lastIndex = endOfString(text, found.index) + 1;
    else if (isLongInteger(written)) {
      quoted += `${text.slice(copied, found.index)}${SPELLED_MARK}${written}"`;
      copied = token.lastIndex;
    }
  }
  return quoted + text.slice(copied);
}

function isLongInteger(written: string): boolean {
  if (!INTEGER.test(written) || Number.isSafeInteger(Number(written))) return false;
  if (written.length > MAX_INTEGER_DIGITS) throw new RangeError("integer too long");
  return true;
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
