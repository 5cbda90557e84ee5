import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { CallResult } from "../../../src/agentverse/call.ts";
import { EventDispatcher, type EventsApi } from "../../../src/agentverse/event-dispatcher.ts";
import { errorEvent, messageEvent, type TelemetryEvent } from "../../../src/agentverse/events.ts";
import { tokenSource } from "../../../src/agentverse/token-source.ts";
import { verifyAgentToken } from "../../../src/protocol/agent-token.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
let counter = 0;
const clockAndIds = () => ({
  now: NOON,
  newId: () => `00000000-0000-4000-8000-${String(++counter).padStart(12, "0")}`,
});
const some = (count: number) =>
  Array.from({ length: count }, (_, n) => errorEvent(clockAndIds(), `tag ${n}`));
const status = (code: number): CallResult => ({
  ok: false,
  trouble: { kind: "status", status: code, retryAfterSeconds: null },
});

const batchSchema = z.object({ events: z.array(z.object({ message: z.string() })) });

/** An Agentverse that answers as told, 200 when it was not, and keeps the messages of each batch that it took. */
class FakeEventsApi implements EventsApi {
  registered = true;
  asked = 0;
  readonly answers: CallResult[] = [];
  readonly taken: string[][] = [];
  posts = 0;
  clockAndIds = clockAndIds;
  jitter = () => 0.5;
  async isRegistered() {
    this.asked += 1;
    return this.registered;
  }
  async post(body: string): Promise<CallResult> {
    this.posts += 1;
    const answer = this.answers.shift() ?? { ok: true };
    if (answer.ok) this.taken.push(batchSchema.parse(JSON.parse(body)).events.map(({ message }) => message));
    return answer;
  }
}

function dispatcher(events: readonly TelemetryEvent[], answers: readonly CallResult[] = []) {
  const api = new FakeEventsApi();
  api.answers.push(...answers);
  const dispatcher = new EventDispatcher(api);
  dispatcher.add(events);
  return { api, dispatcher };
}

describe("an event", () => {
  it("of a message names the peer and the session, and nothing that was said", () => {
    const event = messageEvent(clockAndIds(), {
      direction: "received",
      peer: "agent1qpeer",
      session: "the session",
    });
    expect(event).toMatchObject({
      category: "user",
      kind: "message",
      timestamp: "2026-11-21T12:00:00+00:00",
      message: "Message received from agent1qpeer",
      metadata: { direction: "received", peer: "agent1qpeer", session_id: "the session" },
    });
    expect(Object.keys(event.metadata ?? {}).sort()).toEqual(["direction", "msg_id", "peer", "session_id"]);
  });
});

describe("the dispatcher", () => {
  it("sends batches of fifty at most, in order", async () => {
    const { api, dispatcher: one } = dispatcher(some(120));
    expect(one.isFull).toBe(true);
    expect(await one.flush()).toBeNull();
    expect(api.taken.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(api.taken.flat()).toEqual(some(120).map(({ message }) => message));
    expect(await one.flush()).toBeNull();
    expect(api.posts).toBe(3);
  });

  it("sends nothing for an agent that Agentverse does not know", async () => {
    const { api, dispatcher: one } = dispatcher(some(3));
    api.registered = false;
    expect(await one.flush()).toBeNull();
    api.registered = true;
    expect(await one.flush()).toBeNull();
    expect(api.posts).toBe(0);
  });

  it("asks nobody when there is nothing to send", async () => {
    const { api, dispatcher: one } = dispatcher([]);
    await one.flush();
    expect(api.asked).toBe(0);
  });

  it("tries a batch again after growing delays, five times in all, and then goes on with the next", async () => {
    const { api, dispatcher: one } = dispatcher(some(60), Array(5).fill(status(503)));
    const delays = [];
    for (let flush = 0; flush < 5; flush += 1) delays.push(await one.flush());
    expect(delays).toEqual([2_000, 4_000, 8_000, 16_000, null]);
    expect(api.taken.map((batch) => batch.length)).toEqual([10]);
  });

  it("does not hurry while Agentverse is down", async () => {
    const { dispatcher: one } = dispatcher(some(60), [{ ok: false, trouble: { kind: "unreachable" } }]);
    await one.flush();
    expect(one.isFull).toBe(false);
  });

  it.each([400, 403, 404, 413, 422])("gives up a batch that was answered with %i", async (code) => {
    const { api, dispatcher: one } = dispatcher(some(1), [status(code)]);
    expect(await one.flush()).toBeNull();
    expect(await one.flush()).toBeNull();
    expect(api.posts).toBe(1);
  });

  it("keeps five hundred, and says how many were lost", async () => {
    const { api, dispatcher: one } = dispatcher(some(640));
    one.add(some(1));
    await one.flush();
    expect(api.taken.flat()).toHaveLength(501);
    expect(api.taken.flat().at(-1)).toBe("141 event(s) dropped due to full buffer");
  });

  it("flushes once at a time", async () => {
    const { api, dispatcher: one } = dispatcher(some(5));
    await Promise.all([one.flush(), one.flush(), one.flush()]);
    expect(api.taken).toHaveLength(1);
  });
});

describe("the token for Agentverse", () => {
  const identity = identityFromSeed("an agent under test");
  let now = NOON;
  const source = tokenSource(
    identity,
    120,
    () => now,
    (length) => new Uint8Array(length),
  );

  it("is ours, and the same while enough of its window is left", () => {
    const first = source();
    expect(verifyAgentToken(first.replace("Agent ", ""), identity.address, NOON / 1000, 120)).toMatchObject({
      ok: true,
    });
    now = NOON + 89_000;
    expect(source()).toBe(first);
    now = NOON + 91_000;
    const second = source();
    expect(second).not.toBe(first);
    now = NOON;
    expect(source()).not.toBe(second);
  });
});
