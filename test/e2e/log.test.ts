import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { status } from "./image-api.ts";
import { sealChat } from "./messages.ts";
import { endsSession, type Peer } from "./peer.ts";
import { KEY, say, startWorld, type World } from "./world.ts";

const WORDS = "a lighthouse that nobody else may read of";
const SEED = "an agent under test, from outside";

let world: World;
afterEach(() => world?.stop());

const lineSchema = z.looseObject({ event: z.string() });

function lines() {
  return world.agent
    .logs()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

const delivery = z.object({ event: z.literal("delivered"), letters: z.number() });

/** How many letters the lines say were delivered. */
function lettersIn(all: readonly unknown[]): number {
  return all.reduce((sum: number, line) => sum + (delivery.safeParse(line).data?.letters ?? 0), 0);
}

/** A conversation that goes well. */
async function converse(): Promise<Peer> {
  const { agent } = world;
  const peer = await world.peer();
  const { session } = await say(agent, peer, WORDS);
  await peer.hear(session, endsSession);
  await agent.settled(peer.identity.address);
  return peer;
}

/** One that goes wrong at both ends, and requests that are refused. */
async function fail(): Promise<void> {
  const { agent, api } = world;
  const peer = await world.peer();
  const rude = { error: { message: `${WORDS}: Bearer ${KEY}` } };
  api.script(`${WORDS} again`, status(500, rude), status(401, rude));
  peer.refuse(413);
  const { session } = await say(agent, peer, `${WORDS} again`);
  await peer.hear(session, (said) => said.length > 0);
  expect(await agent.submit(WORDS)).toBe(400);
  const unsigned = sealChat(peer.identity, agent.address, WORDS).wire.replace(
    /"signature":"[^"]*"/,
    '"signature":null',
  );
  expect(await agent.submit(unsigned)).toBe(400);
}

describe("the log", () => {
  it("has one line for each stage of a message, tied by ids", async () => {
    world = await startWorld();
    const peer = await converse();
    const stages = new Set(lines().map(({ event }) => event));
    expect([...stages].toSorted()).toEqual(["accepted", "called", "delivered", "finished"]);
    expect(lettersIn(lines())).toBe(3);
    // The acknowledgement goes alone, unless the picture is there as soon.
    expect(lines().length).toBeLessThanOrEqual(5);
    const [accepted] = lines();
    expect(accepted).toMatchObject({
      request: expect.stringMatching(/^[0-9a-f-]{36}$/),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      sender: peer.identity.address,
      job: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const { job, session } = accepted ?? { job: null, session: null };
    const called = lines().find(({ event }) => event === "called");
    expect(called).toEqual({
      event: "called",
      job,
      attempt: 1,
      provider: "asi1",
      outcome: "stored",
      ms: expect.any(Number),
    });
    expect(lines().find(({ event }) => event === "finished")).toMatchObject({ job, reply: "picture" });
    for (const line of lines()) if (line.event === "delivered") expect(line).toMatchObject({ session });
  });

  it("holds no text, key, seed, token or signature, whatever fails", async () => {
    world = await startWorld();
    await converse();
    await fail();
    expect(new Set(lines().map(({ event }) => event))).toEqual(
      new Set(["accepted", "called", "misconfigured", "finished", "delivered", "buried", "refused"]),
    );
    for (const secret of [WORDS, "lighthouse", KEY, SEED, "sig1", "attr:", "Bearer"]) {
      expect(world.agent.logs()).not.toContain(secret);
    }
  });

  it("holds what senders write where the operator asks for it, and still no key", async () => {
    world = await startWorld({ LOG_PROMPTS: "true" });
    await converse();
    expect(world.agent.logs()).toContain(WORDS);
    for (const secret of [KEY, SEED, "sig1"]) expect(world.agent.logs()).not.toContain(secret);
  });
});
