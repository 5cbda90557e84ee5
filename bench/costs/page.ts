import type { PictureCounts } from "./count.ts";
import { type Assumed, type Meter, monthlyBill, PRICES, sum, type Usage, usdOf } from "./price.ts";

const VOLUMES = [1_000, 1_000_000, 100_000_000];
const MILLION = 1_000_000;

/** One kind of picture that was counted. */
export interface Case {
  readonly name: string;
  readonly counts: PictureCounts;
  readonly usage: Usage;
}

/** The text of docs/costs.md. */
export function costsPage(all: readonly Case[], assumed: Omit<Assumed, "cpuMs">): string {
  const sources = PRICES.sources.map((source) => `<${source}>`).join(", ");
  return `# What a picture costs on the platform

Written by \`npm run bench:costs\`, never by hand; what it counts is beside it in [costs.json](costs.json). The built
Worker runs under Miniflare with a count of every request, statement, row, alarm, queue message, bucket operation and log
line. The prices are those published on ${PRICES.readOn} (${sources}), in \`bench/costs/prices.json\`. What the image
provider takes is not in it.

Assumed: ${assumed.views} views of a picture of ${assumed.pictureMegabytes} MB that is kept for ${assumed.keptMonths} month. The CPU is
that of the whole local runtime, its simulated bucket, queue and databases among it: the platform's own is less.

## How much of what

${table(
  ["one picture", ...all.map(({ name }) => name)],
  [
    ...meters().map((meter) => [PRICES.meters[meter].unit, ...all.map(({ usage }) => number(usage[meter]))]),
    ["statements", ...all.map(({ counts }) => number(counts.drawn.statements))],
  ],
)}

## A million pictures, nothing included, in US dollars

${table(
  ["", ...all.map(({ name }) => name)],
  [
    ...meters().map((meter) => [
      PRICES.meters[meter].unit,
      ...all.map(({ usage }) => dollars(usdOf(usage, MILLION)[meter])),
    ]),
    ["**in all**", ...all.map(({ usage }) => `**${dollars(sum(usdOf(usage, MILLION)))}**`)],
  ],
)}

## The bill of a month, what the paid plan includes taken off

${table(
  ["pictures a month", ...all.map(({ name }) => name)],
  VOLUMES.map((volume) => [
    volume.toLocaleString("en"),
    ...all.map(({ usage }) => dollars(monthlyBill(usage, volume))),
  ]),
)}

## The levers

- **Retention.** Keeping pictures is the largest part. \`IMAGE_RETENTION_DAYS=7\` takes three quarters of it off.
- **Rows written.** \`test/e2e/costs.test.ts\` holds how many a picture writes, and the statements that it takes.
- **Log lines.** \`head_sampling_rate\` in wrangler.toml keeps a part of them.
- **Senders who are new.** The tables of an object are made once: their rows are what the last column has more.
`;
}

function meters(): Meter[] {
  return [
    "bucketGbMonths",
    "rowsWritten",
    "bucketWrites",
    "logLines",
    "requests",
    "bucketReads",
    "queueOperations",
    "objectRequests",
    "cpuMs",
    "objectGbSeconds",
    "rowsRead",
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function number(value: number): string {
  if (value === 0) return "0";
  return value < 0.1 ? value.toFixed(4) : value.toFixed(1).replace(/\.0$/, "");
}

function dollars(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2, minimumFractionDigits: 2 });
}
