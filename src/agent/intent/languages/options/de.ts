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
  SHARPER,
  SITE,
  SQUARE,
  STORY,
  THUMBNAIL,
  UPRIGHT,
  WIDER,
} from "./option-words.ts";

const germanShape = "(?:im |in )?(?:quer|hoch|hochkant|breit|quadratisch|querformat|hochformat)";
export const germanOptions: OptionWords = {
  lacking: " ohne #",
  hints: hints(
    "handy|smartphone|iphone|telefon|desktop|computer|laptop|monitor|qualitat|auflos|entwurf|freigestellt|hintergrund|einmal|titelbild",
  ),
  words: optionTable(
    ["in (?:einer )?(?:höherer|höheren|besserer|voller|höchster) auflösung", SHARPER],
    ["(?<=(?:es|bild) )doppelt so breit(?: wie hoch)?", WIDER],
    [`einmal ${germanShape}(?:,|,? und) einmal ${germanShape}`, MIXED],
    [
      "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:das|mein|ein)|auf dem|auf mein) (?:handy|smartphone|iphone|telefon)",
      UPRIGHT,
    ],
    [
      "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:den|das|meinen|mein|einen)) (?:desktop|computer|pc|laptop|monitor)",
      LYING,
    ],
    ["(?:als|fur (?:ein|einen|mein|meinen)|im) (?:[a-z]{3,12}[- ])?banner(?:format)?", BANNER],
    [`(?:als|fur (?:eine|meine)|im) (?:${SITE}[- ])?(?:story|reel)(?:[- ]?format)?`, STORY],
    ["(?:als|fur (?:ein|mein)) (?:youtube[- ])?thumbnail", THUMBNAIL],
    [`(?:als|fur (?:einen|meinen)) ${SITE}[- ]?(?:post|beitrag)`, SQUARE],
    [
      `in (?:sehr |ganz )?(?:hoher|hochster|bester|guter) (?:qualitat|auflosung)|hohe qualitat|hochauflosend|in ${HD}`,
      FINE,
    ],
    [
      "(?:nur )?(?:als )?(?:schneller|grober) entwurf|(?:als )?(?:einen )?(?:schnellen|groben) entwurf|in (?:niedriger|geringer) qualitat",
      ROUGH,
    ],
    ["freigestellt|(?:ganz )?ohne hintergrund|(?:mit )?transparent(?:er|em|en)? hintergrund", CUT_OUT],
  ),
};
