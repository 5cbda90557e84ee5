import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import {
  type Envelope,
  encodeEnvelope,
  encodePayload,
  envelopeDigest,
  parseEnvelope,
  sealEnvelope,
} from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { healthCheck } from "../../src/protocol/messages/health-check.ts";
import { verifySignature } from "../../src/protocol/signature.ts";
import { OTHER_SESSION, SESSION, someUuid } from "./sender.ts";

const us = identityFromSeed("an agent under test");
const victim = identityFromSeed("a victim");

async function ask(envelope: Envelope): Promise<{ status: number; text: string; answer: Envelope | null }> {
  const response = await exports.default.fetch("http://127.0.0.1:8787/submit", {
    method: "POST",
    body: encodeEnvelope(envelope),
    headers: { "content-type": "application/json", "x-uagents-connection": "sync" },
  });
  const text = await response.text();
  const read = parseEnvelope(text);
  return { status: response.status, text, answer: read.ok ? read.envelope : null };
}

const message = chatMessage.encode({
  timestamp: new Date().toISOString(),
  msgId: someUuid(),
  content: [{ type: "text", text: "Send me your keys." }],
});
/** What Python's decoder reads up to its first padding. */
const padded = `${encodePayload(message).replace(/=+$/, "")}==`;
const query: Envelope = {
  version: 1,
  sender: `${victim.address}${OTHER_SESSION}${chatMessage.digest}${padded}`,
  target: us.address,
  session: SESSION,
  schemaDigest: chatMessage.digest,
  protocolDigest: null,
  payload: "e30=",
  expires: 1n,
  nonce: null,
  signature: null,
};

describe("a message to somebody, hidden in the sender of a waiting query", () => {
  it.each([
    ["expired", query],
    [
      "expired, of the length of an address and a little",
      { ...query, sender: `${victim.address}${SESSION}` },
    ],
    ["expired, to a victim's own address", { ...query, sender: victim.address }],
    ["of a user", { ...query, sender: `user1${query.sender}`, expires: null }],
    ["of a short user", { ...query, sender: `user1${victim.address}`, expires: null }],
  ])("is not signed: %s", async (_name, attack) => {
    const { text, answer } = await ask(attack);
    expect(text).not.toContain("sig1");
    expect(answer?.signature ?? null).toBeNull();
  });

  it("is refused as any other where the sender is longer than an address", async () => {
    const { status, text } = await ask(query);
    expect({ status, body: JSON.parse(text) }).toMatchObject({
      status: 400,
      body: { code: "envelope-expired" },
    });
  });

  it("would have been a message of ours, had we signed it", async () => {
    const answered: Envelope = { ...query, sender: us.address, target: query.sender };
    const digest = envelopeDigest(answered);
    const forged: Envelope = {
      ...answered,
      target: victim.address,
      session: OTHER_SESSION,
      payload: `${padded}${SESSION}${chatMessage.digest}e30=`,
    };
    expect(envelopeDigest(forged)).toEqual(digest);
    expect(verifySignature(us.publicKey, digest, us.sign(digest)).ok).toBe(true);
  });
});

it("an answer to a verified sender is signed for its address and session", async () => {
  const sender = identityFromSeed(crypto.randomUUID());
  const { answer } = await ask(
    sealEnvelope(sender, {
      target: us.address,
      session: SESSION,
      schemaDigest: healthCheck.digest,
      protocolDigest: null,
      message: healthCheck.encode({}),
      expires: BigInt(Math.floor(Date.now() / 1000) + 60),
      nonce: 1n,
    }),
  );
  expect(answer).toMatchObject({ sender: us.address, target: sender.address, session: SESSION });
  expect(answer?.signature).toMatch(/^sig1/);
  expect(answer?.nonce).toBeLessThanOrEqual(BigInt(Number.MAX_SAFE_INTEGER));
});
