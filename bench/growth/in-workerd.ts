import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import * as z from "zod";
import { freePort } from "../../dev/agent-process.ts";
import { startImageApi } from "../../dev/image-api.ts";
import type { Axis } from "../../test/durable/grown-sender.ts";
import { AGENT_ADDRESS, agentVars } from "../../test/e2e/agent.ts";
import { type Almanac, startAlmanac } from "../../test/e2e/almanac.ts";
import { buildWorker } from "../../test/e2e/built-worker.ts";
import { sealChat, sealErrorMessage } from "../../test/e2e/messages.ts";
import { runWorker } from "../../test/e2e/run-worker.ts";
import { inParallel, orTimeUp, post } from "../load.ts";
import { type PeerEndpoint, startPeerEndpoint } from "../peer-endpoint.ts";
import { cpuMs, isOurWorkerd } from "../process-cpu.ts";
import { median } from "./median.ts";

/** Files in memory, where Linux has them: on a disk ten thousand objects take minutes to be made, and no more CPU. */
const MEMORY = "/dev/shm";
/** At once: fewer than one sender may have drawn at a time. */
const WIDTH = 4;
const CHATS = 40;
/** So many measurements of each figure, of which the median counts: the machine has others to serve. */
const ROUNDS = 3;
const TAKEN = 200;
/** Known senders who go on writing. */
const WRITING = 10;
const KNOWN_AT_ONCE = 250;

const stepCounts = z.strictObject({ statements: z.number(), rowsRead: z.number(), rowsWritten: z.number() });
const countsSchema = z.record(z.string(), stepCounts);
/** What each step takes of the platform, by its name. */
export type Counts = z.infer<typeof countsSchema>;

/** CPU of workerd in ms. */
export interface SenderFigures {
  /** An envelope that is taken and not answered, of a sender who is known. */
  readonly taken: number;
  /** A chat to the end of a sender who is known, and the first one of a sender who is new. */
  readonly known: number;
  readonly new: number;
}

/** The built Worker in workerd, with senders, their endpoint and an image API that answers at once. */
export class GrowingAgent {
  readonly #url: string;
  readonly #almanac: Almanac;
  readonly #endpoint: PeerEndpoint;
  readonly #stop: () => Promise<void>;
  readonly #writing: Identity[] = [];
  #senders = 0;
  #lines = 0;

  private constructor(url: string, almanac: Almanac, endpoint: PeerEndpoint, stop: () => Promise<void>) {
    this.#url = url;
    this.#almanac = almanac;
    this.#endpoint = endpoint;
    this.#stop = stop;
  }

  static async start(): Promise<GrowingAgent> {
    const persistTo = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "growth-"));
    const worker = buildWorker("bench/growth/growing-worker.ts");
    const [api, almanac, endpoint, port] = await Promise.all([
      startImageApi(),
      startAlmanac(),
      startPeerEndpoint(),
      freePort(),
    ]);
    const vars = agentVars(port, {
      ASI_LLM_KEY: "growth",
      ASI1_BASE_URL: api.baseUrl,
      AGENTVERSE_URL: almanac.url,
      MESSAGES_PER_HOUR: "0",
      QUOTA_MAX_REQUESTS: "1000000",
      DAILY_IMAGE_LIMIT: "1000000",
    });
    const miniflare = await runWorker({ worker, port, vars, persistTo, onLog: () => {} });
    return new GrowingAgent(`http://127.0.0.1:${port}`, almanac, endpoint, async () => {
      await miniflare.dispose();
      endpoint.stop();
      await Promise.all([api.stop(), almanac.stop()]);
      rmSync(persistTo, { recursive: true, force: true });
      worker.remove();
    });
  }

  async stop(): Promise<void> {
    await this.#stop();
  }

  /** What a conversation takes of the platform in an object that has so much of one kind. */
  async countGrown(axis: Axis, size: number): Promise<Counts> {
    const answer = await fetch(`${this.#url}/grown?axis=${axis}&size=${size}`);
    if (!answer.ok) throw new Error(`the Worker could not count: ${await answer.text()}`);
    return countsSchema.parse(await answer.json());
  }

  /** Makes it `count` senders, and measures what a message costs then. */
  async measureWith(count: number): Promise<SenderFigures> {
    await this.#growTo(count);
    await this.#chat(this.#writing, CHATS);
    const rounds: SenderFigures[] = [];
    while (rounds.length < ROUNDS) {
      const strangers = Array.from({ length: CHATS }, (_, index) =>
        this.#newSender(`${count} ${rounds.length} ${index}`),
      );
      rounds.push({
        taken: await this.#take(TAKEN),
        known: await this.#chat(this.#writing, CHATS),
        new: await this.#chat(strangers, CHATS),
      });
    }
    const middle = (name: keyof SenderFigures) => median(rounds.map((round) => round[name]));
    return { taken: middle("taken"), known: middle("known"), new: middle("new") };
  }

  /** So many envelopes of known senders that are not answered. Gives the CPU of one. */
  async #take(count: number): Promise<number> {
    const wires = Array.from(
      { length: count },
      (_, index) => sealErrorMessage(pick(this.#writing, index), AGENT_ADDRESS).wire,
    );
    return perOne(count, () =>
      inParallel(wires, WIDTH, async (wire) => expectTaken(await post(this.#url, wire))),
    );
  }

  async #growTo(count: number): Promise<void> {
    while (this.#writing.length < Math.min(WRITING, count)) {
      this.#writing.push(this.#newSender(`known ${this.#writing.length}`));
      this.#senders += 1;
    }
    while (this.#senders < count) {
      const some = Math.min(KNOWN_AT_ONCE, count - this.#senders);
      const names = Array.from({ length: some }, (_, index) => `agent1qsilent${this.#senders + index}`);
      const answer = await fetch(`${this.#url}/known`, { method: "POST", body: JSON.stringify(names) });
      if (!answer.ok) throw new Error(`the Worker made no senders: ${answer.status}`);
      this.#senders += some;
    }
  }

  #newSender(seed: string): Identity {
    const identity = identityFromSeed(`a sender of the growth, ${seed}`);
    this.#almanac.register(identity.address, this.#endpoint.url);
    return identity;
  }

  /** So many chats to the end, of one sender after the other. Gives the CPU of one. */
  async #chat(senders: readonly Identity[], count: number): Promise<number> {
    const chats = Array.from({ length: count }, (_, index) => {
      this.#lines += 1;
      return sealChat(pick(senders, index), AGENT_ADDRESS, `a lighthouse by bay ${this.#lines}`);
    });
    const start = performance.now();
    let ended = 0;
    const converse = async ({ session, wire }: { session: string; wire: string }): Promise<void> => {
      const { end } = this.#endpoint.expect(session);
      expectTaken(await post(this.#url, wire));
      await end;
      ended += 1;
    };
    const cpu = await perOne(count, () => orTimeUp(inParallel(chats, WIDTH, converse), start));
    if (ended < count) throw new Error(`${ended} of ${count} chats came to their end`);
    return cpu;
  }
}

async function perOne(count: number, work: () => Promise<void>): Promise<number> {
  const before = cpuMs(isOurWorkerd);
  await work();
  return (cpuMs(isOurWorkerd) - before) / count;
}

function expectTaken(status: number): void {
  if (status !== 200) throw new Error(`an envelope was answered with ${status}`);
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nobody sends");
  return item;
}
