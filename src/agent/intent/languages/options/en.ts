import * as asked from "./asked.ts";
import { HD, hints, type OptionWords, optionTable, SITE } from "./option-words.ts";

const englishShape =
  "(?:in )?(?:an? )?(?:landscape|portrait|square|wide|tall|vertical|horizontal)(?: format| version)?";
export const englishOptions: OptionWords = {
  lacking: " without #",
  hints: hints(
    "phone|mobile|desktop|laptop|computer|quality|draft|background|resolution|landscape|portrait|definition|tall|wide",
  ),
  words: optionTable(
    ["(?:in|at|with) (?:a |the )?(?:higher|better|more|highest|full|print) resolution", asked.SHARPER],
    ["(?<=(?:it|this|that|picture|image) )twice as wide(?: as (?:it is )?(?:tall|high))?", asked.WIDER],
    [`one ${englishShape}(?:,|,? and) (?:one|the other) ${englishShape}`, asked.MIXED],
    ["(?<=,\\s?)(?:square|quadratic)(?=\\s?,)", asked.SQUARE],
    ["(?<=,\\s?)(?:vertical|upright)(?=\\s?,)", asked.UPRIGHT],
    ["(?<=,\\s?)(?:horizontal|widescreen)(?=\\s?,)", asked.LYING],
    [
      "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:phone|mobile|iphone|smartphone|phone screen)",
      asked.UPRIGHT,
    ],
    [
      "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:desktop|laptop|pc|computer|computer screen|monitor)",
      asked.LYING,
    ],
    ["(?:as|for|in) (?:an? |my |the )?(?:[a-z]{3,12} )?banner(?: format| size| shape)?", asked.BANNER],
    [
      `(?:as|for|in) (?:an? |my |the )?(?:${SITE} (?:story|stories|reel)|tiktok|(?:story|reel) (?:format|size))|as a story`,
      asked.STORY,
    ],
    ["(?:as|for) (?:an? |my |the )?(?:youtube )?thumbnail", asked.THUMBNAIL],
    [`(?:as|for) (?:an? |my |the )?${SITE} (?:post|feed)`, asked.SQUARE],
    [
      `(?:in|at|with) (?:very )?(?:high(?:est)?|best|top|maximum|${HD}) (?:quality|definition|resolution)|high(?:est)? (?:quality|resolution)|in ${HD}`,
      asked.FINE,
    ],
    [
      "(?:in|at|with) (?:low|draft) quality|(?:just )?(?:as )?an? (?:quick|rough|fast) draft|(?:quick|rough) draft|draft quality",
      asked.ROUGH,
    ],
    [
      "(?:with |and |on )?no background|without (?:an? |any |the )?background|cut[ -]?out(?: background)?|with the background removed",
      asked.CUT_OUT,
    ],
  ),
};
