import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { seal } from "../../packages/kit/seal.ts";
import { decodePayload, parseEnvelope, verifyEnvelope } from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { imageResponse } from "../../src/protocol/messages/image-response.ts";
import { imageProtocol } from "../../src/protocol/protocols.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { chatFields, type Peer, startPeer } from "./peer.ts";

const DRAWING_MS = 2_000;
/** The call of the test whose query expires. */
let hanging = 0;

let api: ImageApi;
let agent: OurAgent;
let peer: Peer;

beforeAll(async () => {
  api = await startImageApi(
    (call) => call === hanging,
    () => DRAWING_MS,
  );
  agent = await startOurAgent({
    IMAGE_PROVIDERS: "asi1",
    ASI_LLM_KEY: "interop",
    UNDERSTANDING: "rules",
    ASI1_BASE_URL: api.baseUrl,
    IMAGE_TIMEOUT_SECONDS: "4",
  });
  peer = await startPeer(agent.agentverseUrl);
});

afterAll(async () => {
  await peer?.expectAlive();
  await peer?.stop();
  await agent?.stop();
  await api?.stop();
});

describe("send_sync_message of the reference", () => {
  it("gets the acknowledgement of a chat, and the picture the ordinary way", async () => {
    const fields = chatFields("a kite over the dunes");
    const { reply, seconds } = await peer.query(agent, "ChatMessage", fields);
    expect(reply).toMatchObject({ acknowledged_msg_id: fields.msg_id });
    expect(seconds).toBeLessThan(3);
    const pictures = await peer.waitForAny(
      ({ content }) => content?.[0]?.text?.includes("/images/") === true,
    );
    const inSession = await peer.waitFor(pictures.session, (messages) => messages.length === 2);
    expect(inSession.map(({ model }) => model)).toEqual(["ChatMessage", "ChatMessage"]);
  });

  it("gets the ImageResponse of an ImageRequest, although drawing takes seconds", async () => {
    const { reply, seconds } = await peer.query(agent, "ImageRequest", { image_description: "a green door" });
    expect(reply).toEqual({ image_url: expect.stringMatching(new RegExp(`^${agent.url}/images/`)) });
    expect(seconds).toBeGreaterThan(DRAWING_MS / 1000);
    expect(await peer.deliveries("ImageResponse")).toEqual([]);
  });

  it("is told that the query expired, and gets the late picture the ordinary way", async () => {
    hanging = api.calls() + 1;
    const asked = { image_description: "a blue door" };
    const { reply, seconds } = await peer.query(agent, "ImageRequest", asked, 3);
    expect(reply).toEqual({ error: "Query envelope expired" });
    expect(seconds).toBeLessThan(6);
    const late = await peer.waitForAny(({ model }) => model === "ImageResponse", 60_000);
    expect(late.url).toMatch(/\/images\//);
  });
});

describe("a query that is sent twice", () => {
  it("gets the same picture twice, each in an envelope of its own, and one is drawn", async () => {
    const identity = identityFromSeed(`asks twice ${randomUUID()}`);
    const session = randomUUID();
    const wire = seal(
      identity,
      agent.address,
      {
        session,
        schemaDigest: imageRequest.digest,
        protocolDigest: imageProtocol.digest,
        payload: imageRequest.encode({ imageDescription: "a red door" }),
      },
      Date.now() + 30_000,
    );
    const calls = api.calls();
    const [one, two, afterwards] = [...(await Promise.all([ask(wire), ask(wire)])), await ask(wire)];
    expect(api.calls() - calls).toBe(1);
    expect([two, afterwards]).toEqual([one, one]);
    expect(one).toEqual({
      sender: agent.address,
      target: identity.address,
      session,
      imageUrl: expect.any(String),
    });
  });
});

/** Posts a query and reads the picture out of the envelope that answers it. */
async function ask(wire: string) {
  const headers = { "content-type": "application/json", "x-uagents-connection": "sync" };
  const answer = await fetch(`${agent.url}/submit`, { method: "POST", headers, body: wire });
  const body = await answer.text();
  const parsed = parseEnvelope(body);
  if (!parsed.ok || !verifyEnvelope(parsed.envelope).ok) throw new Error(`not a signed envelope: ${body}`);
  const { sender, target, session, schemaDigest } = parsed.envelope;
  const payload = decodePayload(parsed.envelope);
  expect(schemaDigest).toBe(imageResponse.digest);
  const read = imageResponse.decode(payload.ok ? payload.text : "");
  return { sender, target, session, imageUrl: read.ok ? read.message.imageUrl : null };
}
