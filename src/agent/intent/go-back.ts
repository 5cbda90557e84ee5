import type { LanguageCode, PictureReference } from "./intent.ts";
import { openLanguage } from "./languages/index.ts";
import { numberOf } from "./wording.ts";

export interface WentBack {
  readonly code: LanguageCode;
  readonly to: PictureReference;
}

/** The picture that a line goes back to: "undo", "the first one was better". null: it says something else. */
export function goesBackTo(plain: string, pictures: number, codes: readonly LanguageCode[]): WentBack | null {
  // Of one picture there is none before.
  if (pictures < 2) return null;
  for (const code of codes) {
    const language = openLanguage(code);
    const found = language.goesBack.exec(plain);
    if (found === null) continue;
    const named = found.slice(1).find((word) => word !== undefined);
    const n = language.ordinals.get(named ?? "") ?? numberOf(named, language) ?? -1;
    if (n > pictures) continue;
    // "The last one was better" is said of the one before this.
    return { code, to: { kind: "numbered", n: n > 0 ? n : pictures - 1 } };
  }
  return null;
}
