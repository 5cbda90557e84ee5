import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type CompletionsApi, startCompletionsApi } from "../../dev/completions-api.ts";
import { keptShare, letOut } from "../../src/durable/day-shares.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { structuredOutputPrompt } from "../../src/protocol/messages/structured-output-prompt.ts";
import { structuredProtocol } from "../../src/protocol/protocols.ts";
import type { Agent } from "./agent.ts";
import { status } from "./image-api.ts";
import { type Sealed, sealChat, sealDirect, sealImageRequest, sealQuestion } from "./messages.ts";
import { startWorld, type World } from "./world.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The agent's clock shows a little past the next noon, whenever the test runs: the day's shares go by the hour. */
const OFFSET_SECONDS = Math.round((DAY - ((Date.now() + 12 * HOUR) % DAY)) / 1000);
const agentTime = () => Date.now() + OFFSET_SECONDS * 1000;
const AT_NOON = { DEV_CLOCK_OFFSET_SECONDS: String(OFFSET_SECONDS) };
/** What new senders can have had of a limit by then, with a minute of the test's own. */
const letOutAtNoon = (limit: number) => letOut(limit, 12 * HOUR + 60_000);

const someone = () => identityFromSeed(randomUUID());
const crowd = (size: number) => Array.from({ length: size }, someone);

const replyRow = z.object({ reply: z.string() });
const replySchema = z.object({
  kind: z.string(),
  reason: z.string().optional(),
  text: z.string().optional(),
  freeAt: z.number().optional(),
});

/** How everything that a sender asked has ended. */
async function repliesTo(agent: Agent, sender: Identity) {
  await agent.settled(sender.address);
  const rows = await agent.rows(sender.address, "SELECT reply FROM messages WHERE reply IS NOT NULL");
  return rows.map((row) => replySchema.parse(JSON.parse(replyRow.parse(row).reply)));
}

async function sendAll(agent: Agent, sealed: readonly Sealed[]): Promise<void> {
  const answers = await Promise.all(sealed.map(({ wire }) => agent.submit(wire)));
  expect(new Set(answers)).toEqual(new Set([200]));
}

/** Lets a sender have written first two days ago. */
async function knownForLonger(agent: Agent, sender: Identity): Promise<void> {
  await sendAll(agent, [sealChat(sender, agent.address, "hello", { now: agentTime() })]);
  await agent.settled(sender.address);
  const firstSeen = agentTime() - 2 * DAY;
  await agent.rows(
    sender.address,
    `UPDATE sender SET state = json_set(state, '$.firstSeenAt', ${firstSeen})`,
  );
  // What it has read of its rows is in memory.
  await agent.evict(sender.address);
}

describe("seventeen fresh addresses that want the whole day", () => {
  const LIMIT = 20;
  let world: World;
  const named = someone();
  beforeAll(async () => {
    world = await startWorld({
      ...AT_NOON,
      DAILY_IMAGE_LIMIT: String(LIMIT),
      UNLIMITED_SENDERS: named.address,
    });
  });
  afterAll(() => world?.stop());

  const pictures = (sender: Identity, prompt: string, size: number) =>
    Array.from({ length: size }, () => sealImageRequest(sender, world.agent.address, prompt, agentTime()));
  const drawn = async (senders: readonly Identity[]) => {
    const replies = await Promise.all(senders.map((sender) => repliesTo(world.agent, sender)));
    return replies.flat().filter(({ kind }) => kind === "picture").length;
  };

  it("get what was let out until then; those who are known and those on the list still get theirs", async () => {
    const { agent, api } = world;
    const known = someone();
    await knownForLonger(agent, known);
    const attackers = crowd(17);
    await sendAll(
      agent,
      attackers.flatMap((one) => pictures(one, "attack", 3)),
    );
    const taken = await drawn(attackers);
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThanOrEqual(letOutAtNoon(LIMIT));
    expect(api.calls("attack")).toHaveLength(taken);

    await sendAll(agent, pictures(known, "known", LIMIT));
    expect(await drawn([known])).toBeGreaterThanOrEqual(keptShare(LIMIT));
    await sendAll(agent, pictures(named, "named", LIMIT));
    expect(await drawn([named])).toBeGreaterThan(0);
    const all = ["attack", "known", "named"].map((prompt) => api.calls(prompt).length);
    expect(all.reduce((sum, calls) => sum + calls)).toBe(LIMIT);
  });

  it("are told when the next one can be had, and not merely tomorrow", async () => {
    const late = someone();
    await sendAll(world.agent, pictures(late, "late", 1));
    const [reply] = await repliesTo(world.agent, late);
    expect(reply).toMatchObject({ kind: "apology", reason: "daily-limit" });
    expect(reply?.freeAt).toBeGreaterThan(agentTime());
    expect(reply?.freeAt).toBeLessThanOrEqual(agentTime() + 12 * HOUR);
  });
});

