import { describe, expect, it } from "vitest";
import { encodeAddress, parseAddress } from "../../../src/protocol/address.ts";
import { sealEnvelope } from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";

const us = identityFromSeed("somebody who seals");
const peer = identityFromSeed("somebody who is written to").address;
/** In the form of an address, and of no key: x = 5 is on no point of the curve. */
const nobody = encodeAddress(Uint8Array.of(2, ...new Uint8Array(31), 5));
const letterTo = (target: string) => ({
  target,
  session: "6f5b1f4e-6f0a-4f43-9d8e-0d4c64b1a5a1",
  schemaDigest: chatAcknowledgement.digest,
  protocolDigest: null,
  message: "{}",
  expires: 2_000_000_000n,
  nonce: 1n,
});
const sealTo = (target: string) => sealEnvelope(us, letterTo(target)).target;

describe("the target of what is sealed", () => {
  it("may be written to again and again", () => {
    expect([sealTo(peer), sealTo(peer)]).toEqual([peer, peer]);
  });

  it("is refused each time if it is the address of no key, or a second name of one that was written to", () => {
    expect(parseAddress(nobody)).toEqual({ ok: false, reason: "not-a-key" });
    sealTo(peer);
    for (const target of [nobody, nobody, peer.toUpperCase(), ` ${peer}`])
      expect(() => sealTo(target)).toThrow("target is no canonical address");
  });
});
