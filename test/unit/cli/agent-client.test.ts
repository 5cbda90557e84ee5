import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import {
  type Connection,
  deleteFromMailbox,
  discoverAgent,
  readMailbox,
  submitEnvelope,
} from "../../../cli/agent-client.ts";
import { chatEnvelope } from "../../../cli/chat-session.ts";
import { isGenuine } from "../../../packages/kit/client/mailbox.ts";
import { verifyAgentToken } from "../../../src/protocol/agent-token.ts";
import {
  type Envelope,
  encodeEnvelope,
  parseEnvelope,
  sealEnvelope,
} from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";

const NOW = 1_790_000_000_000;
const agent = identityFromSeed("agent");
const me = identityFromSeed("me");
const stranger = identityFromSeed("stranger");
const LETTER = "0b7d5b5e-5df4-4a5b-8f6f-1e7d6b8d0c11";

let server: ServerType | undefined;
afterEach(() => {
  server?.close();
});

/** Serves an agent on loopback and gives a connection to it. */
async function serveAgent(app: Hono): Promise<Connection> {
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, agentAddress: agent.address, identity: me };
}

function sealed(from: typeof agent, to: string): Envelope {
  return sealEnvelope(from, {
    target: to,
    session: randomUUID(),
    schemaDigest: chatMessage.digest,
    protocolDigest: null,
    message: "{}",
    expires: null,
    nonce: 2n ** 64n - 1n,
  });
}

describe("asking who an agent is", () => {
  it("takes the address from /agent_info", async () => {
    const info = { address: agent.address, protocols: ["proto:1"], prefix: "agent" };
    const { url } = await serveAgent(new Hono().get("/agent_info", (context) => context.json(info)));
    expect(await discoverAgent(url)).toEqual({ ok: true, address: agent.address, protocols: ["proto:1"] });
  });

  it("says what is wrong when something else answers there, or nothing", async () => {
    const { url } = await serveAgent(new Hono().get("/agent_info", (context) => context.text("<html>")));
    expect(await discoverAgent(url)).toMatchObject({ ok: false, reason: "not-an-agent" });
    expect(await discoverAgent("http://127.0.0.1:1")).toMatchObject({ ok: false, reason: "unreachable" });
  });
});

describe("submitting", () => {
  it("posts a chat that is signed, addressed, and expires in a minute", async () => {
    const bodies: string[] = [];
    const app = new Hono().post("/submit", async (context) => {
      bodies.push(await context.req.text());
      return context.json({});
    });
    const connection = await serveAgent(app);
    const session = randomUUID();
    const wire = chatEnvelope(connection, { session, msgId: randomUUID(), text: "a fox" });
    expect(await submitEnvelope(connection.url, wire)).toMatchObject({ ok: true });

    const parsed = parseEnvelope(bodies[0] ?? "");
    expect(parsed).toMatchObject({
      ok: true,
      envelope: { sender: me.address, target: agent.address, session },
    });
    const towardsMe = { ...connection, agentAddress: me.address, identity: agent };
    expect(parsed.ok && isGenuine(parsed.envelope, towardsMe)).toBe(true);
    const secondsLeft = parsed.ok ? Number(parsed.envelope.expires) - Date.now() / 1000 : 0;
    expect(Math.round(secondsLeft)).toBeGreaterThanOrEqual(58);
    expect(Math.round(secondsLeft)).toBeLessThanOrEqual(60);
  });

  it("gives the agent's own words for a refusal", async () => {
    const refusal = { error: "unable to route envelope", code: "unable-to-route" };
    const { url } = await serveAgent(new Hono().post("/submit", (context) => context.json(refusal, 400)));
    const result = await submitEnvelope(url, "{}");
    expect(result).toMatchObject({ ok: false, reason: "refused" });
    expect(result.ok ? "" : result.problem).toContain("400: unable to route envelope");
  });
});

describe("the mailbox", () => {
  function mailboxOf(envelopes: Envelope[]) {
    const letters = envelopes.map((envelope) => {
      const times = '"received_at":"2026-09-21T14:13:20.000Z","expires_at":"2026-09-28T14:13:20.000Z"';
      return `{"uuid":"${LETTER}","envelope":${encodeEnvelope(envelope)},${times}}`;
    });
    return new Hono().get("/v2/agents/:address/mailbox", (context) => {
      const token = context.req.header("authorization")?.replace(/^Agent /, "") ?? "";
      const address = context.req.param("address");
      if (!verifyAgentToken(token, address, NOW / 1000, 300).ok)
        return context.json({ error: "unauthorized" }, 401);
      return context.body(`[${letters.join(",")}]`);
    });
  }

  it("is read with a token of five minutes, without losing a digit of a nonce", async () => {
    const letter = sealed(agent, me.address);
    const connection = await serveAgent(mailboxOf([letter]));
    const receivedAt = Date.parse("2026-09-21T14:13:20Z");
    expect(await readMailbox(connection, NOW)).toEqual({
      ok: true,
      letters: [{ uuid: LETTER, envelope: letter, receivedAt }],
    });
  });

  it("shows nothing that the agent did not sign for us", async () => {
    const forged = { ...sealed(agent, me.address), nonce: 1n };
    const fromStranger = sealed(stranger, me.address);
    const forStranger = sealed(agent, stranger.address);
    const connection = await serveAgent(mailboxOf([forged, fromStranger, forStranger]));
    expect(await readMailbox(connection, NOW)).toEqual({ ok: true, letters: [] });
  });

  it("loses a letter that is deleted", async () => {
    const deleted: string[] = [];
    const app = new Hono().delete("/v2/agents/:address/mailbox/:uuid", (context) => {
      deleted.push(context.req.param("uuid"));
      return context.json({});
    });
    const connection = await serveAgent(app);
    expect(await deleteFromMailbox(connection, LETTER, NOW)).toMatchObject({ ok: true });
    expect(deleted).toEqual([LETTER]);
  });
});
