import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fire, forger, newSender, type Shot, submitFrom } from "./flood.ts";
import { sealChat } from "./messages.ts";
import { say, startWorld, type World } from "./world.ts";

// TEST_FLOOD=20000 is the long form.
const FLOOD = Number(process.env.TEST_FLOOD ?? 2_000);
const LONG = { timeout: 60_000 + FLOOD * 10 };
const ATTACKER = "203.0.113.66";
const ELSEWHERE = "198.51.100.1";

let world: World;
beforeAll(async () => {
  world = await startWorld({ IMAGE_PROVIDERS: "sketch", MESSAGES_PER_HOUR: "0" });
});
afterAll(() => world?.stop());

const objects = async () => (await world.agent.miniflare.listDurableObjectIds("SENDERS")).length;
const greeting = (from = newSender()) => sealChat(from, world.agent.address, "hello").wire;

describe("forgeries in a sender's name from one address", () => {
  it("do not keep that sender, or others behind the address, from their 200", LONG, async () => {
    const { agent } = world;
    const victim = newSender();
    const before = await objects();
    const forge = forger(agent.address, victim.address);
    const meanwhile: Promise<number>[] = [];
    const answers = await fire(agent.url, FLOOD, (index) => {
      if (index % 200 === 100) {
        meanwhile.push(submitFrom(agent.url, { from: ELSEWHERE, body: greeting(victim) }));
        meanwhile.push(submitFrom(agent.url, { from: ATTACKER, body: greeting() }));
      }
      return { from: ATTACKER, body: forge() };
    });
    const after = await submitFrom(agent.url, { from: ATTACKER, body: greeting(victim) });

    expect(after).toBe(200);
    expect(new Set(await Promise.all(meanwhile))).toEqual(new Set([200]));
    expect((answers[400] ?? 0) + (answers[429] ?? 0)).toBe(FLOOD);
    expect(answers[429]).toBeGreaterThan(FLOOD / 2);
    expect((await objects()) - before).toBe(meanwhile.length / 2 + 1);
  });
});

describe("a flood of unsigned and badly signed envelopes", () => {
  it("makes no object, and a good sender beside it is acknowledged within a second", LONG, async () => {
    const { agent } = world;
    const peer = await world.peer();
    const forgers = Array.from({ length: 50 }, () => forger(agent.address, newSender().address));
    const unsigned = greeting().replace(/"signature":"[^"]*"/, '"signature":null');
    const broken = greeting().replace(/"signature":"[^"]*"/, '"signature":"sig1qqqq"');
    const shot = (index: number): Shot => {
      const body = [unsigned, broken, forgers[index % forgers.length]?.() ?? ""][index % 3] ?? "";
      return { from: `203.0.113.${index % 5}`, body };
    };
    const before = await objects();

    const flood = fire(agent.url, FLOOD, shot);
    const waits: number[] = [];
    for (let chat = 0; chat < 5; chat++) {
      const start = performance.now();
      const { session } = await say(agent, peer, "hello");
      await peer.hear(session, (said) => said[0]?.kind === "acknowledgement");
      waits.push(performance.now() - start);
    }
    const answers = await flood;

    expect(waits.toSorted((a, b) => a - b)[2]).toBeLessThan(1_000);
    expect((answers[400] ?? 0) + (answers[429] ?? 0)).toBe(FLOOD);
    expect((await objects()) - before).toBe(1);
    if (FLOOD > 10_000) console.log({ waits, answers });
  });
});

describe("a verified sender", () => {
  it("that never stops is asked to wait before its object is, and others are not", LONG, async () => {
    const { agent } = world;
    const sender = newSender();
    const body = greeting(sender);
    const start = performance.now();
    const answers = await fire(agent.url, 1_500, () => ({ from: ELSEWHERE, body }));
    const seconds = (performance.now() - start) / 1_000;
    const { 200: taken = 0, 429: busy = 0 } = answers;
    expect(taken + busy).toBe(1_500);
    expect(taken).toBeGreaterThanOrEqual(1_000);
    expect(taken).toBeLessThanOrEqual(1_000 + 20 * seconds + 1);
    expect(await submitFrom(agent.url, { from: ELSEWHERE, body: greeting() })).toBe(200);
  });
});
