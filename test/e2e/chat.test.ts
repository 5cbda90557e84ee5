import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawingOf, hang, held } from "./image-api.ts";
import { endsSession, kinds, pictureLink } from "./peer.ts";
import { askDirectly, KEY, say, startWorld, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld({ IMAGE_TIMEOUT_SECONDS: "30" });
});
afterAll(() => world?.stop());

describe("a chat", () => {
  it("is acknowledged at once, while the image API still draws", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const drawing = held();
    api.script("a lighthouse, slowly", drawing.answer);

    const { session, msgId } = await say(agent, peer, "a lighthouse, slowly");
    const early = await peer.hear(session, (said) => said.length > 0);
    expect(early).toEqual([{ kind: "acknowledgement", of: msgId }]);

    drawing.letGo();
    expect(kinds(await peer.hear(session, endsSession))).toEqual(["acknowledgement", "text", "end-session"]);
  });

  it("brings the picture as Markdown, then ends the session, all in its session and signed", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const { session } = await say(agent, peer, "a [fox](at) dawn");
    const [, reply] = await peer.hear(session, endsSession);
    const link = pictureLink(peer.heard(session));
    expect(link).toMatch(new RegExp(`^${agent.url}/images/[0-9a-f]{32}\\.png$`));
    expect(reply).toEqual({
      kind: "text",
      text: expect.stringMatching(/^Image generated successfully\.\n\n!\[a fox at dawn\]\(\S+\)\n\n/),
    });

    await agent.settled(peer.identity.address);
    expect(peer.letters()).toHaveLength(3);
    expect(api.calls("a [fox](at) dawn")).toMatchObject([
      {
        path: "/v1/image/generate",
        headers: { authorization: `Bearer ${KEY}` },
        body: { model: "asi1", prompt: "a [fox](at) dawn", size: "auto" },
      },
    ]);
  });

  it("links to the very bytes that were drawn, as what they are", async () => {
    const { agent } = world;
    const peer = await world.peer();
    const { session } = await say(agent, peer, "a red boat");
    const response = await fetch(pictureLink(await peer.hear(session, endsSession)) ?? "");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(drawingOf("a red boat"));
  });
});

describe("a direct ImageRequest", () => {
  it("is answered by an ImageResponse, and by nothing else", async () => {
    const { agent } = world;
    const peer = await world.peer();
    const { session } = await askDirectly(agent, peer, "a city in the rain");
    const said = await peer.hear(session, (said) => said.length > 0);
    await agent.settled(peer.identity.address);
    expect(peer.heard(session)).toEqual([{ kind: "image-response", url: pictureLink(said) }]);
    const response = await fetch(pictureLink(said) ?? "");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(drawingOf("a city in the rain"));
  });
});

describe("pictures that hang", () => {
  it("do not delay another sender's", async () => {
    const { agent, api } = world;
    const texts = ["one", "two", "three", "four", "five", "six"].map(
      (number) => `a bat that hangs from branch ${number}`,
    );
    for (const text of texts) {
      api.script(text, hang, hang);
      await say(agent, await world.peer(), text);
    }
    await Promise.all(texts.map((text) => api.called(text)));

    const peer = await world.peer();
    const { session } = await say(agent, peer, "a swift");
    expect(kinds(await peer.hear(session, endsSession, 5_000))).toEqual([
      "acknowledgement",
      "text",
      "end-session",
    ]);
  });
});
