import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBech32, encodeBech32 } from "../../../src/protocol/bech32.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { verifySignature } from "../../../src/protocol/signature.ts";

const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const identity = identityFromSeed("signer");
const digest = sha256(utf8ToBytes("message"));
const signature = identity.sign(digest);
const bytes = decodeBech32(signature)?.bytes ?? new Uint8Array();
const r = bytes.slice(0, 32);
const s = bytes.slice(32);

function join(first: Uint8Array, second: Uint8Array): string {
  return encodeBech32("sig", Uint8Array.of(...first, ...second));
}

function scalar(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, "0"));
}

describe("a signature", () => {
  it("holds for its digest and key, and gives r", () => {
    expect(verifySignature(identity.publicKey, digest, signature)).toEqual({ ok: true, r: bytesToHex(r) });
  });

  it("holds in its high-s form, with the same r", () => {
    const high = join(r, scalar(N - BigInt(`0x${bytesToHex(s)}`)));
    expect(high).not.toBe(signature);
    expect(verifySignature(identity.publicKey, digest, high)).toEqual({ ok: true, r: bytesToHex(r) });
  });

  it("holds in upper case, as in the reference", () => {
    expect(verifySignature(identity.publicKey, digest, signature.toUpperCase()).ok).toBe(true);
  });

  it("is made the same every time", () => {
    expect(identity.sign(digest)).toBe(signature);
  });

  it.each([
    ["r = 0", join(scalar(0n), s)],
    ["r = n", join(scalar(N), s)],
    ["s = 0", join(r, scalar(0n))],
    ["s = n", join(r, scalar(N))],
    ["s beyond 2^256 − 1", join(r, new Uint8Array(32).fill(255))],
    ["halves exchanged", join(s, r)],
  ])("with %s is a mismatch", (_name, text) => {
    expect(verifySignature(identity.publicKey, digest, text)).toEqual({ ok: false, reason: "mismatch" });
  });

  it("of something or somebody else is a mismatch", () => {
    const mismatch = { ok: false, reason: "mismatch" };
    expect(verifySignature(identity.publicKey, sha256(digest), signature)).toEqual(mismatch);
    expect(verifySignature(identityFromSeed("other").publicKey, digest, signature)).toEqual(mismatch);
  });

  it("under a key that is none is a mismatch", () => {
    expect(verifySignature(new Uint8Array(33), digest, signature)).toEqual({ ok: false, reason: "mismatch" });
  });

  it.each([
    ["63 bytes", encodeBech32("sig", bytes.slice(1))],
    ["65 bytes", encodeBech32("sig", Uint8Array.of(0, ...bytes))],
    ["no bytes", encodeBech32("sig", new Uint8Array())],
    ["another prefix", encodeBech32("agent", bytes)],
    ["a broken checksum", signature.replace(/.$/, (last) => (last === "q" ? "p" : "q"))],
    ["mixed case", signature.replace("sig", "Sig")],
  ])("with %s is malformed", (_name, text) => {
    expect(verifySignature(identity.publicKey, digest, text)).toEqual({ ok: false, reason: "malformed" });
  });

  it("of any digest holds for that digest alone", () => {
    const digests = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(digests, (any) => {
        const signed = identity.sign(any);
        expect(verifySignature(identity.publicKey, any, signed).ok).toBe(true);
        expect(verifySignature(identity.publicKey, sha256(any), signed).ok).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

it("an identity has an index from 0 to 255", () => {
  for (const index of [-1, 256, 0.5]) expect(() => identityFromSeed("seed", index)).toThrow(RangeError);
});
