import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { freePort } from "../dev/agent-process.ts";
import type { ImageApi } from "../dev/image-api.ts";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { compiledModules, listening } from "../test/e2e/run-worker.ts";
import type { Signed } from "./envelopes.ts";
import { inParallel, orTimeUp, post, postAll } from "./load.ts";
import type { PeerEndpoint } from "./peer-endpoint.ts";
import { cpuMs, isOurWorkerd } from "./process-cpu.ts";

const CONNECTIONS = 32;
const SIGNATURES = { check: 1_000, sign: 300 } as const;
/** Chats at a time of which the CPU is taken. */
const CROWD = 50;

/** What the runtime takes by itself: the bounds of what an agent can reach on it. CPU and times in ms. */
export interface Limits {
  /** A handler that reads the body. */
  readonly empty: number;
  /** One that calls an object, too. */
  readonly object: number;
  /** One whose object writes a row. */
  readonly row: number;
  /** One signature checked, and one made. */
  readonly check: number;
  readonly sign: number;
  /** A chat: two rows, a queue, a call of the image API, a picture stored, three letters posted. */
  readonly chat: number;
  /** Median time from the message to its acknowledgement, of one sender, with the row on disk before. */
  readonly acknowledgement: number;
}

export interface LimitsWorld {
  readonly api: ImageApi;
  readonly endpoint: PeerEndpoint;
  readonly acknowledgements: readonly Signed[];
  readonly chats: readonly Signed[];
}

/** Measures the bare agent, by whose side ours is. Every part is done twice, and the second time counts. */
export async function measureLimits(world: LimitsWorld): Promise<Limits> {
  const worker = buildWorker("bench/bare-agent.ts", { bare: true });
  const port = await freePort();
  const { compatibilityDate } = unstable_getMiniflareWorkerOptions(worker.config).workerOptions;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: "ESModule" as const, path: worker.script }, ...compiledModules(worker)],
      modulesRoot: worker.directory,
      compatibilityDate: String(compatibilityDate),
      bindings: { IMAGES: world.api.baseUrl, PEER: world.endpoint.url },
      durableObjects: { BARE: { className: "BareObject", useSQLite: true } },
      queueProducers: { JOBS: "bare" },
      queueConsumers: { bare: { maxBatchSize: 5, maxBatchTimeout: 0 } },
      r2Buckets: ["PICTURES"],
      cf: false,
      ...listening(port, true),
    }),
  );
  try {
    await miniflare.ready;
    return await measureAll(`http://127.0.0.1:${port}`, world);
  } finally {
    await miniflare.dispose();
    worker.remove();
  }
}

async function measureAll(url: string, world: LimitsWorld): Promise<Limits> {
  const wires = world.acknowledgements.map(({ wire }) => wire);
  const submits = (path: string) =>
    cpuEach(wires.length, async () => {
      const taken = await postAll(`${url}/${path}`, wires, CONNECTIONS);
      if (taken !== wires.length) throw new Error(`the bare agent took ${taken} of ${wires.length}`);
    });
  const signatures = (path: keyof typeof SIGNATURES) =>
    cpuEach(SIGNATURES[path], async () => {
      const held = await (await fetch(`${url}/${path}/submit?${SIGNATURES[path]}`)).text();
      if (Number(held) !== SIGNATURES[path]) throw new Error(`only ${held} signatures held`);
    });
  const [empty, object, row] = [await submits("empty"), await submits("object"), await submits("row")];
  const [check, sign] = [await signatures("check"), await signatures("sign")];
  const chat = await cpuEach(world.chats.length, () => converse(url, world, CROWD));
  const times = (await converse(url, world, 1)).toSorted((one, other) => one - other);
  const acknowledgement = times[Math.floor((times.length - 1) / 2)] ?? Number.NaN;
  return { empty, object, row, check, sign, chat, acknowledgement };
}

async function cpuEach(count: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const before = cpuMs(isOurWorkerd);
  await work();
  return (cpuMs(isOurWorkerd) - before) / count;
}

/** Chats to the end, so many at a time; gives when each was acknowledged. */
async function converse(url: string, { endpoint, chats }: LimitsWorld, width: number): Promise<number[]> {
  const times: number[] = [];
  let ended = 0;
  const work = inParallel(chats, width, async ({ session, wire }) => {
    const arrivals = endpoint.expect(session);
    const sentAt = performance.now();
    await post(`${url}/chat`, wire);
    times.push((await arrivals.acknowledgement) - sentAt);
    await arrivals.end;
    ended += 1;
  });
  await orTimeUp(work, performance.now());
  if (ended < chats.length) throw new Error(`the bare agent ended ${ended} of ${chats.length} chats`);
  return times;
}
