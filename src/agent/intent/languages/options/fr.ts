import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, romance, SITE } from "./option-words.ts";

export const frenchOptions: OptionWords = {
  lacking: " sans #",
  hints: hints(
    "telephone|mobile|portable|bureau|ordinateur|qualite|resolution|definition|brouillon|ebauche|fond|detour|paysage|banniere|miniature",
  ),
  words: optionTable(
    ["(?:en|avec une) (?:plus haute|meilleure|pleine) résolution", asked.SHARPER],
    [romance("une?", "en|au format", "et", "paysage|portrait|carree?|vertical|horizontal"), asked.MIXED],
    ["(?:au |en )?format carré", asked.SQUARE],
    ["(?:au |en )?format (?:portrait|vertical)", asked.UPRIGHT],
    ["(?:au |en )?format (?:paysage|horizontal|panoramique)", asked.LYING],
    [
      "(?:comme )?(?:fond d'ecran )?pour (?:le |mon |un )?(?:telephone|mobile|portable|smartphone|iphone)",
      asked.UPRIGHT,
    ],
    ["(?:comme )?(?:fond d'ecran )?pour (?:le |mon |l'|un )?(?:bureau|ordinateur|pc|ecran)", asked.LYING],
    ["(?:comme|pour|en|au format) (?:une |ma )?(?:banniere|bandeau)", asked.BANNER],
    [`(?:comme|pour|en|au format) (?:une |ma )?(?:story|reel)(?: ${SITE})?`, asked.STORY],
    ["(?:comme|pour|en) (?:une |ma )?miniature(?: youtube)?", asked.THUMBNAIL],
    [`(?:comme|pour) (?:un |mon )?post ${SITE}`, asked.SQUARE],
    [
      `(?:en|de) (?:tres )?(?:haute|meilleure) (?:qualite|resolution|definition)|haute qualite|en ${HD}`,
      asked.FINE,
    ],
    [
      "(?:juste )?(?:comme )?un brouillon(?: rapide)?|brouillon rapide|ebauche rapide|en basse qualite",
      asked.ROUGH,
    ],
    [
      "sans (?:l'arriere-plan|arriere-plan|fond|le fond)|detoure[es]{0,2}|(?:avec |sur )?(?:un )?fond transparent",
      asked.CUT_OUT,
    ],
  ),
};
