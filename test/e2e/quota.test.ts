import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { status } from "./image-api.ts";
import { sealImageRequest } from "./messages.ts";
import { endsSession, type Peer } from "./peer.ts";
import { askDirectly, say, startWorld, type World } from "./world.ts";

const OVER_QUOTA =
  "Rate limit exceeded for ImageRequest. This handler allows for 30 calls per 60 minutes. Try again later.";
const DAY_IS_OVER = "Sorry, I have drawn as many pictures as I may today. Please come back tomorrow.";

let world: World;
afterAll(() => world?.stop());

describe("a sender's quota", () => {
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it("lets thirty of a hundred requests at once be drawn, and refuses the others in the reference's words", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const prompt = "a hundred at once";
    const requests = Array.from({ length: 100 }, () =>
      sealImageRequest(peer.identity, agent.address, prompt),
    );
    const answers = await Promise.all(requests.map(({ wire }) => agent.submit(wire)));
    expect(new Set(answers)).toEqual(new Set([200]));

    await agent.settled(peer.identity.address);
    const said = peer.letters().map(({ said }) => said);
    expect(said.filter(({ kind }) => kind === "image-response")).toHaveLength(30);
    expect(said.filter((each) => each.kind === "error" && each.error === OVER_QUOTA)).toHaveLength(70);
    expect(new Set(peer.letters().map(({ session }) => session)).size).toBe(100);
    expect(api.calls(prompt)).toHaveLength(30);
  });

  it("counts chat too, and says there when the next picture is free", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const prompt = "thirty at once";
    await Promise.all(Array.from({ length: 30 }, () => askDirectly(agent, peer, prompt)));
    const { session } = await say(agent, peer, "the thirty-first");
    const [, sentence] = await peer.hear(session, (said) => said.length > 1);
    expect(sentence).toMatchObject({
      kind: "text",
      text: expect.stringMatching(/next one in \d+ minutes/),
    });
    await agent.settled(peer.identity.address);
    expect(api.calls(prompt)).toHaveLength(30);
    expect(api.calls("the thirty-first")).toHaveLength(0);
  });
});

describe("DAILY_IMAGE_LIMIT=3", () => {
  beforeAll(async () => {
    world = await startWorld({ DAILY_IMAGE_LIMIT: "3" });
  });

  it("holds over all senders, and counts only what may have been paid", async () => {
    const { agent, api } = world;
    const peers = await Promise.all([1, 2, 3, 4, 5].map(() => world.peer()));
    const chat = async (peer: Peer, prompt: string) => {
      const { session } = await say(agent, peer, prompt);
      return peer.hear(session, (said) => said.length > 1);
    };
    const [first, second, third, fourth, fifth] = peers;
    if (!first || !second || !third || !fourth || !fifth) throw new Error("five peers");

    api.script("unpaid", status(401));
    await chat(first, "unpaid");
    for (const peer of [second, third, fourth]) {
      const { session } = await say(agent, peer, "within the day's limit");
      await peer.hear(session, endsSession);
    }
    expect((await chat(fifth, "one too many")).at(-1)).toEqual({ kind: "text", text: DAY_IS_OVER });
    expect(api.calls("one too many")).toHaveLength(0);
  });
});
