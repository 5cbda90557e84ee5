import { setTimeout as pause } from "node:timers/promises";
import { drawingOf } from "../e2e/image-api.ts";
import type { Letter } from "../e2e/letter.ts";
import { hold, type PeerStrand, wake } from "./conversations.ts";
import { collect, readInbox } from "./inbox.ts";
import { type Ending, judgeCalls, judgeStrand } from "./oracle.ts";
import { Faults, makePlan, type Plan, type WorldEvent } from "./plan.ts";
import { Timeline } from "./timeline.ts";
import { type FaultyWorld, startFaultyWorld } from "./world.ts";

export interface FaultRun {
  readonly seed: string;
  readonly conversations: number;
  /** In which conversations begin and faults happen, in ms. */
  readonly lengthMs: number;
  /** Few senders, none of them with an endpoint: each gets more than its mailbox holds, and empties it now and then. */
  readonly mailboxOnly?: boolean;
}

const MAILBOX_SENDERS = 3;
/** A run must not be all apologies. */
const LEAST_PICTURES = 0.6;

/** Holds the conversations while everything fails, then lets everything be well, and judges. The problems found. */
export async function runFaults({
  seed,
  conversations,
  lengthMs,
  mailboxOnly = false,
}: FaultRun): Promise<string[]> {
  const faults = new Faults(seed);
  const plan = makePlan(seed, conversations, lengthMs, mailboxOnly ? MAILBOX_SENDERS : undefined);
  const world = await startFaultyWorld(seed, plan.peers, faults, mailboxOnly);
  try {
    const begun = Date.now();
    const timeline = new Timeline();
    const collecting = new AbortController();
    const collected = mailboxOnly ? keepCollecting(world, collecting.signal) : Promise.resolve();
    const [strands] = await Promise.all([
      holdAll(plan, world, timeline),
      happen(plan, world, faults, timeline),
    ]);
    faults.calm();
    world.almanac.comeBack();
    for (const peer of world.peers) await peer.comeBack();
    const open = await settle(world);
    collecting.abort();
    await collected;
    const verdicts = await judge(strands, world);
    report(strands, verdicts.endings, world, faults, Date.now() - begun);
    return [...open, ...verdicts.problems];
  } finally {
    await world.stop();
  }
}

const COLLECT_EVERY_MS = 1_000;

/** Empties the mailboxes now and then, while the agent is killed and comes back. */
async function keepCollecting({ peers, agent }: FaultyWorld, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // What an agent that is down keeps is there at the next time.
    for (const peer of peers) await collect(peer, agent).catch(() => {});
    await pause(COLLECT_EVERY_MS);
  }
}

async function holdAll(plan: Plan, { peers, agent }: FaultyWorld, timeline: Timeline): Promise<PeerStrand[]> {
  const held = plan.conversations.map(async (planned) => {
    await timeline.until(planned.at);
    const peer = peers[planned.peer];
    if (peer === undefined) throw new Error(`there is no peer ${planned.peer}`);
    return hold(planned, peer, agent);
  });
  return (await Promise.all(held)).flat();
}

async function happen(plan: Plan, world: FaultyWorld, faults: Faults, timeline: Timeline): Promise<void> {
  const ends: Promise<void>[] = [];
  for (const event of plan.events) {
    await timeline.until(event.at);
    faults.count(event.kind);
    if (event.kind === "kill") await timeline.during(() => cause(event, world));
    else ends.push(cause(event, world));
  }
  await Promise.all(ends);
}

/** Resolves when the event is over. */
async function cause(event: WorldEvent, { agent, peers, almanac }: FaultyWorld): Promise<void> {
  switch (event.kind) {
    case "kill":
      await agent.killAndStart(event.jumpSeconds);
      // The platform keeps alarms on its own clock, which did not jump.
      return wake(peers, agent);
    case "reset": {
      const url = `${agent.url}/faults/reset/${peers[event.peer]?.identity.address}`;
      // While the agent is down there is nothing to reset.
      return void (await fetch(url, { method: "POST" }).catch(() => {}));
    }
    case "peer-gone":
      await peers[event.peer]?.goAway();
      await pause(event.forMs);
      return peers[event.peer]?.comeBack();
    case "almanac-gone":
      almanac.goDown();
      await pause(event.forMs);
      return almanac.comeBack();
  }
}

