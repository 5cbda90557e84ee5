/**
 * A single-line alphabet for the caption. Each glyph is a list of strokes; a stroke is pairs of digits, x then y, on
 * a grid where 0 is the height of capitals, 2 that of small letters, 6 the baseline and 8 the descenders. A stroke
 * that begins with ~ is a smooth curve through its points; a single point is a dot.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  a: "~4322042645 4246",
  b: "0006 ~0322442605",
  c: "~4322042645",
  d: "4046 ~4322042645",
  e: "0444 ~4422042645",
  f: "~30201116 0232",
  g: "~4322042645 ~42472807",
  h: "0006 ~04224446",
  i: "0206 00",
  j: "~22271808 20",
  k: "0006 3205 1436",
  l: "0006",
  m: "0206 ~04223436 ~34526466",
  n: "0206 ~04224446",
  o: "~2204264422",
  p: "0208 ~0322442605",
  q: "4248 ~4322042645",
  r: "0206 ~04122232",
  s: "~43220324452605",
  t: "~10152636 0232",
  u: "~02042644 4246",
  v: "022642",
  w: "0216325662",
  x: "0246 4206",
  y: "0226 4218",
  z: "02420646",
  A: "062046 1434",
  B: "0006 ~0030413303 ~0333453606",
  C: "~4120032645",
  D: "0006 ~0020432606",
  E: "40000646 0333",
  F: "400006 0333",
  G: "~4120032645 454323",
  H: "0006 4046 0343",
  I: "0006",
  J: "~30351605",
  K: "0006 4003 1246",
  L: "000646",
  M: "0600346066",
  N: "06004640",
  O: "~2003264320",
  P: "0006 ~0030413303",
  Q: "~2003264320 2446",
  R: "0006 ~0030413303 2346",
  S: "~41200123452605",
  T: "0040 2026",
  U: "~0004264440",
  V: "002640",
  W: "0016315660",
  X: "0046 4006",
  Y: "0023 4023 2326",
  Z: "00400646",
  "0": "~2003264320",
  "1": "011016",
  "2": "~0120413306 0646",
  "3": "~01204123 ~23452605",
  "4": "36300444",
  "5": "400003 ~0322442605",
  "6": "~300426442304",
  "7": "004016",
  "8": "~2001234120 ~2305264523",
  "9": "~164220022342",
  ".": "06",
  ",": "1507",
  "'": "0001",
  '"': "0001 2021",
  "!": "0004 06",
  "?": "~01204123 2324 26",
  ":": "03 06",
  ";": "13 1507",
  "-": "0333",
  "–": "0343",
  "(": "~100316",
  ")": "~001306",
  "/": "0640",
  "+": "2226 0444",
  "=": "0343 0545",
  "&": "~46112031052645",
  "·": "14",
  _: "0747",
  "…": "06 26 46",
};

interface GlyphStroke {
  smooth: boolean;
  /** x0, y0, x1, y1, … in grid units. */
  points: number[];
}

interface Glyph {
  strokes: GlyphStroke[];
  width: number;
}

/** The strokes of one character, or nothing if the alphabet lacks it. */
export function glyph(character: string): Glyph | undefined {
  if (character === " ") return { strokes: [], width: 1.6 };
  if (!Object.hasOwn(GLYPHS, character)) return undefined;
  const strokes = (GLYPHS[character] ?? "").split(" ").map((text): GlyphStroke => {
    const smooth = text.startsWith("~");
    return { smooth, points: [...(smooth ? text.slice(1) : text)].map(Number) };
  });
  const width = Math.max(...strokes.flatMap(({ points }) => points.filter((_, i) => i % 2 === 0)));
  return { strokes, width };
}

/**
 * The part of a text that the alphabet can write: accents stripped, typographic quotes straightened, the rest
 * dropped.
 */
export function writable(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[—]/g, "–")
    .replace(/\s+/g, " ");
  return [...plain]
    .filter((character) => character === " " || Object.hasOwn(GLYPHS, character))
    .join("")
    .replace(/ +/g, " ")
    .trim();
}
