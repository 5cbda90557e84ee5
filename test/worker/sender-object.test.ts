import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { loadConfig } from "../../src/config.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { consumeHints } from "../../src/jobs/queue.ts";
import { parseEnvelope, verifyEnvelope } from "../../src/protocol/envelope.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { agentToken } from "../agent-token.ts";
import { chatFrom, imageRequestFrom, said, someSender } from "./sender.ts";

const worker = exports.default;
const soon = () => BigInt(Math.floor(Date.now() / 1000) + 60);
const fresh = () => ({ expires: soon() });

/** Reads the mailbox over HTTP, as its owner; every envelope in it must be signed. */
async function readMailbox(owner: Identity): Promise<{ uuid: string; envelope: Record<string, unknown> }[]> {
  const response = await worker.fetch(`http://127.0.0.1:8787/v2/agents/${owner.address}/mailbox`, {
    headers: { authorization: `Agent ${agentToken(owner)}` },
  });
  expect(response.status).toBe(200);
  const text = await response.text();
  for (const [wire] of text.matchAll(/\{"version":[^}]*\}/g)) {
    const parsed = parseEnvelope(wire);
    expect(parsed.ok && verifyEnvelope(parsed.envelope).ok).toBe(true);
  }
  return JSON.parse(text);
}

/** Waits until the mailbox holds so many letters: the queue and the outbox work by themselves. */
function letters(owner: Identity, count: number) {
  return vi.waitUntil(
    async () => {
      const found = await readMailbox(owner);
      return found.length >= count ? found : undefined;
    },
    { timeout: 10_000, interval: 20 },
  );
}

describe("the object of a sender", () => {
  it("carries a chat from accept to the picture in the mailbox, signed by us", async () => {
    const sender = identityFromSeed(crypto.randomUUID());
    await env.SENDERS.getByName(sender.address).accept(chatFrom(sender.address, "a lighthouse", fresh()));
    const found = await letters(sender, 3);
    expect(found).toHaveLength(3);
    for (const { envelope } of found) {
      expect(envelope.sender).toBe(identityFromSeed("an agent under test").address);
    }
    const text = atob(String(found[1]?.envelope.payload));
    const url = /\((http:\/\/127\.0\.0\.1:8787\/images\/[0-9a-f]{32}\.png)\)/.exec(text)?.[1] ?? "";
    const picture = await worker.fetch(url);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("finishes what was accepted when it is evicted in the middle", async () => {
    const sender = identityFromSeed(crypto.randomUUID());
    const stub = env.SENDERS.getByName(sender.address);
    await stub.accept(chatFrom(sender.address, "a fox", fresh()));
    await evictDurableObject(stub);
    expect(await letters(sender, 3)).toHaveLength(3);
  });

  it("sends a lost queue message again from its alarm, and apologises at the deadline without the queue", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    const sent: unknown[] = [];
    await runInDurableObject(stub, async (object: SenderObject) => {
      const send = async (body: object) => void ("job" in body && sent.push(body));
      const deaf = { ...env, JOBS: { send } };
      Object.defineProperty(object, "env", { value: deaf });
      await object.accept(chatFrom(sender, "a cat", fresh()));
    });
    expect(sent).toHaveLength(1);
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now() + 31_000);
      await runDurableObjectAlarm(stub);
      expect(sent).toHaveLength(2);
      expect(sent[1]).toEqual(sent[0]);
      vi.setSystemTime(Date.now() + 600_000);
      await runDurableObjectAlarm(stub);
      await runInDurableObject(stub, (object: SenderObject) => {
        expect(said(object.sql).at(-1)).toContain("took too long");
      });
    } finally {
      vi.useRealTimers();
    }
  });

  it("has its lost alarm set again by the watch in the queue, which is sent when the alarm is set", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    const watches: [object, QueueSendOptions | undefined][] = [];
    await runInDurableObject(stub, async (object: SenderObject, state) => {
      const send = async (body: object, options?: QueueSendOptions) => {
        if ("watch" in body) watches.push([body, options]);
      };
      Object.defineProperty(object, "env", { value: { ...env, JOBS: { send } } });
      await object.accept(chatFrom(sender, "a cat", fresh()));
      expect(watches).toEqual([[{ sender, watch: true }, { delaySeconds: expect.any(Number) }]]);
      expect(watches[0]?.[1]?.delaySeconds).toBeGreaterThan(900);
      await state.storage.deleteAlarm();
    });
    await evictDurableObject(stub);
    const loaded = loadConfig(env);
    if (!loaded.ok) throw new Error("the settings do not load");
    await consumeHints([{ body: { sender, watch: true } }], env, loaded.config, systemClock(0));
    await runInDurableObject(stub, async (_, state) => expect(await state.storage.getAlarm()).not.toBe(null));
  });

  it("draws nothing twice when the queue delivers a message twice", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    await runInDurableObject(stub, async (object: SenderObject) => {
      const sent: { job: string }[] = [];
      const send = async (body: { job: string }) => void ("job" in body && sent.push(body));
      const deaf = { ...env, JOBS: { send } };
      Object.defineProperty(object, "env", { value: deaf });
      await object.accept(imageRequestFrom(sender, "a boat", fresh()));
      const job = sent[0]?.job ?? "";
      expect((await object.claim(job)).kind).toBe("draw");
      expect((await object.claim(job)).kind).toBe("nothing");
    });
  });
});

