import * as z from "zod/mini";
import { withFallback } from "../with-fallback.ts";

const LONGEST = 200;
/** Beginnings of keys. */
const PREFIX_OF_KEY = /^(?:sk|pk|key|bearer)[-_]/i;
/** Characters of a word from which on it may be a key: where letters and digits are mixed, and in any case. */
const MIXED = 16;
const LONG = 32;
/** A word that shares so many characters with the key is taken for a part of it. */
const SHORTEST_PART = 4;

const text = withFallback(z.string(), "");
const faultSchema = z.object({ message: text, detail: text, error: text, error_description: text });
const outerSchema = z.object({ error: z.optional(z.unknown()) });

export interface FailedCall {
  readonly apiKey: string;
  /** The body of the request. */
  readonly sent: string;
}

/**
 * The sentence in which an API says why it does not serve the operator's account, for the operator alone: of one line,
 * bounded, and without anything that may be a key. null: it says nothing, or repeats what it was `sent`, which may be a
 * stranger's words. Source: OpenAI's `error.message`, ASI:One's
 * `message` and `detail`.
 */
export function providerSentence(json: unknown, { apiKey, sent }: FailedCall): string | null {
  const outer = outerSchema.safeParse(json);
  const faults = outer.success ? [outer.data.error, json] : [];
  for (const fault of faults) {
    const read = faultSchema.safeParse(fault);
    if (!read.success) continue;
    const { message, detail, error_description, error } = read.data;
    const said = [message, detail, error_description, error].map((given) => cleaned(given, apiKey));
    const found = said.find((sentence) => sentence !== "");
    if (found !== undefined) return repeats(found, sent) ? null : found;
  }
  return null;
}

/** Words in a row that stand in both texts and are no coincidence. */
const WORDS_IN_A_ROW = 3;

function repeats(sentence: string, sent: string): boolean {
  const words = sentence.split(" ");
  return words.some((_, at) => {
    const run = words.slice(at, at + WORDS_IN_A_ROW);
    return run.length === WORDS_IN_A_ROW && sent.includes(run.join(" "));
  });
}

/** Control characters and the invisible ones would reach a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\p{Co}]+/gu;

function cleaned(given: string, apiKey: string): string {
  const line = given
    .slice(0, 4 * LONGEST)
    .replaceAll(apiKey === "" ? "\0" : apiKey, "…")
    .replace(UNSEEN, " ");
  const words = line.split(" ").filter((word) => word !== "");
  const safe = words.map((word) => (showsKey(word, apiKey) ? "…" : word)).join(" ");
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

/** Whether a word is, or holds, a key or a part of this one. A link to a page of the provider's is neither. */
function showsKey(word: string, apiKey: string): boolean {
  if (/^https?:\/\//i.test(word) && !/[?#…]/.test(word)) return false;
  const parts = word.split(/[^\w*-]/);
  return parts.some((part) => isLikeKey(part) || isPartOfKey(part, apiKey));
}

function isLikeKey(part: string): boolean {
  const { length } = part;
  return (
    part.includes("*") ||
    PREFIX_OF_KEY.test(part) ||
    length >= LONG ||
    (length >= MIXED && /\d/.test(part) && /[a-z]/i.test(part))
  );
}

function isPartOfKey(part: string, apiKey: string): boolean {
  return part.length >= SHORTEST_PART && /[\d_-]/.test(part) && apiKey.includes(part);
}
