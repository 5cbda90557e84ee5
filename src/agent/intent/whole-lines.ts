import type { LanguageCode } from "./intent.ts";
import { MEANINGS, type Meaning } from "./language.ts";
import { LANGUAGE_SOURCES } from "./languages/index.ts";
import { fold } from "./plain-line.ts";

export interface LineRead {
  readonly code: LanguageCode;
  readonly meaning: Meaning;
}

let index: ReadonlyMap<string, readonly LineRead[]> | null = null;

/** What a line says that some language has as a whole: of several the one that is likeliest, else the first. */
export function wholeLine(plain: string, likely: readonly LanguageCode[]): LineRead | null {
  index ??= everyLine();
  const known = index.get(plain);
  if (known === undefined) return null;
  for (const code of likely) {
    const found = known.find((one) => one.code === code);
    if (found !== undefined) return found;
  }
  return known[0] ?? null;
}

function everyLine(): ReadonlyMap<string, readonly LineRead[]> {
  const all = new Map<string, LineRead[]>();
  for (const { code, lines } of LANGUAGE_SOURCES) {
    for (const meaning of MEANINGS) {
      const read: LineRead = { code, meaning };
      for (const line of fold(lines[meaning] ?? "").split("|")) {
        const before = all.get(line);
        if (before === undefined) all.set(line, [read]);
        else if (!before.some((one) => one.code === code)) before.push(read);
      }
    }
  }
  all.delete("");
  return all;
}
