import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerChallenge,
  attestRegistration,
  attestStatus,
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
    const answer = answerChallenge(identity, "challenge");
    expect(verifyChallengeAnswer(identity.address, "challenge", answer)).toBe(true);
    expect(verifyChallengeAnswer(identity.address, "challenge 2", answer)).toBe(false);
    expect(verifyChallengeAnswer(other.address, "challenge", answer)).toBe(false);
    expect(verifyChallengeAnswer("nobody", "challenge", answer)).toBe(false);
  });
});