/** So often time is made to pass until nothing is open. */
const MOST_JUMPS = 30;
/** Enough for leases and pauses between calls to be over, not enough for a job's deadline. */
const JUMP_SECONDS = 150;
/** How long the agent has between two jumps. */
const LOOKS = 12;
const LOOK_EVERY_MS = 500;
const OPEN = `SELECT id || ' calls ' || calls AS open FROM jobs
  UNION ALL SELECT 'letter ' || id FROM letters WHERE state = 'outgoing'`;

/** Lets time pass until nothing is open any more. What still is then is a problem. */
async function settle(world: FaultyWorld): Promise<string[]> {
  const { agent, peers } = world;
  for (let jump = 0; jump < MOST_JUMPS; jump += 1) {
    for (let look = 0; look < LOOKS; look += 1) {
      if ((await openRows(world)).length === 0) return [];
      await pause(LOOK_EVERY_MS);
    }
    await agent.killAndStart(JUMP_SECONDS);
    await wake(peers, agent);
  }
  return (await openRows(world)).map((open) => `still open: ${open}`);
}

async function openRows({ agent, peers }: FaultyWorld): Promise<string[]> {
  const rows = await Promise.all(peers.map(({ identity }) => agent.rows(identity.address, OPEN)));
  return rows.flat().map((row) => JSON.stringify(row));
}

const DEAD = `SELECT reason || ': ' || payload AS dead FROM letters WHERE state = 'dead' AND NOT
  (reason = 'expired' AND payload LIKE '%Still drawing%')`;

async function judge(strands: readonly PeerStrand[], world: FaultyWorld) {
  const { agent, api, control, peers } = world;
  const problems: string[] = peers.flatMap(({ complaints }) => complaints);
  const letters = new Map<object, Letter[]>();
  for (const peer of peers) {
    for (const row of await agent.rows(peer.identity.address, DEAD))
      problems.push(`dead: ${JSON.stringify(row)}`);
    letters.set(peer, await readInbox(peer, agent));
  }
  const endings: Ending[] = [];
  const sessions = new Set(strands.map(({ session }) => session));
  for (const letter of [...letters.values()].flat()) {
    if (!sessions.has(letter.session)) problems.push(`a letter in a session of nobody: ${letter.payload}`);
  }
  for (const strand of strands) {
    const heard = (letters.get(strand.peer) ?? []).filter(({ session }) => session === strand.session);
    const verdict = judgeStrand(strand, heard);
    endings.push(verdict.ending);
    const calls = api.calls.filter(({ prompt }) => prompt === strand.text);
    const failedPuts = control.failedPuts.get(strand.text) ?? 0;
    const found = [
      ...verdict.problems,
      ...judgeCalls(calls, verdict.ending, failedPuts),
      ...(await judgePicture(strand.text, verdict.ending)),
    ];
    problems.push(...found.map((problem) => `${strand.form} "${strand.text}": ${problem}`));
  }
  const pictures = endings.filter(({ kind }) => kind === "picture").length;
  if (pictures < LEAST_PICTURES * endings.length)
    problems.push(`only ${pictures} of ${endings.length} were drawn`);
  return { problems, endings };
}

async function judgePicture(text: string, ending: Ending): Promise<string[]> {
  if (ending.kind !== "picture") return [];
  const response = await fetch(ending.url);
  const bytes = Buffer.from(await response.arrayBuffer());
  return response.ok && bytes.equals(drawingOf(text)) ? [] : [`${ending.url} is not its picture`];
}

function report(
  strands: readonly PeerStrand[],
  endings: readonly Ending[],
  { api, agent }: FaultyWorld,
  faults: Faults,
  tookMs: number,
): void {
  const count = (kind: Ending["kind"]) => endings.filter((ending) => ending.kind === kind).length;
  const injected = [...faults.counts].toSorted(([one], [other]) => one.localeCompare(other));
  const total = injected.reduce((sum, [, times]) => sum + times, 0);
  console.log(`${strands.length} conversations in ${Math.round(tookMs / 1_000)} s, ${agent.kills} kills`);
  console.log(
    `${count("picture")} pictures, ${count("apology")} apologies, ${count("nothing")} never accepted`,
  );
  const sorry = endings.flatMap((ending) => (ending.kind === "apology" ? [ending.text] : []));
  for (const text of new Set(sorry)) {
    console.log(`  ${sorry.filter((other) => other === text).length} × ${text}`);
  }
  console.log(`${api.calls.length} calls, ${api.calls.filter((call) => call.paid).length} of them paid`);
  console.log(`${total} faults: ${injected.map(([what, times]) => `${what} ${times}`).join(", ")}`);
}
