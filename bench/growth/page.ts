import { AXES, type Axis, SELDOM, STEPS } from "../../test/durable/grown-sender.ts";
import { type Chart, drawChart } from "./chart.ts";
import type { Curves } from "./in-process.ts";
import type { Counts, SenderFigures } from "./in-workerd.ts";

/** What was measured of one kind of growth: one value for each size. */
export interface Growth {
  readonly sizes: readonly number[];
  readonly cpuMicros: Curves;
  readonly counts: readonly Counts[];
}

export interface Results {
  readonly machine: { readonly processor: string; readonly cores: number; readonly node: string };
  readonly objects: Readonly<Record<Axis, Growth>>;
  readonly senders: { readonly sizes: readonly number[]; readonly cpuMs: readonly SenderFigures[] };
}

/** What the reader is told of each kind of growth. */
const TOLD: Readonly<Record<Axis, { readonly title: string; readonly x: string; readonly text: string }>> = {
  messages: {
    title: "Messages that one object remembers",
    x: "messages stored",
    text: "A sender's object remembers a message for 30 days. One in ten drew a picture, which is remembered too.",
  },
  turns: {
    title: "Turns of one session",
    x: "pictures drawn in the session",
    text: "Each picture of the session was made of the one before, and so is the next.",
  },
  outbox: {
    title: "Letters that wait for their next try",
    x: "undelivered letters",
    text:
      "The sender's endpoint was down for a while, and is back; the letters of other conversations still wait. At 500 " +
      "nothing more is taken, so that 490 is as many as a conversation meets.",
  },
  mailbox: {
    title: "Letters that wait in the mailbox",
    x: "letters in the mailbox",
    text:
      "The sender has no endpoint and collects its letters. To put one more there looks at all of them. 200 are kept: at " +
      "the last point each new one crowds an old one out, after which the object reads its letters anew.",
  },
};

/** The files of docs, by their names. */
export function filesOf(results: Results): Readonly<Record<string, string>> {
  const charts = AXES.map((axis) => [fileOf(axis), drawChart(objectChart(axis, results.objects[axis]))]);
  return {
    ...Object.fromEntries(charts),
    [fileOf("senders")]: drawChart(senderChart(results)),
    "growth.json": `${JSON.stringify(results, null, 2)}\n`,
    "growth.md": growthPage(results),
  };
}

const fileOf = (axis: Axis | "senders") => `growth-${axis}.svg`;

function objectChart(axis: Axis, { sizes, cpuMicros }: Growth): Chart {
  return {
    title: TOLD[axis].title,
    xLabel: `${TOLD[axis].x} (logarithmic)`,
    yLabel: "CPU of a step, µs",
    xs: sizes,
    lines: STEPS.map((step) => ({ name: step, values: cpuMicros[step] })),
  };
}

function senderChart({ senders: { sizes, cpuMs } }: Results): Chart {
  return {
    title: "Senders of the agent",
    xLabel: "senders who have written before (logarithmic)",
    yLabel: "CPU of workerd, ms",
    xs: sizes,
    lines: [
      { name: "first chat", values: cpuMs.map((figures) => figures.new) },
      { name: "further chat", values: cpuMs.map(({ known }) => known) },
      { name: "envelope taken", values: cpuMs.map(({ taken }) => taken) },
    ],
  };
}

function growthPage(results: Results): string {
  const { machine, objects, senders } = results;
  return `# What grows

Written by \`npm run bench:growth\`, never by hand; all figures are in [growth.json](growth.json).

Machine: ${machine.processor}, ${machine.cores} cores, Node ${machine.node}.

How much a conversation costs that finds much already. *accept*: the message is taken, and it is looked when to wake
next; *acknowledge*: its acknowledgement is delivered; *claim*, *finish*: the picture's job begins and ends, each with
that look; *deliver*: picture and end of the session are delivered. CPU is measured over SQLite in one process, the
median of many conversations, without signatures, HTTP and log. Statements and rows are counted by workerd, which
bills them, in an object that is awake; \`test/worker/growth.test.ts\` holds that they do not grow. CPU is that of this
SQLite and its counting, too: what tells is how the curves rise.

${AXES.map((axis) => objectPart(axis, objects[axis])).join("\n\n")}

## ${senderChart(results).title}

![${senderChart(results).title}](${fileOf("senders")})

The built Worker under Miniflare, with the signature of each envelope, HTTP, and everything that there is one of for all
senders; the image API answers at once. A *first chat* makes its sender's object and tables.

${table(
  ["CPU in ms, senders", ...senders.sizes.map(thousands)],
  (
    [
      ["a chat to the end of a new sender", "new"],
      ["a chat to the end of a known one", "known"],
      ["an envelope taken, not answered", "taken"],
    ] as const
  ).map(([name, key]) => [name, ...senders.cpuMs.map((figures) => figures[key].toFixed(2))]),
)}

## What looks at all pictures of a sender

Three questions are asked seldom, and are not worth an index, which would be a further row written and one deleted for
every picture: which picture was the last one of all sessions, when a line speaks of it in a session without any; whose
link that is, when a line has one of another session; how long a provider usually takes, for the word about progress.

${table(
  ["pictures", ...SELDOM.flatMap(({ name }) => [`${name}: rows read`, "CPU, µs"])],
  seldomRows(objects.messages),
)}

Everything else that reads a whole table is in the list that \`test/unit/durable/query-plans.test.ts\` holds: the daily
sweep, the deletion of a sender, what an object counts once when it wakes, and the operator's page.
`;
}

function objectPart(axis: Axis, growth: Growth): string {
  const { title, text } = TOLD[axis];
  const { sizes, cpuMicros, counts } = growth;
  const rows = STEPS.flatMap((step) => [
    [`${step}: CPU, µs`, ...cpuMicros[step].map((value) => value.toFixed(0)), factor(cpuMicros[step])],
    [
      "rows read, written; statements",
      ...counts.map((count) => {
        const { rowsRead, rowsWritten, statements } = count[step] ?? NOTHING;
        return `${rowsRead}, ${rowsWritten}; ${statements}`;
      }),
      factor(counts.map((count) => count[step]?.rowsRead ?? 0)),
    ],
  ]);
  return `## ${title}

![${title}](${fileOf(axis)})

${text}

${table([TOLD[axis].x, ...sizes.map(thousands), "last : first"], rows)}`;
}

const NOTHING = { statements: 0, rowsRead: 0, rowsWritten: 0 };

function seldomRows({ sizes, cpuMicros, counts }: Growth): string[][] {
  return sizes.map((size, index) => [
    thousands(Math.floor(size / 10)),
    ...SELDOM.flatMap(({ name }) => [
      thousands(counts[index]?.[name]?.rowsRead ?? 0),
      (cpuMicros[name][index] ?? 0).toFixed(0),
    ]),
  ]);
}

/** How many times as much the last one is as the first. */
function factor(values: readonly number[]): string {
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  return first === 0 ? (last === 0 ? "1.0" : "–") : (last / first).toFixed(1);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function thousands(value: number): string {
  return value.toLocaleString("en");
}
