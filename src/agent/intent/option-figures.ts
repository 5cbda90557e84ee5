import { type OptionsSoFar, setRatio, setSeed, setSize, setUnmet, type Unmet } from "./picture-options.ts";
import { type Said, without } from "./plain-line.ts";
import { LazyRule, MOST_READ, type Rule } from "./rule.ts";

/** How options are said that are the same in every language, or nearly so: figures and names of formats. */

const BARE_RATIO =
  /(?:^|[\s,;(，、])(?:in |als |en |em |in formato |ratio |aspect ratio )?(\d{1,2}(?:\.\d{1,2})?:\d{1,2})(?: ?(?:format|ratio|aspect ratio|aspect|比例|で|の))?(?=[\s,.;)，。、]|$)/;
const RATIOS: ReadonlySet<string> = new Set(
  "1:1 16:9 9:16 16:10 10:16 4:3 3:4 3:2 2:3 21:9 9:21 4:5 5:4 2:1 1:2 3:1 1:3 32:9 18:9 9:18 19:9 9:19 1.91:1".split(
    " ",
  ),
);
const BARE_SIZE =
  /(?:^|[\s,;(，、])(?:in |at |en |em |mit |a )?(?:(\d{3,6} ?(?:[x×*]|by) ?\d{3,6})(?: ?(?:px|pixels?|pixel|pixeles))?|(\d{1,6} ?(?:[x×*]|by) ?\d{1,6}) ?(?:px|pixels?|pixel|pixeles))(?=[\s,.;)，。、]|$)/;