describe("a small DAILY_IMAGE_LIMIT", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ ...AT_NOON, DAILY_IMAGE_LIMIT: "1" });
  });
  afterAll(() => world?.stop());

  it("is there for the first stranger who comes, and counts only what may have been paid", async () => {
    const { agent, api } = world;
    const ask = async (prompt: string) => {
      const sender = someone();
      await sendAll(agent, [sealImageRequest(sender, agent.address, prompt, agentTime())]);
      return (await repliesTo(agent, sender))[0];
    };
    api.script("unpaid", status(401));
    expect(await ask("unpaid")).toMatchObject({ kind: "apology", reason: "not-configured" });
    expect(await ask("the day's only one")).toMatchObject({ kind: "picture" });
    expect(await ask("one too many")).toMatchObject({ kind: "apology", reason: "daily-limit" });
    expect(api.calls("one too many")).toHaveLength(0);
  });
});

describe("ten fresh addresses that want the text model", () => {
  const LIMIT = 20;
  /** What the model answers never fits it. */
  const SCHEMA = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
  let world: World;
  let completions: CompletionsApi;
  beforeAll(async () => {
    completions = await startCompletionsApi({ weather: "rain" });
    world = await startWorld({
      ...AT_NOON,
      COMPLETION_API_KEY: "a key",
      COMPLETION_BASE_URL: completions.baseUrl,
      DAILY_COMPLETION_LIMIT: String(LIMIT),
      DAILY_IMAGE_LIMIT: "5",
    });
  });
  afterAll(async () => {
    await world?.stop();
    await completions?.stop();
  });

  const question = (sender: Identity, text: string) =>
    sealQuestion(sender, world.agent.address, text, agentTime());
  const structured = (sender: Identity, prompt: string) =>
    sealDirect(
      sender,
      world.agent.address,
      structuredOutputPrompt,
      structuredProtocol.digest,
      { prompt, outputSchema: SCHEMA },
      agentTime(),
    );

  it("make no call beyond what was let out, the second ones of structured answers included", async () => {
    const attackers = crowd(10);
    const long = "x".repeat(15_000);
    await sendAll(
      world.agent,
      attackers.flatMap((one) =>
        Array.from({ length: 6 }, () => [question(one, long), structured(one, long)]).flat(),
      ),
    );
    const replies = (await Promise.all(attackers.map((one) => repliesTo(world.agent, one)))).flat();
    expect(replies).toHaveLength(120);
    expect(completions.requests.length).toBeGreaterThan(0);
    expect(completions.requests.length).toBeLessThanOrEqual(letOutAtNoon(LIMIT));
    const refused = replies.filter(({ reason }) => reason === "text-daily-limit");
    expect(refused.length).toBeGreaterThanOrEqual(120 - letOutAtNoon(LIMIT));
    expect(refused.every(({ freeAt = 0 }) => freeAt > agentTime() - 60_000)).toBe(true);
    const characters = completions.requests.flatMap(({ messages }) =>
      messages.map(({ content }) => content.length),
    );
    expect(Math.max(...characters)).toBeLessThan(17_000);
  });

  it("are refused a prompt of more than 16,000 characters, without a call", async () => {
    const before = completions.requests.length;
    const sender = someone();
    await sendAll(world.agent, [
      question(sender, "x".repeat(16_001)),
      structured(sender, "x".repeat(15_990)),
    ]);
    const replies = await repliesTo(world.agent, sender);
    expect(replies.map(({ text }) => text)).toEqual(
      Array(2).fill("That description is too long for me: please keep it under 16,000 characters."),
    );
    expect(completions.requests).toHaveLength(before);
  });
});
