import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { gif, impostors, jpeg, webpLossy } from "../unit/imagegen/sample-pictures.ts";
import { type Answer, base64, drawingOf, hang, json, page, status } from "./image-api.ts";
import { type LoopbackServer, listen } from "./loopback-server.ts";
import { endsSession, kinds, pictureLink } from "./peer.ts";
import { askDirectly, KEY, say, startWorld, type World } from "./world.ts";

const UPSTREAM_TEXT = "stack trace of the upstream";
/** An API that has no manners repeats what it was given. */
const RUDE = { error: { message: `${UPSTREAM_TEXT}: Bearer ${KEY}` } };

const NO_PICTURE = sentencesIn("en").apologies.failed;
const BUSY = sentencesIn("en").apologies.unavailable;
const DECLINED = sentencesIn("en").apologies.refused;
const NOT_CONFIGURED = sentencesIn("en").apologies["not-configured"];
const OVER_QUOTA =
  "Rate limit exceeded for ImageRequest. This handler allows for 1 calls per 60 minutes. Try again later.";

let world: World;
let elsewhere: LoopbackServer;

beforeAll(async () => {
  // One picture a sender: whoever may ask again after a failure was given it back.
  world = await startWorld({ IMAGE_TIMEOUT_SECONDS: "3", QUOTA_MAX_REQUESTS: "1" });
  elsewhere = await listen((request, response) => {
    if (request.url === "/missing") return void response.writeHead(404).end(UPSTREAM_TEXT);
    if (request.url === "/page") return void response.end(`<html>${UPSTREAM_TEXT}</html>`);
    response.end(webpLossy);
  });
});
afterAll(async () => {
  await elsewhere?.stop();
  await world?.stop();
});

interface Failure {
  readonly answers: readonly Answer[];
  readonly apology: string;
  readonly calls: number;
  /** Whether the picture counts all the same: it may have been paid for. */
  readonly counted: boolean;
}

const twice = (answer: Answer) => ({
  answers: [answer, answer],
  apology: NO_PICTURE,
  calls: 2,
  counted: true,
});
const inBase64 = (bytes: Uint8Array | undefined) =>
  json({ data: [{ b64_json: base64(bytes ?? new Uint8Array()) }] });

