import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerChallenge,
  attestRegistration,
  attestStatus,
  signedText,
  verifyChallengeAnswer,
  verifyRegistration,
  verifyStatus,
} from "../../../src/protocol/attestation.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const identity = identityFromSeed("agent");
const other = identityFromSeed("other");
const facts = {
  protocols: ["proto:b", "proto:a"],
  endpoints: [{ url: "https://images.example/submit", weight: 1 }],
  metadata: null,
  timestamp: 1_790_000_000,
};
const registration = attestRegistration(identity, facts);

describe("a registration", () => {
  it("verifies after the wire, whatever its texts", () => {
    const metadata = fc.dictionary(
      fc.string().filter((name) => name !== "__proto__"),
      fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(fc.array(fc.string()), metadata, (protocols, metadata) => {
        const ours = attestRegistration(identity, { ...facts, protocols, metadata: { ...metadata } });
        expect(verifyRegistration(JSON.parse(JSON.stringify(ours)))).toMatchObject({
          ok: true,
          address: identity.address,
        });
      }),
      { numRuns: 30 },
    );
  });

  it("signs absent members as null and ignores unknown ones", () => {
    const { metadata: _, ...absent } = registration;
    expect(verifyRegistration(absent).ok).toBe(true);
    expect(verifyRegistration({ ...registration, colour: "red" }).ok).toBe(true);
  });

  it.each([
    ["the order of protocols", { protocols: ["proto:a", "proto:b"] }],
    ["an endpoint", { endpoints: [{ url: "https://elsewhere.example/submit", weight: 1 }] }],
    ["a weight", { endpoints: [{ url: "https://images.example/submit", weight: 2 }] }],
    ["the time", { timestamp: 1_790_000_001 }],
    ["the metadata", { metadata: {} }],
    ["the agent", { agent_identifier: `agent://${other.address}` }],
    ["the agent's prefix", { agent_identifier: identity.address }],
    ["the signature", { signature: "sig1" }],
  ])("does not verify with %s changed", (_name, change) => {
    expect(verifyRegistration({ ...registration, ...change })).toEqual({
      ok: false,
      reason: "wrong-signature",
    });
  });

  it.each([
    ["missing-signature", { ...registration, signature: null }],
    ["invalid-identifier", { ...registration, agent_identifier: "agent://nobody" }],
    ["malformed", { ...registration, endpoints: ["https://images.example/submit"] }],
    ["malformed", { ...registration, timestamp: "now" }],
    ["malformed", null],
    ["malformed", []],
  ])("is refused as %s", (reason, body) => {
    expect(verifyRegistration(body)).toEqual({ ok: false, reason });
  });
});

describe("a status", () => {
  it("verifies as it was signed and not turned round", () => {
    const status = attestStatus(identity, { isActive: true, timestamp: 1_790_000_000 });
    expect(verifyStatus(status)).toEqual({ ok: true, address: identity.address, attestation: status });
    expect(verifyStatus({ ...status, is_active: false })).toEqual({ ok: false, reason: "wrong-signature" });
  });
});

describe("the answer to a challenge", () => {
  it("proves the key for that challenge alone", () => {
    const answer = answerChallenge(identity, "challenge") ?? "";
    expect(verifyChallengeAnswer(identity.address, "challenge", answer)).toBe(true);
    expect(verifyChallengeAnswer(identity.address, "challenge 2", answer)).toBe(false);
    expect(verifyChallengeAnswer(other.address, "challenge", answer)).toBe(false);
    expect(verifyChallengeAnswer("nobody", "challenge", answer)).toBe(false);
  });

  const envelope = `${identity.address}${other.address}64d6c3cb-ffda-40d0-a24b-0f45a5d55218model:${"0".repeat(64)}e30=`;
  it.each([
    ["the text of an envelope of ours", envelope],
    ["the same in capitals", envelope.toUpperCase()],
    [
      "the text of an attestation",
      signedText({ ...attestStatus(identity, { isActive: false, timestamp: 1 }) }),
    ],
    ["the bytes of a token", `\u0002${"a".repeat(80)}`],
    ["a line break", "challenge\n"],
    ["nothing", ""],
    ["a book", "c".repeat(10_001)],
  ])("is not given to %s", (_name, challenge) => {
    expect(answerChallenge(identity, challenge)).toBeNull();
  });

  it.each([
    "challenge-dd56de4137951d9c",
    "4b7c1c1e-3f0b-4e0e-9a57-0f6d3a1c9b11",
    "Please sign: 7",
    "e30=.e30=",
  ])("is given to %s", (challenge) => expect(answerChallenge(identity, challenge)).toMatch(/^sig1/));
});
