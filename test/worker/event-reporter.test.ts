import {
  createExecutionContext,
  listDurableObjectIds,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { errorEvent, messageEvent } from "../../src/agentverse/events.ts";
import { eventNotes } from "../../src/agentverse/report-events.ts";
import { EventReporter } from "../../src/durable/event-reporter.ts";
import { verifyAgentToken } from "../../src/protocol/agent-token.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import worker from "../../src/worker.ts";
import { NOON } from "../noon.ts";
import { fakeHttp, json } from "../unit/upstream/fake-http.ts";
import { someUuid } from "./sender.ts";

const us = identityFromSeed("an agent under test");
const clockAndIds = { now: NOON, newId: someUuid };
const some = (count: number) => Array.from({ length: count }, () => errorEvent(clockAndIds, "failed"));

/** Agentverse, which knows the agent or does not. */
function fakeAgentverse(known = true) {
  const { fetch, seen } = fakeHttp(({ url }) => json(known || url.endsWith("/events") ? 200 : 404, {}));
  return { fetch, seen, paths: () => seen.map(({ url }) => new URL(url).pathname) };
}

async function withReporter(
  { fetch }: ReturnType<typeof fakeAgentverse>,
  settings: Record<string, string>,
  work: (reporter: EventReporter, state: DurableObjectState, wake: () => EventReporter) => Promise<void>,
): Promise<void> {
  await runInDurableObject(env.EVENTS.getByName(crypto.randomUUID()), async (_, state) => {
    const wake = () => new EventReporter(state, { ...env, ...settings }, fetch);
    await work(wake(), state, wake);
    await state.storage.deleteAlarm();
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the object that reports events", () => {
  const ON = { REPORT_EVENTS: "true" };

  it("gathers them for seconds, asks whether Agentverse knows us, and sends one batch with our token", async () => {
    const agentverse = fakeAgentverse();
    await withReporter(agentverse, ON, async (reporter, { storage }) => {
      for (let event = 0; event < 7; event += 1) await reporter.collect(some(1));
      expect(agentverse.seen).toEqual([]);
      expect(await storage.getAlarm()).toBe(NOON + 5_000);
      await reporter.alarm();
      expect(agentverse.paths()).toEqual([`/v2/agents/${us.address}`, "/v1/events"]);
      expect(agentverse.seen[1]?.body).toMatchObject({ events: Array(7).fill({ kind: "error" }) });
      const token = agentverse.seen[1]?.headers.get("authorization")?.replace("Agent ", "") ?? "";
      expect(verifyAgentToken(token, us.address, NOON / 1000, 120)).toMatchObject({ ok: true });
    });
  });

  it("waits no longer when a batch is full", async () => {
    await withReporter(fakeAgentverse(), ON, async (reporter, { storage }) => {
      await reporter.collect(some(49));
      await reporter.collect(some(1));
      expect(await storage.getAlarm()).toBe(NOON);
    });
  });

  it("remembers over an eviction that Agentverse knows us, for an hour", async () => {
    const agentverse = fakeAgentverse();
    await withReporter(agentverse, ON, async (_, __, wake) => {
      for (const minute of [0, 59, 61]) {
        vi.setSystemTime(NOON + minute * 60_000);
        const reporter = wake();
        await reporter.collect(some(1));
        await reporter.alarm();
      }
      const asked = agentverse.paths().filter((path) => path.startsWith("/v2/agents/"));
      expect([asked.length, agentverse.seen.length]).toEqual([2, 5]);
    });
  });

  it("is quiet for ten minutes where Agentverse does not know us", async () => {
    const agentverse = fakeAgentverse(false);
    await withReporter(agentverse, ON, async (reporter, { storage }) => {
      await reporter.collect(some(1));
      await reporter.alarm();
      await storage.deleteAlarm();
      await reporter.collect(some(100));
      expect(await storage.getAlarm()).toBeNull();
      expect(agentverse.paths()).toEqual([`/v2/agents/${us.address}`]);
      vi.setSystemTime(NOON + 11 * 60_000);
      await reporter.collect(some(1));
      await reporter.alarm();
      expect(agentverse.seen).toHaveLength(2);
    });
  });

  it.each([
    ["by default", {}],
    ["without a seed", { ...ON, AGENT_SEED: "" }],
  ])("does nothing and keeps nothing %s", async (_, settings) => {
    const agentverse = fakeAgentverse();
    await withReporter(agentverse, settings, async (reporter, { storage }) => {
      await reporter.collect(some(60));
      await reporter.alarm();
      expect([agentverse.seen, await storage.getAlarm(), [...storage.kv.list()]]).toEqual([[], null, []]);
    });
  });
});

describe("the notes of what happens", () => {
  async function take(reportEvents: boolean, broken = false) {
    const collected: unknown[] = [];
    const collect = async (events: unknown[]) => {
      if (broken) throw new Error("the object is broken");
      collected.push(...events);
    };
    const watched = Object.assign({}, env, { EVENTS: { getByName: () => ({ collect }) } });
    const context = createExecutionContext();
    const notes = eventNotes(
      watched,
      { reportEvents },
      () => NOON,
      (work) => context.waitUntil(work),
    );
    notes.received("agent1qpeer", "a session");
    notes.sent("agent1qpeer", "a session");
    notes.failed("deadline");
    await waitOnExecutionContext(context);
    return collected;
  }

  it("are handed over beside the work", async () => {
    expect(await take(true)).toMatchObject([
      { kind: "message", metadata: { direction: "received", peer: "agent1qpeer", session_id: "a session" } },
      { kind: "message", metadata: { direction: "sent" } },
      { kind: "error", exception: "deadline" },
    ]);
  });

  it("cost nothing when they are off, and break nothing when their object is broken", async () => {
    expect(await take(false)).toEqual([]);
    expect(await take(true, true)).toEqual([]);
    expect(messageEvent(clockAndIds, { direction: "sent", peer: "p", session: "s" }).message).toBe(
      "Message sent to p",
    );
  });

  it("make no object when they are off", async () => {
    const before = (await listDurableObjectIds(env.EVENTS)).length;
    eventNotes(
      env,
      { reportEvents: false },
      () => NOON,
      () => {},
    ).received("agent1qpeer", "a session");
    expect(await listDurableObjectIds(env.EVENTS)).toHaveLength(before);
  });
});

it.each([
  ["true", true],
  ["false", false],
  ["", false],
])("show in the status, with REPORT_EVENTS %j", async (REPORT_EVENTS, reportsEvents) => {
  const settings: Env = Object.assign({}, env, { REPORT_EVENTS });
  const request = new Request("https://images.example/status");
  const response = await worker.fetch(request, settings, createExecutionContext());
  expect(await response.json()).toMatchObject({ status: "OK", reportsEvents });
});
