import { EventEmitter, once } from "node:events";
import { createServer, type Server } from "node:http";
import { encode } from "fast-png";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { findPictures } from "../../packages/kit/client/conversation.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { chatFields, type Peer, type Received, startPeer } from "./peer.ts";

let drawn = 0;
let api: ImageApi;
let agent: OurAgent;
let peer: Peer;
let host: { readonly url: string; readonly server: Server };
/** What the API waits for before it answers. */
let gate: Promise<unknown> = Promise.resolve();

/** The picture that the API draws as its nth; those from 200 on are the person's own. */
function picture(number: number): Uint8Array {
  return encode({ width: 1, height: 1, channels: 1, depth: 8, data: Uint8Array.of(number) });
}
const numberOf = (bytes: Uint8Array) =>
  Array.from({ length: 256 }, (_, number) => number).find((number) =>
    Buffer.from(picture(number)).equals(Buffer.from(bytes)),
  );
const OWN = 200;
const LINKED = 201;
const OWN_URI = `data:image/png;base64,${Buffer.from(picture(OWN)).toString("base64")}`;

/** Somebody's own picture, on loopback. */
async function startPictureHost() {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "image/png");
    response.end(picture(LINKED));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, server };
}

beforeAll(async () => {
  host = await startPictureHost();
  const nextPicture = () => {
    drawn += 1;
    return Buffer.from(picture(drawn)).toString("base64");
  };
  api = await startImageApi(undefined, () => gate.then(() => 0), nextPicture);
  agent = await startOurAgent({
    IMAGE_PROVIDERS: "openai",
    OPENAI_API_KEY: "interop",
    OPENAI_BASE_URL: api.baseUrl,
  });
  peer = await startPeer(agent.agentverseUrl);
});

afterAll(async () => {
  await peer?.stop();
  await agent?.stop();
  await api?.stop();
  host?.server.close();
});

/** What the API was asked for in one turn, its pictures by their numbers. */
interface Asked {
  readonly path: string;
  readonly prompt: unknown;
  readonly n: number;
  readonly size: unknown;
  readonly inputs: readonly (number | undefined)[];
}

interface Turn {
  readonly asked: readonly Asked[];
  /** The numbers of the pictures that came, as their links serve them. */
  readonly pictures: readonly (number | undefined)[];
  readonly text: string;
  readonly messages: readonly Received[];
}

/** A conversation of the reference with the agent, in one session. */
function conversation() {
  let session = "";
  return async (line: string, ...attached: readonly string[]): Promise<Turn> => {
    const [askedBefore, before] = [api.asked.length, session === "" ? [] : await peer.received(session)];
    const fields = chatFields(line, ...attached);
    ({ session } = await peer.send(agent.address, "ChatMessage", fields, session));
    const since = (messages: readonly Received[]) => messages.slice(before.length);
    const all = await peer.waitFor(session, (messages) => isAnswered(since(messages)));
    const messages = since(all);
    expect(messages[0]).toMatchObject({ model: "ChatAcknowledgement", msg_id: fields.msg_id });
    const texts = textsOf(messages);
    const links = await Promise.all(findPictures(texts).map(async (url) => (await fetch(url)).bytes()));
    return {
      messages,
      text: texts.join("\n"),
      pictures: links.map(numberOf),
      asked: api.asked.slice(askedBefore).map(({ path, fields: { prompt, n, size }, inputs }) => ({
        path: path.replace("/images/", ""),
        prompt,
        n: Number(n),
        size,
        inputs: inputs.map(numberOf),
      })),
    };
  };
}

/** A picture is followed by the end of the session; words stand alone. */
function isAnswered(messages: readonly Received[]): boolean {
  const texts = textsOf(messages);
  return findPictures(texts).length > 0 ? hasEnded(messages) : texts.length > 0;
}

function hasEnded(messages: readonly Received[]): boolean {
  return messages.some(({ content }) => content?.some(({ type }) => type === "end-session"));
}

function textsOf(messages: readonly Received[]): string[] {
  return messages.flatMap(({ content }) => content ?? []).flatMap(({ text }) => text ?? []);
}

