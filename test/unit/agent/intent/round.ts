import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { LANGUAGES, type LanguageCode, type Understood } from "../../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";

/** One line of a round and what the rules made of it. */
export interface LineRead {
  readonly language: LanguageCode;
  readonly line: string;
  readonly understood: Understood;
  /** Why it is not what the person wanted; empty: it is. */
  readonly misses: readonly string[];
  /** A picture would be paid though the person wanted words. */
  readonly needlesslyPaid: boolean;
}

const PAID: ReadonlySet<string> = new Set(["draw", "change", "again"]);
const code = z.enum(LANGUAGES);
const FOLDER = join(import.meta.dirname, "rounds");

export const ROUNDS = readdirSync(FOLDER).toSorted();

/**
 * Reads a round: a line each of `language pictures wanted | what was said`, where `wanted` is one kind of intent or
 * several that would do (draw/change), then what else must be: shape=portrait, count=2, of=nth:1, says=red_fox.
 */
export function readRound(file: string): LineRead[] {
  const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
  return lines.filter((line) => line !== "").map(readLine);
}

function readLine(whole: string): LineRead {
  const bar = whole.indexOf(" | ");
  const [language, pictures, kinds = "", ...more] = whole.slice(0, bar).split(" ");
  const line = whole.slice(bar + 3).replaceAll("\\n", "\n");
  const understood = readIntent(line, {
    pictures: Number(pictures),
    hasEarlier: false,
    attachments: 0,
    origin: null,
    language: null,
  });
  const wanted = kinds.split("/");
  const { kind } = understood.intent;
  return {
    language: code.parse(language),
    line,
    understood,
    misses: wanted.includes(kind)
      ? more.flatMap((want) => missed(want, understood))
      : [`${kind} for ${kinds}`],
    needlesslyPaid: PAID.has(kind) && !wanted.some((one) => PAID.has(one)),
  };
}

function missed(want: string, { intent, options }: Understood): string[] {
  const [name = "", value = ""] = want.split("=");
  const words =
    intent.kind === "draw" ? intent.description : intent.kind === "change" ? intent.instruction : "";
  const plain = value.replaceAll("_", " ");
  if (name === "says")
    return words.toLowerCase().includes(plain.toLowerCase()) ? [] : [`"${words}" lacks ${plain}`];
  if (name === "not")
    return words.toLowerCase().includes(plain.toLowerCase()) ? [`"${words}" has ${plain}`] : [];
  const of = "of" in intent ? intent.of : null;
  const got =
    name === "of"
      ? of?.kind === "nth"
        ? `nth:${of.n}`
        : of?.kind
      : Object.entries(options).find(([key]) => key === name)?.[1];
  return String(got) === value ? [] : [`${name} is ${String(got)}`];
}
