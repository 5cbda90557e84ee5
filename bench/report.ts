import { CONTENDERS, type ContenderName } from "./contenders.ts";
import type { Limits } from "./limits.ts";
import { limitsSection } from "./limits-section.ts";
import type { Figures } from "./measure.ts";
import { METRICS, type Metric } from "./metrics.ts";
import { number, table } from "./table.ts";
import type { WorkerFigures } from "./worker-size.ts";

/** One figure of one agent: the median of its rounds, and all of them. */
export interface Summary {
  readonly median: number;
  readonly rounds: readonly number[];
}

export interface Results {
  /** A machine's kind, not its name. */
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGB: number;
    readonly system: string;
    readonly node: string;
  };
  readonly rounds: number;
  /** That each agent had held when its memory was looked at for the last time. */
  readonly conversations: number;
  /** What the runtime takes by itself. */
  readonly limits: Limits;
  /** CPU that the bench itself took, as a part of what the agents took. */
  readonly ownShare: number;
  readonly worker: WorkerFigures;
  /** By agent, then by metric. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, Summary>>>>;
}

const GZIPPED_GOAL = 200;
const START_GOAL = 30;

/** By metric, over all rounds of one agent. */
export function summary(rounds: readonly Figures[]): Record<string, Summary> {
  const keys = METRICS.map(({ key }) => key).filter((key) => rounds.some((one) => one[key] !== undefined));
  return Object.fromEntries(
    keys.map((key) => {
      const values = rounds.map((one) => one[key] ?? Number.NaN);
      return [key, { median: median(values), rounds: values.map((value) => Number(value.toFixed(3))) }];
    }),
  );
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Number((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN).toFixed(3));
}

/** The page docs/performance.md. */
export function pageOf(results: Results): string {
  const { machine, rounds, figures, conversations, limits, ownShare, worker } = results;
  const head = [
    "",
    "built Worker",
    "`npm start`",
    "reference",
    "built : reference",
    "start : reference",
    "goal",
  ];
  const rows = METRICS.map((metric) => rowOf(metric, results));
  return `# Performance

Written by \`npm run bench\`, never by hand; the figures of every round are in performance.json.
What grows with how much is stored is in [growth.md](growth.md), what the platform bills in [costs.md](costs.md), and many
pictures a second in [scale.md](scale.md).

Machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}, Node ${machine.node}.

Over loopback. All agents run at once and are measured in turns, with the same envelopes, signed beforehand by the
Python reference; each figure is the median of ${rounds} ${rounds === 1 ? "round" : "rounds"} after one to warm up.
*Built Worker* is what is deployed, in workerd, past the Workers that miniflare puts before it in development. The image API answers at once. Ratios say
how many times better ours is.

${table([head, ...rows])}

CPU is that of all processes of an agent, kernel included; of \`npm start\` wrangler, its proxy and the local Agentverse are
part. A Worker that reads the body and does nothing else takes ${number(limits.empty)} ms of it for each request, which is taken
off where a goal is for what comes on top. Memory after the run is that after ${conversations} conversations.

Load, peers, image API and Almanac are one process beside the agents. The peers check no signature, the image API draws
nothing, and all envelopes were signed before. It took ${number(ownShare * 100)} % of the CPU that the agents took${ownShare > 0.1 ? ", more than the tenth that it should" : ""}.

${table([
  ["", "is", "goal"],
  [
    "Worker, gzipped, WebAssembly included",
    `${number(worker.gzippedKiB)} KiB`,
    goalOf(worker.gzippedKiB, GZIPPED_GOAL, "KiB"),
  ],
  ["CPU to start", `${number(worker.startMs)} ms`, goalOf(worker.startMs, START_GOAL, "ms")],
])}

${limitsSection(limits, (key) => figures.built?.[key]?.median ?? Number.NaN)}
`;
}

function rowOf(metric: Metric, { figures, limits }: Results): string[] {
  const of = (name: ContenderName) => figures[name]?.[metric.key]?.median;
  const [built, , reference] = CONTENDERS.map(of);
  const cells = CONTENDERS.map(of).map((value) =>
    value === undefined ? "–" : `${number(value)} ${metric.unit}`,
  );
  const ratios = [ratio(metric, built, reference), ratio(metric, of("start"), reference)];
  const told = ratios.map((value) => (value === null ? "–" : `${value.toFixed(2)} ×`));
  return [metric.title, ...cells, ...told, goalCell(metric, ratios, built, limits.empty)];
}

function ratio({ better }: Metric, ours: number | undefined, theirs: number | undefined): number | null {
  if (ours === undefined || theirs === undefined) return null;
  return better === "more" ? ours / theirs : theirs / ours;
}

function goalCell(
  { goal, bound }: Metric,
  [built, start]: readonly (number | null | undefined)[],
  cost: number | undefined,
  idleMs: number,
): string {
  if (bound !== undefined && cost !== undefined) {
    const over = cost - idleMs;
    return `${verdict(over <= bound, `≤ ${bound} ms on top`)} (${number(over)} ms)`;
  }
  if (goal === undefined) return "";
  const both = [
    verdict((built ?? 0) >= goal.built, `≥ ${goal.built} ×`),
    ...(goal.start === undefined
      ? []
      : [verdict((start ?? 0) >= goal.start, `\`npm start\` ≥ ${goal.start} ×`)]),
  ];
  return both.join("; ");
}

function goalOf(is: number, most: number, unit: string): string {
  return verdict(is <= most, `≤ ${most} ${unit}`);
}

function verdict(met: boolean, words: string): string {
  return `${words}: ${met ? "met" : "**missed**"}`;
}