// All at the same time: each test has its own sender and its own words.
describe.concurrent("with a real image API on the wire,", () => {
  describe("an image API that fails once", () => {
    it.each<[string, Answer]>([
      ["with a 500", status(500, RUDE)],
      ["with a 429 that asks for a second of patience", status(429, RUDE, { "retry-after": "1" })],
      ["with a 503 that asks for a second of patience", status(503, RUDE, { "retry-after": "1" })],
      ["with a page of HTML and 200", page(UPSTREAM_TEXT)],
      ["by saying nothing at all", hang],
    ])("%s: it is asked once more, and the picture comes", async (name, failure) => {
      const { agent, api } = world;
      const peer = await world.peer();
      const prompt = lighthouseOf(`once ${name}`);
      api.script(prompt, failure);
      const { session } = await say(agent, peer, prompt);
      const said = await peer.hear(session, endsSession);
      expect(kinds(said)).toEqual(["acknowledgement", "text", "end-session"]);
      const response = await fetch(pictureLink(said) ?? "");
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(drawingOf(prompt));
      expect(api.calls(prompt)).toHaveLength(2);
    });
  });

  describe("an image API that goes on failing", () => {
    it.each<[string, () => Failure]>([
      ["with 500", () => twice(status(500, RUDE))],
      ["with a page of HTML and 200", () => twice(page(`<h1>${UPSTREAM_TEXT}</h1>`))],
      ["with an empty list", () => twice(json({ data: [] }))],
      ["with a script for a picture", () => twice(inBase64(impostors["a script"]))],
      [
        "with a script that begins like a GIF",
        () => twice(inBase64(impostors["a script that begins like a GIF"])),
      ],
      ["with an SVG", () => twice(inBase64(impostors["an SVG"]))],
      ["by saying nothing until the time limit", () => twice(hang)],
      ["with a link to nothing", () => twice(json({ data: [{ url: `${elsewhere.url}/missing` }] }))],
      ["with a link to a page", () => twice(json({ image_url: `${elsewhere.url}/page` }))],
      ["with a link into a private network", () => twice(json({ url: "http://10.0.0.1/picture.png" }))],
      [
        "with 401",
        () => ({ answers: [status(401, RUDE)], apology: NOT_CONFIGURED, calls: 1, counted: false }),
      ],
      [
        "with 429, four times",
        () => {
          const answers = Array<Answer>(4).fill(status(429, RUDE, { "retry-after": "1" }));
          return { answers, apology: BUSY, calls: 4, counted: false };
        },
      ],
      [
        "because its policy forbids the words",
        () => {
          const refusal = { error: { code: "content_policy_violation", message: UPSTREAM_TEXT } };
          return { answers: [status(400, refusal)], apology: DECLINED, calls: 1, counted: true };
        },
      ],
    ])("%s: an apology in plain words, and the session stays open", async (name, failure) => {
      const { agent, api } = world;
      const { answers, apology, calls, counted } = failure();
      const peer = await world.peer();
      const prompt = lighthouseOf(`always ${name}`);
      api.script(prompt, ...answers);
      const { session } = await say(agent, peer, prompt);
      await peer.hear(session, (said) => said.length > 1);
      await agent.settled(peer.identity.address);
      expect(peer.heard(session).slice(1)).toEqual([{ kind: "text", text: apology }]);
      expect(api.calls(prompt)).toHaveLength(calls);

      const again = await askDirectly(agent, peer, `${prompt}, again`);
      const [answer] = await peer.hear(again.session, (said) => said.length > 0);
      if (counted) expect(answer).toEqual({ kind: "error", error: OVER_QUOTA });
      else expect(answer).toMatchObject({ kind: "image-response" });
    });
  });

  describe("a picture that comes", () => {
    it.each<[string, () => unknown, string, Uint8Array]>([
      ["as a link in image_url", () => ({ image_url: `${elsewhere.url}/a` }), "webp", webpLossy],
      ["as a link in data", () => ({ data: [{ url: `${elsewhere.url}/b` }] }), "webp", webpLossy],
      ["as a data: URL", () => ({ images: [{ url: `data:image/png;base64,${base64(gif)}` }] }), "gif", gif],
      ["as raw base64", () => ({ images: [base64(jpeg)] }), "jpg", jpeg],
    ])(
      "%s is served from the agent's own domain, by its true type",
      async (name, answer, extension, bytes) => {
        const { agent, api } = world;
        const peer = await world.peer();
        const prompt = lighthouseOf(`shape ${name}`);
        api.script(prompt, json(answer()));
        const { session } = await say(agent, peer, prompt);
        const link = pictureLink(await peer.hear(session, endsSession)) ?? "";
        expect(link).toMatch(new RegExp(`^${agent.url}/images/[0-9a-f]{32}\\.${extension}$`));
        const response = await fetch(link);
        expect(response.headers.get("content-type")).toBe(
          `image/${extension === "jpg" ? "jpeg" : extension}`,
        );
        expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
        expect(api.calls(prompt)).toHaveLength(1);
        const [key = ""] = /[0-9a-f]{32}/.exec(link) ?? [];
        expect((await fetch(`${agent.url}/images/${key}.png`)).status).toBe(404);
      },
    );

    it("after a while, from a server of pictures that was busy, is fetched again but not drawn again", async () => {
      const { agent, api } = world;
      const peer = await world.peer();
      let visits = 0;
      const server = await listen((_, response) => {
        visits += 1;
        if (visits === 1) response.writeHead(503).end();
        else response.end(gif);
      });
      api.script("a busy server", json({ url: `${server.url}/c` }));
      const { session } = await say(agent, peer, "a busy server");
      expect(pictureLink(await peer.hear(session, endsSession, 40_000))).toMatch(/\.gif$/);
      expect({ visits, calls: api.calls("a busy server").length }).toEqual({ visits: 2, calls: 1 });
      await server.stop();
    });
  });
});

/** A description of its own for each case, in which no word asks for anything but a picture. */
function lighthouseOf(name: string): string {
  const town = name.replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit))).replace(/[^a-z]/gi, "");
  return `a lighthouse near ${town}`;
}

describe("what the image API said", () => {
  it("never shows a key in a log, and stands there only where it says whose account does not work", () => {
    const logs = world.agent.logs();
    expect(logs).not.toContain(KEY);
    const lines = logs.split("\n").filter((line) => line.includes(UPSTREAM_TEXT));
    expect(lines.filter((line) => !/"status":40[123]\b/.test(line))).toEqual([]);
  });
});
