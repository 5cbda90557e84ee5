import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { freePort } from "../dev/agent-process.ts";
import { AGENT_ADDRESS, agentVars } from "../test/e2e/agent.ts";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { fire, forger, newSender, type Shot } from "../test/e2e/flood.ts";
import { sealChat } from "../test/e2e/messages.ts";
import { runWorker } from "../test/e2e/run-worker.ts";
import { cpuMs, isOurWorkerd } from "./process-cpu.ts";

// What a refused envelope costs: CPU time of the workerd process over many of one kind, less that of a Worker that
// reads the body and does nothing else.

const COUNT = Number(process.argv[2] ?? 4_000);
const NAMES = 400;

const names = Array.from({ length: NAMES }, () => newSender().address);
const good = sealChat(newSender(), AGENT_ADDRESS, "a lighthouse").wire;
const forge = forger(AGENT_ADDRESS, newSender().address);
const forgers = names.map((name) => forger(AGENT_ADDRESS, name));
const same = forge();
const member = (name: string, value: string) =>
  good.replace(new RegExp(`"${name}":("[^"]*"|\\d+)`), `"${name}":${value}`);

const withNonce = (wire: string, nonce: number) => wire.replace(/"nonce":\d+/, `"nonce":${nonce}`);

const KINDS: Readonly<Record<string, (index: number) => Shot>> = {
  "no JSON": () => from("1", good.slice(1)),
  "no envelope": () => from("2", "{}"),
  "1 MB, mostly brackets": () => from("3", "[".repeat(1_000_000)),
  "for somebody else": () => from("4", member("target", '"agent1q"')),
  expired: () => from("5", member("expires", "1")),
  "no signature": () => from("6", member("signature", "null")),
  "signature that is none": () => from("7", member("signature", '"sig1qqqq"')),
  "sender that is none": () => from("8", member("sender", '"agent1qqqq"')),
  "the same forgery again and again": () => from("9", same),
  "forgeries in one session, one network": (index) => from("9", withNonce(same, index)),
  "forgeries in one name, one network": () => from("10", forge()),
  "forgeries in ever other names, one network": (index) => from("11", pick(forgers, index)()),
  "forgeries in one name, ever other networks": (index) => from(`12.${index}`, forge()),
};

const built = buildWorker();
console.log(`${"".padEnd(46)}${"read".padStart(8)}${"refused".padStart(9)}  ms of CPU; answers`);
for (const [kind, shot] of Object.entries(KINDS)) {
  const idle = await measureIdle(shot);
  const { cpuMs, answers } = await measureAgent(shot);
  console.log(`${kind.padEnd(46)}${format(idle)} ${format(cpuMs - idle)}  ${JSON.stringify(answers)}`);
}
built.remove();

async function measureIdle(shot: (index: number) => Shot): Promise<number> {
  const port = await freePort();
  const script = "export default { async fetch(request) { await request.text(); return new Response(); } };";
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({ modules: true, script, host: "127.0.0.1", port, cf: false }),
  );
  await miniflare.ready;
  const { cpuMs } = await measure(`http://127.0.0.1:${port}`, shot);
  await miniflare.dispose();
  return cpuMs;
}

async function measureAgent(shot: (index: number) => Shot) {
  const port = await freePort();
  const miniflare = await runWorker({
    worker: built,
    port,
    vars: agentVars(port, { IMAGE_PROVIDERS: "sketch" }),
  });
  const measured = await measure(`http://127.0.0.1:${port}`, shot);
  await miniflare.dispose();
  return measured;
}

/** The first quarter warms up and is not counted. */
async function measure(url: string, shot: (index: number) => Shot) {
  const warmUp = Math.floor(COUNT / 4);
  await fire(url, warmUp, shot);
  const before = cpuMs(isOurWorkerd);
  const answers = await fire(url, COUNT, (index) => shot(warmUp + index));
  return { cpuMs: (cpuMs(isOurWorkerd) - before) / COUNT, answers };
}

function from(last: string, body: string): Shot {
  const [kind = "", index = "0"] = last.split(".");
  return { from: `2001:db8:${kind}:${Number(index).toString(16)}::1`, body };
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function format(ms: number): string {
  return ms.toFixed(3).padStart(8);
}
