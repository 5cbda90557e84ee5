import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { AXES, type Axis } from "../../test/durable/grown-sender.ts";
import { measureInProcess } from "./in-process.ts";
import { type Counts, GrowingAgent, type SenderFigures } from "./in-workerd.ts";
import { filesOf, type Growth } from "./page.ts";
import { SENDER_COUNTS, SIZES } from "./sizes.ts";

// npm run bench:growth
// What a message costs where there is much already: messages, turns, letters, senders. Writes docs/growth.md, its curves
// and docs/growth.json.

const DOCS = resolve(import.meta.dirname, "../../docs");

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const counts: Record<Axis, Counts[]> = { messages: [], turns: [], outbox: [], mailbox: [] };
const cpuMs: SenderFigures[] = [];
const agent = await GrowingAgent.start();
try {
  for (const axis of AXES) {
    console.log(`Counting: ${axis} ...`);
    for (const size of SIZES[axis]) counts[axis].push(await agent.countGrown(axis, size));
  }
  for (const count of SENDER_COUNTS) {
    console.log(`Measuring: ${count} senders ...`);
    cpuMs.push(await agent.measureWith(count));
  }
} finally {
  await agent.stop();
}

async function measure(axis: Axis): Promise<Growth> {
  console.log(`Measuring: ${axis} ...`);
  const sizes = SIZES[axis];
  return { sizes, counts: counts[axis], cpuMicros: await measureInProcess(axis, sizes) };
}
const objects = {
  messages: await measure("messages"),
  turns: await measure("turns"),
  outbox: await measure("outbox"),
  mailbox: await measure("mailbox"),
};
const machine = {
  processor: cpus()[0]?.model.trim() ?? "unknown",
  cores: cpus().length,
  node: process.version,
};
const files = filesOf({ machine, objects, senders: { sizes: SENDER_COUNTS, cpuMs } });
for (const [name, text] of Object.entries(files)) writeFileSync(join(DOCS, name), text);
console.log(files["growth.md"]);
process.exit(0);