describe("the mailbox", () => {
  const get = (address: string, authorization?: string) =>
    worker.fetch(`http://127.0.0.1:8787/v2/agents/${address}/mailbox`, {
      headers: authorization === undefined ? {} : { authorization },
    });
  const owner = identityFromSeed("the owner of a mailbox");
  const now = () => Math.floor(Date.now() / 1000);
  const token = (...of: Parameters<typeof agentToken>) => `Agent ${agentToken(...of)}`;

  it.each([
    ["no token", () => undefined],
    ["somebody else's token", () => token(identityFromSeed("somebody else"))],
    ["a token that has ended", () => token(owner, { from: now() - 4_000 })],
    ["a token for later", () => token(owner, { from: now() + 4_000 })],
    ["a window over an hour", () => token(owner, { seconds: 3_601 })],
    ["no token at all", () => "Agent attr:nonsense:sig1"],
  ])("stays closed with %s", async (_, authorization) => {
    const response = await get(owner.address, authorization());
    expect([response.status, await response.json()]).toMatchObject([401, { code: "unauthorized" }]);
  });

  it("of an address that never wrote is empty and makes no tables", async () => {
    expect(await readMailbox(owner)).toEqual([]);
    await runInDurableObject(env.SENDERS.getByName(owner.address), (_, state) => {
      expect(state.storage.sql.exec("SELECT count(*) AS n FROM sqlite_master").one().n).toBe(0);
    });
  });

  it("keeps a letter's uuid and envelope until it is deleted, once", async () => {
    const sender = identityFromSeed(crypto.randomUUID());
    await env.SENDERS.getByName(sender.address).accept(chatFrom(sender.address, "hello", fresh()));
    const [first] = await letters(sender, 2);
    expect((await readMailbox(sender))[0]).toEqual(first);
    const remove = async () => {
      const authorization = token(sender);
      const url = `http://127.0.0.1:8787/v2/agents/${sender.address}/mailbox/${first?.uuid}`;
      return (await worker.fetch(url, { method: "DELETE", headers: { authorization } })).status;
    };
    expect([await remove(), await remove()]).toEqual([200, 404]);
  });
});

describe("the platform's alarm", () => {
  it("tells at which millisecond it was set: there the count of bad runs stands", async () => {
    const stub = env.SENDERS.getByName(someSender());
    const told: (number | undefined)[] = [];
    const time = Math.ceil(Date.now() / 1_000) * 1_000 + 7;
    await runInDurableObject(stub, async (object: SenderObject, state) => {
      const alarm = async (info?: AlarmInvocationInfo) => void told.push(info?.scheduledTime);
      Object.defineProperty(object, "alarm", { value: alarm });
      await state.storage.setAlarm(time);
    });
    await vi.waitUntil(() => told.length > 0, { timeout: 5_000 });
    expect(told).toEqual([time]);
  });
});
