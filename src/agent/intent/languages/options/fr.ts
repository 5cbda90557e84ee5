import {
  BANNER,
  CUT_OUT,
  FINE,
  HD,
  hints,
  LYING,
  MIXED,
  type OptionWords,
  optionTable,
  ROUGH,
  romance,
  SHARPER,
  SITE,
  SQUARE,
  STORY,
  THUMBNAIL,
  UPRIGHT,
} from "./option-words.ts";

export const frenchOptions: OptionWords = {
  lacking: " sans #",
  hints: hints(
    "telephone|mobile|portable|bureau|ordinateur|qualite|resolution|definition|brouillon|ebauche|fond|detour|paysage|banniere|miniature",
  ),
  words: optionTable(
    ["(?:en|avec une) (?:plus haute|meilleure|pleine) résolution", SHARPER],
    [romance("une?", "en|au format", "et", "paysage|portrait|carree?|vertical|horizontal"), MIXED],
    ["(?:au |en )?format carré", SQUARE],
    ["(?:au |en )?format (?:portrait|vertical)", UPRIGHT],
    ["(?:au |en )?format (?:paysage|horizontal|panoramique)", LYING],
    [
      "(?:comme )?(?:fond d'ecran )?pour (?:le |mon |un )?(?:telephone|mobile|portable|smartphone|iphone)",
      UPRIGHT,
    ],
    ["(?:comme )?(?:fond d'ecran )?pour (?:le |mon |l'|un )?(?:bureau|ordinateur|pc|ecran)", LYING],
    ["(?:comme|pour|en|au format) (?:une |ma )?(?:banniere|bandeau)", BANNER],
    [`(?:comme|pour|en|au format) (?:une |ma )?(?:story|reel)(?: ${SITE})?`, STORY],
    ["(?:comme|pour|en) (?:une |ma )?miniature(?: youtube)?", THUMBNAIL],
    [`(?:comme|pour) (?:un |mon )?post ${SITE}`, SQUARE],
    [
      `(?:en|de) (?:tres )?(?:haute|meilleure) (?:qualite|resolution|definition)|haute qualite|en ${HD}`,
      FINE,
    ],
    [
      "(?:juste )?(?:comme )?un brouillon(?: rapide)?|brouillon rapide|ebauche rapide|en basse qualite",
      ROUGH,
    ],
    [
      "sans (?:l'arriere-plan|arriere-plan|fond|le fond)|detoure[es]{0,2}|(?:avec |sur )?(?:un )?fond transparent",
      CUT_OUT,
    ],
  ),
};
