import { listDurableObjectIds } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "bech32";
import { describe, expect, it } from "vitest";
import {
  decodePayload,
  type Envelope,
  encodeEnvelope,
  parseEnvelope,
  sealEnvelope,
  verifyEnvelope,
} from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { healthCheck } from "../../src/protocol/messages/health-check.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { imageResponse } from "../../src/protocol/messages/image-response.ts";
import { chatProtocol } from "../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import envelopes from "../vectors/envelopes.json";
import { SESSION, someUuid } from "./sender.ts";

const us = identityFromSeed("an agent under test");
const worker = exports.default;

function chat(
  changes: Partial<Parameters<typeof sealEnvelope>[1]> = {},
  seed: string = crypto.randomUUID(),
): Envelope {
  return sealEnvelope(identityFromSeed(seed), {
    target: us.address,
    session: SESSION,
    schemaDigest: chatMessage.digest,
    protocolDigest: chatProtocol.digest,
    message: chatMessage.encode({
      timestamp: formatTimestamp(Date.now()),
      msgId: someUuid(),
      content: [{ type: "text", text: "hello" }],
    }),
    expires: BigInt(Math.floor(Date.now() / 1000) + 60),
    nonce: 1n,
    ...changes,
  });
}

async function post(
  body: BodyInit,
  headers: Record<string, string> = { "content-type": "application/json" },
) {
  const response = await worker.fetch("http://127.0.0.1:8787/submit", { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

describe("POST /submit", () => {
  it("answers a good envelope with exactly 200, JSON and {}", async () => {
    const answer = await post(encodeEnvelope(chat()));
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  const good = () => encodeEnvelope(chat());
  const json = { "content-type": "application/json" };
  const refusals: [string, () => [BodyInit, Record<string, string>], number, string, string][] = [
    [
      "another content type",
      () => [good(), { "content-type": "text/plain" }],
      400,
      "invalid-content-type",
      "invalid content-type",
    ],
    ["text that is no JSON", () => ["{", json], 400, "invalid-json", "empty or invalid payload"],
    ["no body", () => ["", json], 400, "invalid-json", "empty or invalid payload"],
    ["a byte order mark", () => [`\uFEFF${good()}`, json], 400, "invalid-json", "empty or invalid payload"],
    [
      "invalid UTF-8",
      () => [new Uint8Array([0x22, 0xff, 0x22]), json],
      400,
      "invalid-json",
      "empty or invalid payload",
    ],
    [
      "JSON that is no envelope",
      () => ["{}", json],
      400,
      "invalid-envelope",
      "contents do not match envelope schema",
    ],
    [
      "a body over 1 MiB",
      () => [" ".repeat(1024 * 1024 + 1), json],
      413,
      "body-too-large",
      "The body is larger than 1 MiB.",
    ],
    [
      "an envelope long expired",
      () => [encodeEnvelope(chat({ expires: 1n })), json],
      400,
      "envelope-expired",
      "The envelope has expired.",
    ],
    [
      "an envelope for somebody else",
      () => [encodeEnvelope(chat({ target: identityFromSeed("x").address })), json],
      400,
      "unable-to-route",
      "unable to route envelope",
    ],
    [
      "a signature of somebody else",
      () => [encodeEnvelope({ ...chat(), nonce: 2n }), json],
      400,
      "bad-signature",
      "Signature verification failed",
    ],
    [
      "no signature",
      () => [encodeEnvelope({ ...chat(), signature: null }), json],
      400,
      "bad-signature",
      "Envelope signature is missing",
    ],
    [
      "a user's address",
      () => [encodeEnvelope({ ...chat(), sender: "user1abc", signature: null }), json],
      400,
      "unverified-sender",
      "Message must be sent from verified agent address",
    ],
    [
      "an address in capitals",
      () => [encodeEnvelope(capitals(chat())), json],
      400,
      "invalid-envelope",
      "Unable to decode value",
    ],
    [
      "an uncompressed key as an address",
      () => [encodeEnvelope({ ...chat(), sender: longAddress() }), json],
      400,
      "invalid-envelope",
      "Unable to decode value",
    ],
    [
      "a payload that is no base64 text of UTF-8",
      () => [encodeEnvelope(withPayload("/w==")), json],
      400,
      "invalid-envelope",
      "contents do not match envelope schema",
    ],
  ];

  it.each(refusals)("refuses %s", async (_, request, status, code, error) => {
    const before = (await listDurableObjectIds(env.SENDERS)).length;
    const answer = await post(...request());
    expect({ status: answer.status, body: answer.body }).toEqual({ status, body: { code, error } });
    expect((await listDurableObjectIds(env.SENDERS)).length).toBe(before);
  });

  it("names a missing content type", async () => {
    const request = new Request("http://127.0.0.1:8787/submit", {
      method: "POST",
      body: new Uint8Array([1]),
    });
    const response = await worker.fetch(request);
    expect(await response.json()).toEqual({
      code: "invalid-content-type",
      error: "missing header: content-type",
    });
  });

  it("stops reading a body that streams in without an end", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(32));
      },
    });
    const response = await worker.fetch("http://127.0.0.1:8787/submit", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(32);
  });

  it("refuses every bad envelope of the vectors without a 500 and without an object", async () => {
    const bad = envelopes.envelopes.filter((vector) => !vector.verifies);
    for (const vector of bad) {
      const answer = await post(vector.wire);
      expect([vector.name, answer.status]).toEqual([vector.name, 400]);
    }
  });
});

describe("a sync query", () => {
  const sync = { "content-type": "application/json", "x-uagents-connection": "sync" };

  async function ask(envelope: Envelope) {
    const response = await worker.fetch("http://127.0.0.1:8787/submit", {
      method: "POST",
      body: encodeEnvelope(envelope),
      headers: sync,
    });
    const parsed = parseEnvelope(await response.text());
    if (!parsed.ok) throw new Error("the body of a sync answer is not an envelope");
    const payload = decodePayload(parsed.envelope);
    return {
      status: response.status,
      verified: verifyEnvelope(parsed.envelope).ok,
      envelope: parsed.envelope,
      payload: payload.ok ? payload.text : "",
    };
  }

  it("of a chat brings the acknowledgement back, signed, in its session", async () => {
    const query = chat();
    const answer = await ask(query);
    expect(answer).toMatchObject({ status: 200, verified: true });
    expect(answer.envelope).toMatchObject({
      sender: us.address,
      target: query.sender,
      session: query.session,
      schemaDigest: chatAcknowledgement.digest,
    });
  });

  it("of an ImageRequest waits for the ImageResponse", async () => {
    const answer = await ask(
      chat({
        schemaDigest: imageRequest.digest,
        message: imageRequest.encode({ imageDescription: "a fox" }),
      }),
    );
    expect(answer.envelope.schemaDigest).toBe(imageResponse.digest);
    expect(answer.payload).toMatch(/http:\/\/127\.0\.0\.1:8787\/images\/[0-9a-f]{32}\.png/);
  });

  it("of a HealthCheck says how the agent does", async () => {
    const answer = await ask(chat({ schemaDigest: healthCheck.digest, message: healthCheck.encode({}) }));
    expect(JSON.parse(answer.payload)).toEqual({ agent_name: "Image Generator Agent", status: "healthy" });
  });

  it("of a user without a key gets the reference's words, and makes no object", async () => {
    const before = (await listDurableObjectIds(env.SENDERS)).length;
    const answer = await ask({ ...chat(), sender: "user1abc", signature: null });
    expect(JSON.parse(answer.payload)).toEqual({ error: "Message must be sent from verified agent address" });
    expect(answer.envelope.signature).toBeNull();
    expect((await listDurableObjectIds(env.SENDERS)).length).toBe(before);
  });

  it("that has expired is told so in an envelope", async () => {
    const answer = await ask(chat({ expires: 1n }));
    expect(JSON.parse(answer.payload)).toEqual({ error: "Query envelope expired" });
    expect(answer.envelope.signature).toBeNull();
  });

  it("whose reply does not come in its time is told so", async () => {
    const expires = BigInt(Math.floor(Date.now() / 1000));
    const answer = await ask(
      chat({
        expires,
        schemaDigest: imageRequest.digest,
        message: imageRequest.encode({ imageDescription: "a cat" }),
      }),
    );
    expect(JSON.parse(answer.payload)).toEqual({ error: "Query envelope expired" });
  });
});

describe("HEAD, GET and OPTIONS /submit", () => {
  const head = async (headers: Record<string, string> = {}) =>
    (await worker.fetch("http://127.0.0.1:8787/submit", { method: "HEAD", headers })).headers;

  it("says ready for our address, not-ready for another one, indeterminate without one", async () => {
    const ready = await head({ "x-uagents-address": us.address });
    expect(ready.get("x-uagents-status")).toBe("ready");
    expect(ready.get("x-uagents-response-time-hint")).toBe("5");
    expect((await head({ "x-uagents-address": identityFromSeed("x").address })).get("x-uagents-status")).toBe(
      "not-ready",
    );
    expect((await head()).get("x-uagents-status")).toBe("indeterminate");
  });

  it("tells a browser that the agent is running", async () => {
    const response = await worker.fetch("http://127.0.0.1:8787/submit", {
      headers: { "user-agent": "Mozilla/5.0" },
    });
    expect(await response.json()).toEqual({ status: "OK - Agent is running" });
  });

  it("answers OPTIONS with 204 and the CORS headers", async () => {
    const response = await worker.fetch("http://127.0.0.1:8787/submit", { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, POST, OPTIONS");
  });
});

function capitals(envelope: Envelope): Envelope {
  return { ...envelope, sender: envelope.sender.toUpperCase() };
}

/** An address over 65 bytes: the reference verifies with such a key too, and it would be a second name. */
function longAddress(): string {
  const bytes = new Uint8Array(65).fill(sha256(new Uint8Array([1]))[0] ?? 4);
  bytes[0] = 4;
  return bech32.encode("agent", bech32.toWords(bytes), 1000);
}

function withPayload(base64: string): Envelope {
  const sender = identityFromSeed("odd payload");
  const sealed = sealEnvelope(sender, {
    target: us.address,
    session: SESSION,
    schemaDigest: chatMessage.digest,
    protocolDigest: null,
    message: "",
    expires: null,
    nonce: 1n,
  });
  const bytes = new TextEncoder().encode(
    sealed.sender + sealed.target + sealed.session + sealed.schemaDigest + base64,
  );
  const nonce = new Uint8Array(8);
  nonce[7] = 1;
  return { ...sealed, payload: base64, signature: sender.sign(sha256(new Uint8Array([...bytes, ...nonce]))) };
}
