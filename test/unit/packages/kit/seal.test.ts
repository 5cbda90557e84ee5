import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seal } from "../../../../packages/kit/seal.ts";
import { decodePayload, parseEnvelope, verifyEnvelope } from "../../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";

const us = identityFromSeed("whoever seals");
const target = identityFromSeed("whoever opens").address;
const message = {
  session: "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11",
  schemaDigest: `model:${"a".repeat(64)}`,
  protocolDigest: chatProtocol.digest,
  payload: '{"text":"a lighthouse"}',
};
const opened = (wire: string) => {
  const parsed = parseEnvelope(wire);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.envelope;
};

it("a sealed message is an envelope of ours to its target, which holds until the second in which it ends", () => {
  const envelope = opened(seal(us, target, message, 1_800_000_000_999));
  expect(verifyEnvelope(envelope)).toMatchObject({ ok: true });
  const { session, schemaDigest, protocolDigest } = message;
  expect(envelope).toMatchObject({
    ...{ sender: us.address, target, session, schemaDigest, protocolDigest },
    expires: 1_800_000_000n,
  });
  expect(decodePayload(envelope)).toEqual({ ok: true, text: message.payload });
});

it("the same message sealed again is another envelope", () => {
  const [one, other] = [1, 2].map(() => opened(seal(us, target, message, 1_800_000_000_000)));
  expect(one?.nonce).not.toBe(other?.nonce);
  expect(one?.signature).not.toBe(other?.signature);
});

it("nothing of ours is sealed in another way", () => {
  const sealers = globSync("{src,packages,page,cli,examples,bench,dev}/**/*.{ts,tsx}").filter((file) =>
    /\bsealEnvelope\(/.test(readFileSync(file, "utf8")),
  );
  expect(sealers.toSorted()).toEqual(["packages/kit/seal.ts", "src/protocol/envelope.ts"]);
});
