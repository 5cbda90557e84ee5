import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRequest } from "../../../../packages/kit/open-request.ts";
import { refuseQuery } from "../../../../src/http/sync-query.ts";
import {
  type Envelope,
  encodeEnvelope,
  parseEnvelope,
  sealEnvelope,
} from "../../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const SECONDS = BigInt(NOON / 1000);
const us = identityFromSeed("us");
const peer = identityFromSeed("peer");

function sealed(changes: { expires?: bigint | null; nonce?: bigint } = {}): Envelope {
  return sealEnvelope(peer, {
    target: us.address,
    session: "64d6c3cb-ffda-40d0-a24b-0f45a5d55218",
    schemaDigest: `model:${"0".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
    expires: SECONDS + 60n,
    nonce: 7n,
    ...changes,
  });
}

function open(envelope: Envelope, now = NOON) {
  const init = {
    method: "POST",
    body: encodeEnvelope(envelope),
    headers: { "content-type": "application/json" },
  };
  return openRequest(new Request("https://agent.example/submit", init), us.address, now);
}

describe("the end of an envelope", () => {
  it("is taken until five minutes after it, and not a second longer", async () => {
    expect(await open(sealed({ expires: SECONDS - 300n }))).toMatchObject({ ok: true });
    expect(await open(sealed({ expires: SECONDS - 301n }))).toMatchObject({
      ok: false,
      code: "envelope-expired",
    });
    expect(await open(sealed({ expires: SECONDS - 300n }), NOON + 999)).toMatchObject({ ok: true });
    expect(await open(sealed({ expires: SECONDS - 300n }), NOON + 1_000)).toMatchObject({ ok: false });
  });

  it("cannot be taken off by calling it a nonce", async () => {
    const { signature } = sealed();
    const query = { ...sealed(), nonce: null, expires: SECONDS - 400n };
    const captured = { ...query, signature };
    for (const form of [captured, { ...captured, expires: null, nonce: captured.expires }]) {
      expect(await open(form)).toMatchObject({ ok: false, code: "envelope-expired" });
    }
  });

  it("is told to whoever has to remember the envelope, in either form", async () => {
    const endless = sealed({ expires: null, nonce: 7n });
    expect(await open(endless)).toMatchObject({ ok: true, expires: null });
    const ending = sealed({ expires: null, nonce: SECONDS + 60n });
    expect(await open(ending)).toMatchObject({ ok: true, expires: SECONDS + 60n });
    expect(await open({ ...ending, expires: ending.nonce, nonce: null })).toMatchObject({
      ok: true,
      expires: SECONDS + 60n,
    });
  });
});

describe("a waiting query that is refused", () => {
  it("is answered without a signature, whatever stands in it", async () => {
    const strangers = fc.record({
      sender: fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 257, maxLength: 400 })),
      session: fc.uuid({ version: 4 }),
      schemaDigest: fc.string(),
      payload: fc.option(fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(strangers, async (chosen) => {
        const answer = refuseQuery(us.address, { ...sealed(), ...chosen }, "no", NOON);
        expect(answer === null).toBe(chosen.sender.length > 256);
        if (answer === null) return;
        const read = parseEnvelope(await answer.text());
        expect(read.ok || /\p{Cs}/u.test(chosen.sender)).toBe(true);
        if (read.ok) expect(read.envelope.signature).toBeNull();
      }),
    );
  });
});
