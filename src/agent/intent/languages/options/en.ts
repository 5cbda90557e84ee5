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

const englishShape =
  "(?:in )?(?:an? )?(?:landscape|portrait|square|wide|tall|vertical|horizontal)(?: format| version)?";
export const englishOptions: OptionWords = {
  lacking: " without #",
  hints: hints(
    "phone|mobile|desktop|laptop|computer|quality|draft|background|resolution|landscape|portrait|definition|tall|wide",
  ),
  words: optionTable(
    ["(?:in|at|with) (?:a |the )?(?:higher|better|more|highest|full|print) resolution", SHARPER],
    ["(?<=(?:it|this|that|picture|image) )twice as wide(?: as (?:it is )?(?:tall|high))?", WIDER],
    [`one ${englishShape}(?:,|,? and) (?:one|the other) ${englishShape}`, MIXED],
    ["(?<=,\\s?)(?:square|quadratic)(?=\\s?,)", SQUARE],
    ["(?<=,\\s?)(?:vertical|upright)(?=\\s?,)", UPRIGHT],
    ["(?<=,\\s?)(?:horizontal|widescreen)(?=\\s?,)", LYING],
    [
      "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:phone|mobile|iphone|smartphone|phone screen)",
      UPRIGHT,
    ],
    [
      "(?:as )?(?:an? )?(?:wallpaper |background )?(?:for|to fit) (?:my |an? |the )?(?:desktop|laptop|pc|computer|computer screen|monitor)",
      LYING,
    ],
    ["(?:as|for|in) (?:an? |my |the )?(?:[a-z]{3,12} )?banner(?: format| size| shape)?", BANNER],
    [
      `(?:as|for|in) (?:an? |my |the )?(?:${SITE} (?:story|stories|reel)|tiktok|(?:story|reel) (?:format|size))|as a story`,
      STORY,
    ],
    ["(?:as|for) (?:an? |my |the )?(?:youtube )?thumbnail", THUMBNAIL],
    [`(?:as|for) (?:an? |my |the )?${SITE} (?:post|feed)`, SQUARE],
    [
      `(?:in|at|with) (?:very )?(?:high(?:est)?|best|top|maximum|${HD}) (?:quality|definition|resolution)|high(?:est)? (?:quality|resolution)|in ${HD}`,
      FINE,
    ],
    [
      "(?:in|at|with) (?:low|draft) quality|(?:just )?(?:as )?an? (?:quick|rough|fast) draft|(?:quick|rough) draft|draft quality",
      ROUGH,
    ],
    [
      "(?:with |and |on )?no background|without (?:an? |any |the )?background|cut[ -]?out(?: background)?|with the background removed",
      CUT_OUT,
    ],
  ),
};
