import type { LanguageCode } from "../../../src/agent/intent/intent.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import * as words from "../../../src/agent/words.ts";

/**
 * The text that a transcript names, so that a sentence can be put in better words without touching transcripts: a field
 * of the sentences of a language ("greeting", "talk.thanks", "help(30)"), of the words for everybody
 * ("words.JUST_ANSWERED"), or, after an equals sign, the text itself. With an ellipsis at its end it is how the text begins.
 */
export function sentenceNamed(name: string, language: LanguageCode): string {
  if (name.startsWith("=")) return name.slice(1);
  if (name.endsWith("…")) return `${sentenceNamed(name.slice(0, -1), language)}…`;
  const [, path = "", given = ""] = /^([\w.-]+)(?:\((.*)\))?$/.exec(name) ?? [];
  const isForAll = path.startsWith("words.");
  const table: unknown = isForAll ? words : sentencesIn(language);
  const found = (isForAll ? path.slice("words.".length) : path)
    .split(".")
    .reduce<unknown>((value, key) => fieldOf(value, key), table);
  const values: unknown = JSON.parse(`[${given}]`);
  const text: unknown =
    typeof found === "function" && Array.isArray(values) ? Reflect.apply(found, table, values) : found;
  return typeof text === "string" ? text : name;
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
