import { type Outcome, type Platform, simulate } from "./simulate.ts";

const SEED = "scale";
/** As wrangler.toml has it: one queue, a batch of five. */
export const AS_DEPLOYED: Platform = { consumers: 250, batch: 5, budgetShards: 1, bookShards: 1 };

interface Scenario {
  readonly picturesPerSecond: number;
  readonly drawingSeconds: number;
  readonly platform: Platform;
}

const QUEUES = 512;
const DEPLOYED: readonly Scenario[] = [1, 10, 100, 10_000].flatMap((picturesPerSecond) =>
  [5, 60].map((drawingSeconds) => ({ picturesPerSecond, drawingSeconds, platform: AS_DEPLOYED })),
);
const WIDENED: readonly Scenario[] = [
  { picturesPerSecond: 100, drawingSeconds: 60, platform: { ...AS_DEPLOYED, consumers: 250 * 8 } },
  {
    picturesPerSecond: 10_000,
    drawingSeconds: 60,
    platform: { consumers: 250 * QUEUES, batch: 6, budgetShards: 32, bookShards: 64 },
  },
];

/** The text of docs/scale.md. */
export function scalePage(): string {
  return `# Beyond one machine

Written by \`npm run bench:scale\`, a simulation with a seed (\`bench/scale/simulate.ts\`), out of the platform's
published limits: 250 invocations of a queue's consumer at a time, six connections of an invocation that wait for an
answer, 5,000 messages a second in a queue, about 1,000 requests a second to one object. Nothing of it was run on the
platform.

## What there is one of, and what of each picture goes there

| | requests for a picture | first too little at |
| --- | --- | --- |
| object of the sender | all its own | never: there are as many as senders |
| queue and its consumer | 1, for as long as the drawing takes | 1,250 pictures at a time: about 20 a second at 60 s |
| daily limit (DailyBudget) | 1 | 1,000 a second |
| day book, with OPERATOR_TOKEN | up to 3 | 330 a second |
| provider health | 1 a minute from each isolate | – |
| operator's desk | 1 in 30 s from each isolate | – |
| registration, events | none; events 1 in 5 s | – |
| R2 | 1 write of a key of its own | – (the limit is one write a second for one key) |
| Almanac | 1 look-up a minute and sender | theirs |

## As it is deployed

${table(DEPLOYED)}

An apology after ten minutes is all that a person notices of too few consumers: what is accepted stays accepted, the
alarm of its object sends its hint again, and nothing is paid for a picture that is not drawn.

## Widened

${table(WIDENED)}

In this order:

1. **20 pictures a second at 60 s: the consumers.** \`max_batch_size = 6\` gives a fifth more, and is the most: an
   invocation has six connections that wait for headers, and an image API sends its headers with the picture. Beyond
   that it takes more queues with a consumer each, and the hint of a job goes to one of them by a hash of its sender
   (\`src/durable/sender/sender-object.ts\`, the one place that sends). ${QUEUES} queues are ${QUEUES} bindings of the
   same Worker; 10,000 a second are more than one account will draw.
2. **330 a second: the day book.** Its entries are sums: a book for each hash of a sender, added up when somebody looks.
   Until then turning OPERATOR_TOKEN off costs nothing but the figures.
3. **1,000 a second: the daily limit.** Shards that have a part of the limit each; one that is used up asks the next
   before it refuses. DAILY_IMAGE_LIMIT=0 has no such object at all.
4. **5,000 a second: messages in one queue**, long after its consumers.
`;
}

function table(scenarios: readonly Scenario[]): string {
  const head = ["pictures a second", "drawing", "drawn in time", "half within", "95 % within"];
  const parts = ["consumers needed", "daily limit", "day book"];
  const rows = scenarios.map((scenario) => row(scenario, outcomeOf(scenario)));
  return [[...head, ...parts], [...head, ...parts].map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Long enough for what waits to reach its deadline; of the fastest only as much as tells. */
export function outcomeOf({ picturesPerSecond, drawingSeconds, platform }: Scenario): Outcome {
  const lengthSeconds = picturesPerSecond > 1_000 ? 120 : 1_800;
  return simulate({ seed: SEED, picturesPerSecond, drawingSeconds, lengthSeconds }, platform);
}

function row({ picturesPerSecond, drawingSeconds }: Scenario, outcome: Outcome): string[] {
  const { consumers, budget, book } = outcome.needed;
  return [
    picturesPerSecond.toLocaleString("en"),
    `${drawingSeconds} s`,
    percent(outcome.drawn),
    `${outcome.medianSeconds.toFixed(0)} s`,
    `${outcome.slowestOfTwentySeconds.toFixed(0)} s`,
    ...[consumers, budget, book].map((share) => (share > 1 ? `**${percent(share)}**` : percent(share))),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toLocaleString("en", { maximumFractionDigits: share < 0.1 ? 1 : 0 })} %`;
}
