/**
 * Text that a person is shown, in whatever a stranger may have written: one home for what cannot be seen. Every
 * expression here takes time in proportion to its text.
 */

/**
 * Control and format characters (bidi, zero-width, tags), halves of surrogate pairs, fillers that are drawn as nothing
 * although they count as letters or symbols (U+115F, U+1160, U+3164, U+FFA0 among the default-ignorable ones, U+2800,
 * U+1D159), and line separators.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\u{1D159}]+/gu;
const SOMETHING_VISIBLE =
  /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\u{1D159}]/u;
/** Characters that only choose how the one before them looks. */
const VARIATION_SELECTORS = /[\p{Variation_Selector}]+/gu;

/** Characters that `withoutInvisible` and `oneLine` look at: more than any text that is shown has. */
const LONGEST_READ = 16_000;

/** Whether a person would see anything of a text. */
export function isVisible(text: string): boolean {
  return SOMETHING_VISIBLE.test(text);
}

/** The beginning of a text, with a space for whatever cannot be seen. */
export function withoutInvisible(text: string): string {
  return text.slice(0, LONGEST_READ).replace(VARIATION_SELECTORS, "").replace(INVISIBLE, " ");
}

/** A text on one line, without what cannot be seen, cut at so many code points. */
export function oneLine(text: string, longest: number): string {
  const characters = [...withoutInvisible(text).replace(/\s+/g, " ").trim()];
  if (characters.length <= longest) return characters.join("");
  const cut = characters.slice(0, longest - 1).join("");
  return `${cut.trimEnd()}…`;
}

/**
 * Escape sequences whole, so that their parameters are not left to be read: CSI, the strings that are closed (OSC, DCS,
 * SOS, PM, APC), and ESC with one more character. Source: ECMA-48, 5.3 to 5.6.
 */
const ESCAPE_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -~]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Control characters but tab and line feed; bidi marks, embeddings, overrides and isolates; zero-width; tags. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu;
const HALF_A_PAIR = /\p{Surrogate}/gu;

/** A text that may be written to a terminal: its lines stay, nothing in it steers the terminal or turns its order. */
export function terminalText(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, "")
    .replace(LINE_ENDS, "\n")
    .replace(UNPRINTABLE, "")
    .replace(HALF_A_PAIR, "\ufffd");
}

/** The same on one line: for a place in a table or a sentence, where a second line could pass for another entry. */
export function terminalLine(text: string): string {
  return terminalText(text).replace(/\s+/g, " ").trim();
}

/**
 * A value's JSON for a terminal: `JSON.stringify` lets through C1 controls and bidi overrides, and these are escaped
 * too.
 */
export function terminalJson(value: object): string {
  return escapedJson(JSON.stringify(value));
}

/** JSON text in whose strings everything that a terminal might obey is escaped; its values stay the same. */
export function escapedJson(json: string): string {
  return json
    .replaceAll("\r", "")
    .replace(UNPRINTABLE, (found) =>
      Array.from({ length: found.length }, (_, at) => escapedUnit(found.charCodeAt(at))).join(""),
    );
}

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