const WIDE = "1536x1024";

it("the reference talks about pictures for ten turns, and the image API is asked for what was meant", async () => {
  const say = conversation();
  expect(await say("a lighthouse in a storm, landscape")).toMatchObject({
    asked: [{ path: "generations", prompt: "a lighthouse in a storm", n: 1, size: WIDE, inputs: [] }],
    pictures: [1],
    text: expect.stringContaining("Image generated successfully."),
  });
  expect(await say("make it night")).toMatchObject({
    asked: [{ path: "edits", prompt: expect.stringContaining("night"), n: 1, size: WIDE, inputs: [1] }],
    pictures: [2],
  });
  const again = await say("again");
  expect(again).toMatchObject({ asked: [{ n: 1, size: WIDE }], pictures: [3] });
  expect(again.asked[0]?.prompt).toMatch(/lighthouse.*night/);
  expect(await say("the second one, but blue")).toMatchObject({
    asked: [{ path: "edits", prompt: expect.stringContaining("blue"), n: 1, inputs: [2] }],
    pictures: [4],
  });
  expect(await say("make it look like winter", OWN_URI)).toMatchObject({
    asked: [{ path: "edits", prompt: "make it look like winter", n: 1, inputs: [OWN] }],
    pictures: [5],
  });
  expect(await say("turn it into a watercolour", `${host.url}/own.png`)).toMatchObject({
    asked: [{ path: "edits", prompt: "turn it into a watercolour", n: 1, inputs: [LINKED] }],
    pictures: [6],
  });
  expect(await say("draw two pictures of a red fox")).toMatchObject({
    asked: [{ path: "generations", prompt: "a red fox", n: 2, inputs: [] }],
    pictures: [7, 8],
  });

  const history = await say("history");
  expect(history).toMatchObject({ asked: [], pictures: [] });
  const links = [...history.text.matchAll(/\((http[^()\s]+)\)/g)].map(([, url = ""]) => url);
  const listed = await Promise.all(links.map(async (url) => numberOf(await (await fetch(url)).bytes())));
  expect(listed).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await say("thanks!")).toMatchObject({ asked: [], text: expect.stringContaining("welcome") });
  expect(await say("help")).toMatchObject({ asked: [], text: expect.stringContaining("22 pictures left") });
  expect(api.asked).toHaveLength(7);
  await peer.expectAlive();
});

it("what is cancelled before its turn came is never asked for and given back, the rest is told and comes", async () => {
  const say = conversation();
  const left = leftIn(await say("help"));
  const asked = api.asked.length;
  const gates = new EventEmitter();
  gate = once(gates, "open");
  // So many of a sender are drawn at a time.
  const wishes = ["a fox", "an owl", "a boat", "a castle", "a bridge", "a snail"];
  const { session } = await peer.chat(agent.address, wishes[0] ?? "");
  for (const words of wishes.slice(1))
    await peer.send(agent.address, "ChatMessage", chatFields(words), session);
  await expect.poll(() => api.asked.length - asked, { timeout: 10_000 }).toBe(5);
  await peer.send(agent.address, "ChatMessage", chatFields("cancel"), session);
  const answered = (messages: readonly Received[]) =>
    textsOf(messages).some((text) => /stop/i.test(text) && text.includes("5 pictures"));
  await peer.waitFor(session, answered);
  gates.emit("open");
  const pictures = (messages: readonly Received[]) => findPictures(textsOf(messages));
  const all = await peer.waitFor(
    session,
    (messages) => pictures(messages).length === 5 && hasEnded(messages),
  );
  expect(new Set(pictures(all)).size).toBe(5);
  expect(leftIn(await say("help"))).toBe(left - 5);
  expect(api.asked).toHaveLength(asked + 5);
  const prompts = api.asked.slice(asked).map(({ fields }) => fields.prompt);
  expect(prompts.toSorted()).toEqual(wishes.slice(0, 5).toSorted());
});

function leftIn({ text }: Turn): number {
  return Number(/(\d+) pictures left/.exec(text)?.[1]);
}
