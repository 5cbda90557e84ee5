import type { LanguageCode } from "../intent/intent.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { comparable, sentenceForms } from "./own-sentences.ts";
import { portuguese } from "./pt.ts";
import type { Sentences } from "./sentences.ts";
import { chinese } from "./zh.ts";

const TABLES: Readonly<Record<LanguageCode, Sentences>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  pt: portuguese,
  it: italian,
  hi: hindi,
  zh: chinese,
  ja: japanese,
};

/** What the agent says, in a language. */
export function sentencesIn(code: LanguageCode): Sentences {
  return TABLES[code];
}

/** The longest of our sentences is shorter. */
const LONGEST_COMPARED = 1_500;
/** So much of every sentence decides whether the rest is looked at. */
const HEAD = 5;

let forms: ReadonlyMap<string, readonly string[]> | null = null;

/** Every sentence of every language by its head, made when it is first needed. */
function formsByHead(): ReadonlyMap<string, readonly string[]> {
  if (forms !== null) return forms;
  const all = new Set(Object.values(TABLES).flatMap((table) => [...sentenceForms(table)]));
  const byHead = new Map<string, string[]>();
  for (const form of all) {
    const head = form.slice(0, HEAD);
    byHead.set(head, [...(byHead.get(head) ?? []), form]);
  }
  forms = byHead;
  return byHead;
}

/**
 * Whether a text is one of these sentences, in whatever language, as an agent that answers every text sends it back: it
 * is one, or begins with one. What follows it does not matter.
 */
export function beginsAsSentence(text: string): boolean {
  const start = text.trimStart().slice(0, LONGEST_COMPARED);
  const candidates = formsByHead().get(comparable(start.slice(0, 10 * HEAD)).slice(0, HEAD));
  if (candidates === undefined) return false;
  const compared = comparable(start);
  return candidates.some((form) => compared.startsWith(form));
}
