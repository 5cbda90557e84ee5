import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type CompletionsApi, startCompletionsApi } from "../../dev/completions-api.ts";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { apologySentence } from "../../src/agent/words.ts";
import { letOut } from "../../src/durable/day-shares.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { status } from "./image-api.ts";
import { type Sealed, sealChat, sealImageRequest, sealQuestion } from "./messages.ts";
import { OPERATOR_TOKEN, type OperatorClient, operatorClient } from "./operator-client.ts";
import { startWorld, type World } from "./world.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The agent's clock shows a little past the next noon, whenever the test runs: the day's shares go by the hour. */
const OFFSET_SECONDS = Math.round((DAY - ((Date.now() + 12 * HOUR) % DAY)) / 1000);
const agentTime = () => Date.now() + OFFSET_SECONDS * 1000;
const BUDGET = 1_000_000;
const PICTURE = 40_000;
/** What new senders can have had by then, in millionths of a dollar, with a minute of the test's own. */
const LET_OUT = letOut(BUDGET, 12 * HOUR + 60_000, PICTURE);

const someone = () => identityFromSeed(randomUUID());

const apology = z.object({ reason: z.literal("daily-limit"), freeAt: z.number() });

describe("a day with a budget of a dollar", () => {
  let world: World;
  let completions: CompletionsApi;
  let operator: OperatorClient;
  const listed = someone();
  beforeAll(async () => {
    completions = await startCompletionsApi({});
    world = await startWorld({
      DEV_CLOCK_OFFSET_SECONDS: String(OFFSET_SECONDS),
      OPERATOR_TOKEN,
      DAILY_IMAGE_LIMIT: "0",
      DAILY_COMPLETION_LIMIT: "0",
      DAILY_BUDGET_USD: "1",
      PRICE_TABLE: '{"asi1": {"picture": 0.04, "input": 1, "output": 10}}',
      COMPLETION_API_KEY: "a key",
      COMPLETION_BASE_URL: completions.baseUrl,
      UNLIMITED_SENDERS: listed.address,
    });
    operator = operatorClient(world.agent.url);
  });
  afterAll(async () => {
    await world?.stop();
    await completions?.stop();
  });

  const sendAll = async (sealed: readonly Sealed[]) => {
    const answers = await Promise.all(sealed.map(({ wire }) => world.agent.submit(wire)));
    expect(new Set(answers)).toEqual(new Set([200]));
  };
  const pictures = (sender: Identity, prompt: string, size: number) =>
    Array.from({ length: size }, () => sealImageRequest(sender, world.agent.address, prompt, agentTime()));
  const question = (sender: Identity, text: string) =>
    sealQuestion(sender, world.agent.address, text, agentTime());
  const inMicros = (usd: number) => Math.round(usd * 1_000_000);
  const micros = async () => inMicros((await operator.overview()).dailyMoney.taken);
  /** What is booked comes a moment after the reply. */
  const booked = (amount: number) =>
    operator.overviewWhen(({ dailyMoney }) => inMicros(dailyMoney.taken) === amount);

  it("gives back what pictures cost that were ordered and did not come", async () => {
    const { agent, api } = world;
    api.script("a pair of boots", status(200, { data: [] }), status(503));
    const text = "a pair of boots --n 3";
    await sendAll([sealChat(listed, agent.address, text, { now: agentTime() })]);
    await agent.settled(listed.address);
    expect(api.calls("a pair of boots")).toHaveLength(3);
    // One came, one was answered without a picture and may be paid, one was not drawn at all.
    await booked(2 * PICTURE);
  });

  it("books what the tokens of an answer cost, which is less than was reserved", async () => {
    const before = await micros();
    await sendAll([question(listed, "why?")]);
    await world.agent.settled(listed.address);
    expect(completions.requests.at(-1)).toMatchObject({ max_tokens: 4_096 });
    await booked(before + completions.tokens({ input: 1, output: 10 }));
  });

  it("is not spent by strangers, with pictures and questions, beyond what is let out to them", async () => {
    const strangers = Array.from({ length: 12 }, someone);
    await sendAll(
      strangers.flatMap((one) => [...pictures(one, "attack", 4), question(one, "x".repeat(4_000))]),
    );
    await Promise.all(strangers.map((one) => world.agent.settled(one.address)));
    const drawn = world.api.calls("attack").length;
    expect(drawn).toBeGreaterThan(0);
    expect(drawn * PICTURE).toBeLessThanOrEqual(LET_OUT);
    expect(await micros()).toBeLessThanOrEqual(BUDGET);
    const { failures } = (await operator.overview()).total;
    expect(failures["daily-limit"]).toBe(48 - drawn);
  });

  it("tells a person in a chat when the next picture can be had", async () => {
    const late = someone();
    await sendAll([sealChat(late, world.agent.address, "a boat in a bottle", { now: agentTime() })]);
    await world.agent.settled(late.address);
    const [message] = await world.agent.rows(late.address, "SELECT reply FROM messages");
    const reply = apology.parse(JSON.parse(String(message?.reply)));
    const now = agentTime();
    expect(reply.freeAt).toBeGreaterThan(now);
    expect(apologySentence("daily-limit", sentencesIn("en"), reply.freeAt, now)).toMatch(
      /You can have the next picture in \d+ (minutes|hours)\.$/,
    );
  });

  it("is spent to the end by those on the operator's list, and never further", async () => {
    await sendAll(pictures(listed, "listed", 40));
    await world.agent.settled(listed.address);
    const { taken, limit } = (await operator.overview()).dailyMoney;
    expect(limit).toBe(1);
    expect(taken).toBeLessThanOrEqual(1);
    expect(taken).toBeGreaterThan(1 - PICTURE / 1_000_000);
  });
});