const SEED =
  /(?:^|[\s,;(，、])(?:(?:with|mit|con|avec|com|and|use|using) )?(?:the |dem |la |el |il |o |a )?(?:seed|semilla|graine|seme|semente|सीड|种子|シード)(?: ?(?:number|nr\.?|值|値))? ?[:=#は为]? ?(-?\d{1,20})(?=[\s,.;)，。、]|$)/;
const PAPER =
  /(?:^|[\s,;(，、])(?:(?:in|on|auf|im|en|em|su|as|als|for|fur|para|pour|per) (?:(?:an? |formato |format )?(?:din[ -]?)?)a([2-6])(?: ?(?:format|paper|size|sheet|page|papier|papel|carta))?|(?:din[ -]?)?a([2-6])[ -]?(?:format|size|尺寸|纸|サイズ)(?:で|の)?|formato a([2-6])|format a([2-6])|(?<=,\s?)(?:din[ -]?)?a([2-6])(?=\s*(?:$|[,.]|landscape|portrait|quer|hoch|horizontal|vertical|apaisad|paysage)))(?=[\s,.;)，。、]|$)/;

/** Ready-made words before and after what is asked for. */
const BEFORE =
  "(?:in|at|as|with|als|mit|en|com|con|avec|em|como|come|comme|im|resolution|auflosung|resolucion|resolucao|risoluzione)";
const AN = "(?:an? |the |ein |eine |einem |einer |un |une |una |uma |true |full |native )?";
const END = "(?=[\\s,.;!?)，。、！]|$)";
const SHARP = "(?:[24568]k|16k|ultra[ -]?hd|uhd|\\d{3,4} ?dpi)";
const SHARPNESS =
  "(?:[ -]?(?:resolution|quality|auflosung|qualitat|resolucion|calidad|qualite|resolucao|qualidade|risoluzione|qualita|रिज़ॉल्यूशन|क्वालिटी|超?高?清?画质|分辨率|高?画質|解像度)|超清|高清)";
const FILE = "(?:svg|pdf|eps|psd|tiff?|webp|jpe?g|bmp|heic|ai file|docx?|pptx?|excel)";
const FILES =
  "(?:[ -]?(?:file|files|format|datei|archivo|fichier|arquivo|formato|document|फाइल|फ़ाइल|文件|格式|ファイル|形式))?";
const VECTOR =
  "(?:vector(?: file| graphics?| format| image)?|vektor(?:grafik|datei|format)?|vectorial|vectoriel(?:le)?|vetorial|vetor|vettoriale)";
const FILM =
  "(?:animated gif|gif animado|gif anime|gif animata|animiertes gif|gif|video|clip|animation|animacion|animacao|animazione|film|mp4)";

interface Beyond {
  readonly what: Unmet;
  readonly pattern: Rule;
  /** The words stay: they are style as well. */
  readonly stays?: true;
}

/** What no provider gives, by how it is asked for. */
const BEYOND: readonly Beyond[] = [
  ...[
    `[\\s,;(，、]{0,3}(?:^|(?<=[\\s,;(，、]))${BEFORE} ${AN}${SHARP}${SHARPNESS}?\\)?(?! (?:tv|television|monitor|screen|camera|display|projector|fernseher))${END}`,
    `[\\s,;(，、]{0,3}(?:^|(?<=[\\s,;(，、]))${SHARP}(?:${SHARPNESS}|[ ]?(?:में|で|の(?!テレビ)))\\)?`,
    `^${SHARP} (?!tv|monitor|screen|camera|display|projector)(?=\\S)`,
  ].map((source) => ({ what: "resolution" as const, pattern: new LazyRule(source) })),
  {
    what: "format",
    pattern: new LazyRule(
      `[\\s,;(，、]{0,3}(?:^|(?<=[\\s,;(，、]))${BEFORE} ${AN}(?:formato |format |fichier |archivo |arquivo |file |datei )?\\.?${FILE}${FILES}\\)?${END}`,
    ),
  },
  {
    what: "format",
    pattern: new LazyRule(
      `^(?:(?:can|could) (?:you|i) )?(?:please )?(?:send|give|get|export|save|have|schick|gib|envoie|envia|manda|dame|me da)(?: me| mir| moi| mi)? (?:the |it |this |an? |that |das |es |ein |un |el |le |il |o )?(?:as |als |in |en |em )?(?:the |an? |ein |un )?(?:${FILE}|vector)(?: file| version|[- ]datei)?[.?! ]*$`,
    ),
  },
  { what: "format", pattern: new LazyRule(`[\\s,;，、]{0,3}${FILE} ?(?:में|格式|文件|で|形式で?)`) },
  {
    what: "format",
    pattern: new LazyRule(`(?:^|[\\s,;(])(?:${BEFORE}) ${AN}(?:formato |format )?${VECTOR}[.!?)]*$`),
    stays: true,
  },
  {
    what: "format",
    pattern: new LazyRule("矢量图|矢量格式|ベクター(?:画像|形式|データ)|वेक्टर (?:फाइल|फॉर्मेट)"),
    stays: true,
  },
  {
    what: "motion",
    pattern: new LazyRule(
      `[\\s,;(，、]{0,3}(?:^|(?<=[\\s,;(，、]))(?:as|als|en|como|come|comme|em|in formato) ${AN}${FILM}\\)?${END}`,
    ),
  },
  {
    what: "motion",
    pattern: new LazyRule(
      "[\\s,;，、]{0,3}(?:做成|作为)?(?<![a-z])(?:gif|动图|動圖|动画图)(?:动图)?$|[、\\s]?(?<![a-z])(?:gif|動画)(?:で|に|として)|gif (?:में|के रूप में)",
    ),
  },
  {
    what: "motion",
    pattern: new LazyRule(
      "(?:^|\\s)(?:an? animated (?!film|movie|series|style|cartoon|character|show)|animierte[rsn]? |(?:animated )?gifs? (?:of|von|de|di|with|mit) |(?:video|animation|video clip) (?:of|von|di) )",
    ),
    stays: true,
  },
];

/** A bare "8k" at the end is asked for; among many tags it is style. */
const BARE_SHARP = new LazyRule(`[\\s,;(，、]{1,3}${SHARP}\\)?[.!。！]*$`);
const MOST_PIECES = 3;

/** Reads what is said in figures and by names of formats, and takes it out of the text. */
export function readFigures(reading: OptionsSoFar, given: Said): Said {
  let rest = given;
  for (const [pattern, set] of FIGURES_READ) {
    const found = pattern.exec(rest.low);
    const value = found?.slice(1).find((group) => group !== undefined);
    if (found !== null && value !== undefined && set(reading, value)) rest = cut(rest, found);
  }
  for (const { what, pattern, stays } of BEYOND) {
    const from = Math.max(0, rest.low.length - MOST_READ);
    const found = pattern.exec(rest.low.slice(from));
    if (found === null) continue;
    found.index += from;
    setUnmet(reading, what);
    if (stays !== true) rest = cut(rest, found);
  }
  const isList =
    rest.low.length > MOST_READ || rest.low.split(/[,，、]/, MOST_PIECES + 1).length > MOST_PIECES;
  const bare = isList ? null : BARE_SHARP.exec(rest.low);
  if (bare === null) return rest;
  setUnmet(reading, "resolution");
  return cut(rest, bare);
}

const FIGURES_READ: readonly (readonly [RegExp, (reading: OptionsSoFar, value: string) => boolean])[] = [
  [BARE_RATIO, (reading, value) => RATIOS.has(value) && setRatio(reading, value)],
  [BARE_SIZE, (reading, value) => setSize(reading, value.replaceAll(" ", "").replace("by", "x"))],
  [SEED, (reading, value) => setSeed(reading, value) || ignored(reading)],
  [PAPER, (reading) => setRatio(reading, "210:297")],
];

function ignored(reading: OptionsSoFar): boolean {
  setUnmet(reading, "seed");
  return true;
}

/** A text without what was found in it. */
export function cut(rest: Said, { index, 0: piece }: RegExpExecArray): Said {
  return without(rest, index, index + piece.length, piece.startsWith("(") ? " (" : " ");
}

/** What is left between two pieces that were taken out. */
export function tidy(text: string): string {
  const joined = text
    .replace(/\(\s*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([,.;:!?，。、；])/g, "$1")
    .replace(/([,;，、；])(?: ?[,;，、；]){1,20}/g, "$1")
    .replace(/[,;，、；]([.!?。！？])/g, "$1");
  let [start, end] = [0, joined.length];
  while (start < end && " ,;.:，。、；".includes(joined.charAt(start))) start += 1;
  while (end > start && " ,;:，、；".includes(joined.charAt(end - 1))) end -= 1;
  return joined.slice(start, end);
}
