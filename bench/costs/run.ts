import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildCountingWorker, type CountOptions, countPicture } from "./count.ts";
import { type Case, costsPage } from "./page.ts";
import { type Assumed, PRICES, usageOf } from "./price.ts";

// npm run bench:costs
// What the platform bills for a picture: counted in the built Worker, times the published prices. Writes docs/costs.md
// and docs/costs.json.

const DOCS = resolve(import.meta.dirname, "../../docs");
const ASSUMED: Omit<Assumed, "cpuMs"> = { views: 5, pictureMegabytes: 1.5, keptMonths: 1 };
/** Longer than the pause after which the alarm would send a lost hint again. */
const AFTER_MS = 40_000;

/**
 * Nothing but the progress line depends on how long a provider takes, since the queue's consumer waits: half a second
 * before the line stands for 5 s, and half a second after it for 60 s.
 */
const SHORT = { drawingMs: 500, settings: { PROGRESS_AFTER_SECONDS: "1" } };
const LONG = { drawingMs: 1_500, settings: { PROGRESS_AFTER_SECONDS: "1" } };
const WITH_OPERATOR = { OPERATOR_TOKEN: "the operator of the costs, under test" };

const CASES: readonly { readonly name: string; readonly options: CountOptions }[] = [
  { name: "a known sender, 5 s of drawing", options: { ...SHORT, pictures: 10 } },
  { name: "a known sender, 60 s of drawing", options: { ...LONG, pictures: 6 } },
  {
    name: "a known sender, 60 s, with the operator's page",
    options: { ...LONG, pictures: 6, settings: { ...LONG.settings, ...WITH_OPERATOR } },
  },
  {
    name: "a sender who is new, 60 s of drawing",
    options: { ...LONG, pictures: 4, newSenders: true, afterMs: AFTER_MS },
  },
];

const worker = buildCountingWorker();
const cases: Case[] = [];
try {
  for (const { name, options } of CASES) {
    console.log(`Counting: ${name} ...`);
    const counts = await countPicture(worker, options);
    cases.push({ name, counts, usage: usageOf(counts, { ...ASSUMED, cpuMs: counts.cpuMs }) });
  }
} finally {
  worker.remove();
}
const text = costsPage(cases, ASSUMED);
writeFileSync(join(DOCS, "costs.md"), text);
writeFileSync(
  join(DOCS, "costs.json"),
  `${JSON.stringify({ pricesReadOn: PRICES.readOn, assumed: ASSUMED, cases }, null, 2)}\n`,
);
console.log(text);
process.exit(0);
