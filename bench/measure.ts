import type { Contender } from "./contenders.ts";
import type { Envelopes, Signed } from "./envelopes.ts";
import { inParallel, orTimeUp, post, postAll } from "./load.ts";
import { CONNECTIONS, SENDERS } from "./metrics.ts";
import type { PeerEndpoint } from "./peer-endpoint.ts";
import { cpuMs } from "./process-cpu.ts";

/** How much of each a round takes. */
export interface Sizes {
  /** Envelopes, by the number of connections. */
  readonly submits: Readonly<Record<(typeof CONNECTIONS)[number], number>>;
  /** Chats of each sender, by the number of senders. */
  readonly chats: Readonly<Record<(typeof SENDERS)[number], number>>;
  readonly forgeries: number;
  readonly pictures: number;
}

/** By a metric's key; what an agent does not do is left out. */
export type Figures = Readonly<Record<string, number>>;

const MOST = CONNECTIONS.at(-1) ?? 32;
const CROWD = SENDERS.at(-1) ?? 50;
const PICTURE_CONNECTIONS = 8;

/** Envelopes that one round uses up. */
export function neededFor({ submits, chats }: Sizes): { acknowledgement: number; chat: number } {
  const sum = (counts: Readonly<Record<number, number>>) =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  return { acknowledgement: sum(submits), chat: sum(chats) * CROWD };
}

/** Measures one agent once. Every agent gets the same envelopes in the same round, and none of them twice. */
export async function measureRound(
  agent: Contender,
  endpoint: PeerEndpoint,
  envelopes: Envelopes,
  round: number,
  sizes: Sizes,
): Promise<Figures> {
  const needed = neededFor(sizes);
  const part = (kind: "acknowledgement" | "chat") =>
    envelopes[kind].slice(round * needed[kind], (round + 1) * needed[kind]);
  const [acknowledgements, chats] = [part("acknowledgement"), part("chat")];
  const submits = await measureSubmits(agent, acknowledgements, sizes);
  const refused = await measureForgeries(agent, acknowledgements.slice(0, sizes.forgeries));
  const talk = await measureChats(agent, endpoint, chats, sizes);
  const pictures =
    talk.picture?.startsWith(agent.url) === true
      ? await measurePictures(agent, talk.picture, sizes.pictures)
      : {};
  return { ...submits, ...refused, ...talk.figures, ...pictures };
}

async function measureSubmits(agent: Contender, all: readonly Signed[], sizes: Sizes): Promise<Figures> {
  const figures: Record<string, number> = {};
  let next = 0;
  for (const connections of CONNECTIONS) {
    const wires = all.slice(next, next + sizes.submits[connections]).map(({ wire }) => wire);
    next += wires.length;
    const { result, seconds, cpu } = await timed(agent, () => postAll(agent.url, wires, connections));
    if (result !== wires.length) throw new Error(`${agent.name} took ${result} of ${wires.length} envelopes`);
    figures[`submits-${connections}`] = wires.length / seconds;
    if (connections === MOST) figures["cpu-submit"] = cpu / wires.length;
  }
  return figures;
}

/** Signed by their sender, then put into another session: as dear to check as a good one. Each from another network. */
async function measureForgeries(agent: Contender, all: readonly Signed[]): Promise<Figures> {
  const forged = all.map(({ wire }, index) => {
    const session = crypto.randomUUID();
    return {
      wire: wire.replace(/("session":\s*)"[^"]*"/, `$1"${session}"`),
      from: `2001:db8:${index.toString(16)}::1`,
    };
  });
  let taken = 0;
  const { cpu } = await timed(agent, () =>
    inParallel(forged, MOST, async ({ wire, from }) => {
      if ((await post(agent.url, wire, from)) === 200) taken += 1;
    }),
  );
  if (taken > 0) throw new Error(`${agent.name} took ${taken} forgeries`);
  return { "cpu-refused": cpu / forged.length };
}

async function measureChats(
  agent: Contender,
  endpoint: PeerEndpoint,
  all: readonly Signed[],
  sizes: Sizes,
): Promise<{ readonly figures: Figures; readonly picture: string | null }> {
  const figures: Record<string, number> = {};
  let picture: string | null = null;
  let used = 0;
  for (const count of SENDERS) {
    const [from, to] = [used, used + sizes.chats[count]];
    used = to;
    const lanes = Array.from({ length: count }, (_, sender) =>
      all.filter((one) => one.sender === sender).slice(from, to),
    );
    const { result, cpu } = await timed(agent, () => converse(agent, endpoint, lanes));
    const chats = result.latencies.length;
    if (result.ended < count * (to - from))
      throw new Error(`${agent.name} ended ${result.ended} of ${chats} chats`);
    const sorted = result.latencies.toSorted((one, other) => one - other);
    figures[`chats-${count}`] = chats / result.seconds;
    for (const share of [50, 99])
      figures[`p${share}-${count}`] = sorted[Math.floor(((chats - 1) * share) / 100)] ?? Number.NaN;
    if (count === CROWD) figures["cpu-chat"] = cpu / chats;
    picture ??= result.picture;
  }
  return { figures, picture };
}

/** Each sender waits for the end of a conversation before it begins its next. */
async function converse(agent: Contender, endpoint: PeerEndpoint, lanes: readonly (readonly Signed[])[]) {
  const latencies: number[] = [];
  let ended = 0;
  let picture: string | null = null;
  const start = performance.now();
  let last = start;
  const lane = async (chats: readonly Signed[]) => {
    for (const { session, wire } of chats) {
      const arrivals = endpoint.expect(session);
      const sentAt = performance.now();
      await post(agent.url, wire);
      latencies.push((await arrivals.acknowledgement) - sentAt);
      last = Math.max(last, await arrivals.end);
      ended += 1;
      picture ??= arrivals.picture();
    }
  };
  await orTimeUp(Promise.all(lanes.map(lane)), start);
  return { latencies, ended, picture, seconds: (last - start) / 1_000 };
}

async function measurePictures(agent: Contender, picture: string, count: number): Promise<Figures> {
  const { cpu } = await timed(agent, () =>
    inParallel(Array.from({ length: count }), PICTURE_CONNECTIONS, async () => {
      const answer = await fetch(picture);
      if (!answer.ok) throw new Error(`a picture was answered with ${answer.status}`);
      await answer.arrayBuffer();
    }),
  );
  return { "cpu-picture": cpu / count };
}

async function timed<T>({ counts }: Pick<Contender, "counts">, work: () => Promise<T>) {
  const cpuBefore = cpuMs(counts);
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1_000, cpu: cpuMs(counts) - cpuBefore };
}
