import type { Language } from "../language.ts";
import { german } from "./de.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { french } from "./fr.ts";
import { hindi } from "./hi.ts";
import { italian } from "./it.ts";
import { japanese } from "./ja.ts";
import { portuguese } from "./pt.ts";
import { chinese } from "./zh.ts";

/** Every language of the rules; of two that are as likely the earlier one counts. */
export const LANGUAGE_RULES: readonly Language[] = [
  english,
  spanish,
  german,
  french,
  portuguese,
  italian,
  hindi,
  chinese,
  japanese,
];
