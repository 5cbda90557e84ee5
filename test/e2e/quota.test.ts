import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealImageRequest } from "./messages.ts";
import { askDirectly, say, startWorld, type World } from "./world.ts";

const OVER_QUOTA =
  "Rate limit exceeded for ImageRequest. This handler allows for 30 calls per 60 minutes. Try again later.";

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
    const { session } = await say(agent, peer, "a cake for the thirty-first guest");
    const [, sentence] = await peer.hear(session, (said) => said.length > 1);
    expect(sentence).toMatchObject({
      kind: "text",
      text: expect.stringMatching(/next one in \d+ minutes/),
    });
    await agent.settled(peer.identity.address);
    expect(api.calls(prompt)).toHaveLength(30);
    expect(api.calls("a cake for the thirty-first guest")).toHaveLength(0);
  });
});
