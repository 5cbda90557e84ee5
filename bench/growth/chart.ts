/** A line of a chart: a value for each place on its x axis. */
export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Where the values stand on the x axis, which is logarithmic. */
  readonly xs: readonly number[];
  readonly lines: readonly Line[];
}

const WIDTH = 760;
const HEIGHT = 360;
/** Room around the curves; on the right for their names. */
const LEFT = 64;
const RIGHT = 150;
const TOP = 44;
const BOTTOM = 56;
const BASE = HEIGHT - BOTTOM;
/** Between two names of lines. */
const NAME_HEIGHT = 16;
const Y_TICKS = 5;

/** Readable on white and, where the reader's system is dark, on black; no two look alike to the colour-blind. */
const COLOURS = [
  ["#0b62a8", "#58b0ff"],
  ["#b8480a", "#ff9a56"],
  ["#00735a", "#3fcfa6"],
  ["#8a3a86", "#e59ae0"],
  ["#6b5a00", "#e0c84a"],
] as const;

/** An SVG file. Its text carries all that is in it: axes, ticks, and the name of each line at the line's end. */
export function drawChart({ title, xLabel, yLabel, xs, lines }: Chart): string {
  const top = roundUp(Math.max(...lines.flatMap(({ values }) => values)));
  const x = (value: number) => LEFT + (WIDTH - LEFT - RIGHT) * share(value, xs);
  const y = (value: number) => BASE - ((BASE - TOP) * value) / top;
  const yTicks = Array.from({ length: Y_TICKS + 1 }, (_, index) => (top * index) / Y_TICKS);
  const names = apart(lines.map(({ values }) => y(values.at(-1) ?? 0)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(title)}">
<style>${style()}</style>
<text class="title" x="${LEFT}" y="24">${escaped(title)}</text>
${yTicks.map((tick) => yTick(y(tick), tick)).join("\n")}
${xs.map((tick) => xTick(x(tick), tick)).join("\n")}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${escaped(xLabel)}</text>
<text transform="translate(16 ${(TOP + BASE) / 2}) rotate(-90)" text-anchor="middle">${escaped(yLabel)}</text>
${lines.map((line, index) => curve(line, index, xs.map(x), y, names[index] ?? TOP)).join("\n")}
</svg>
`;
}

function curve(
  { name, values }: Line,
  index: number,
  xs: readonly number[],
  y: (value: number) => number,
  nameAt: number,
): string {
  const points = values.map((value, place) => `${one(xs[place] ?? LEFT)},${one(y(value))}`);
  const dots = points.map((point) => {
    const [cx, cy] = point.split(",");
    return `<circle class="dot-${index}" cx="${cx}" cy="${cy}" r="3.5"/>`;
  });
  return `<polyline class="line-${index}" points="${points.join(" ")}"/>
${dots.join("")}
<text class="name-${index}" x="${WIDTH - RIGHT + 12}" y="${one(nameAt + 4)}">${escaped(name)}</text>`;
}

function yTick(at: number, value: number): string {
  return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${one(at)}" y2="${one(at)}"/>
<text x="${LEFT - 8}" y="${one(at + 4)}" text-anchor="end">${number(value)}</text>`;
}

function xTick(at: number, value: number): string {
  return `<line class="grid" x1="${one(at)}" x2="${one(at)}" y1="${TOP}" y2="${BASE}"/>
<text x="${one(at)}" y="${BASE + 18}" text-anchor="middle">${number(value)}</text>`;
}

function style(): string {
  const colours = (tone: 0 | 1) =>
    COLOURS.map(
      (pair, index) => `.line-${index}{stroke:${pair[tone]}}.dot-${index},.name-${index}{fill:${pair[tone]}}`,
    ).join("");
  return `text{font:13px system-ui,sans-serif;fill:#3b434b}.title{font-size:15px;font-weight:600}
.grid{stroke:#8b949e;stroke-opacity:.3}polyline{fill:none;stroke-width:2}${colours(0)}
@media (prefers-color-scheme:dark){text{fill:#c3ccd5}${colours(1)}}`;
}

/** How far a value lies between the first and the last, by its logarithm. */
function share(value: number, xs: readonly number[]): number {
  const [first = 1, last = 1] = [xs[0], xs.at(-1)];
  return first === last ? 0.5 : Math.log(value / first) / Math.log(last / first);
}

/** The next 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return power * ([1, 2, 2.5, 5].find((step) => step * power >= value) ?? 10);
}

/** The same heights, moved as little as keeps each name off the one above it. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  const fromTop = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  let free = TOP;
  for (const { height, index } of fromTop) {
    moved[index] = Math.max(height, free);
    free = (moved[index] ?? free) + NAME_HEIGHT;
  }
  // What was pushed below the base goes up again, and pushes what stands above it.
  let limit = BASE;
  for (const { index } of fromTop.toReversed()) {
    moved[index] = Math.min(moved[index] ?? limit, limit);
    limit = (moved[index] ?? limit) - NAME_HEIGHT;
  }
  return moved;
}

function one(value: number): string {
  return value.toFixed(1).replace(/\.0$/, "");
}

function number(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 1 : 0 });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
