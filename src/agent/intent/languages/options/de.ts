import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, SITE } from "./option-words.ts";

const germanShape = "(?:im |in )?(?:quer|hoch|hochkant|breit|quadratisch|querformat|hochformat)";
export const germanOptions: OptionWords = {
  lacking: " ohne #",
  hints: hints(
    "handy|smartphone|iphone|telefon|desktop|computer|laptop|monitor|qualitat|auflos|entwurf|freigestellt|hintergrund|einmal|titelbild",
  ),
  words: optionTable(
    ["in (?:einer )?(?:höherer|höheren|besserer|voller|höchster) auflösung", asked.SHARPER],
    ["(?<=(?:es|bild) )doppelt so breit(?: wie hoch)?", asked.WIDER],
    [`einmal ${germanShape}(?:,|,? und) einmal ${germanShape}`, asked.MIXED],
    [
      "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:das|mein|ein)|auf dem|auf mein) (?:handy|smartphone|iphone|telefon)",
      asked.UPRIGHT,
    ],
    [
      "(?:als )?(?:hintergrund(?:bild)? )?(?:furs|fur (?:den|das|meinen|mein|einen)) (?:desktop|computer|pc|laptop|monitor)",
      asked.LYING,
    ],
    ["(?:als|fur (?:ein|einen|mein|meinen)|im) (?:[a-z]{3,12}[- ])?banner(?:format)?", asked.BANNER],
    [`(?:als|fur (?:eine|meine)|im) (?:${SITE}[- ])?(?:story|reel)(?:[- ]?format)?`, asked.STORY],
    ["(?:als|fur (?:ein|mein)) (?:youtube[- ])?thumbnail", asked.THUMBNAIL],
    [`(?:als|fur (?:einen|meinen)) ${SITE}[- ]?(?:post|beitrag)`, asked.SQUARE],
    [
      `in (?:sehr |ganz )?(?:hoher|hochster|bester|guter) (?:qualitat|auflosung)|hohe qualitat|hochauflosend|in ${HD}`,
      asked.FINE,
    ],
    [
      "(?:nur )?(?:als )?(?:schneller|grober) entwurf|(?:als )?(?:einen )?(?:schnellen|groben) entwurf|in (?:niedriger|geringer) qualitat",
      asked.ROUGH,
    ],
    ["freigestellt|(?:ganz )?ohne hintergrund|(?:mit )?transparent(?:er|em|en)? hintergrund", asked.CUT_OUT],
  ),
};
