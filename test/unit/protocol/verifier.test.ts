import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../../src/protocol/address.ts";
import { decodeBech32 } from "../../../src/protocol/bech32.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { secp256k1 } from "../../../src/protocol/secp256k1.ts";
import { verifySignature } from "../../../src/protocol/signature.ts";
import { nobleVerifier } from "../../../src/protocol/verifier.ts";
import { wasmVerifier } from "../../../src/secp256k1/verifier.ts";
import { signatures } from "../../vectors/signatures.json";

const FILE = join(import.meta.dirname, "../../../dist/secp256k1.wasm");
// Workers, whose types these are, compile nothing themselves.
const fast = wasmVerifier(Reflect.construct(WebAssembly.Module, [readFileSync(FILE)]));

const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const P = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn;
const identity = identityFromSeed("two verifiers");
const other = identityFromSeed("somebody else");

const scalar = (value: bigint) => hexToBytes(value.toString(16).padStart(64, "0"));
const numberOf = (bytes: Uint8Array) => BigInt(`0x${bytesToHex(bytes)}`);
const key = (prefix: number, x: bigint) => Uint8Array.of(prefix, ...scalar(x));
const signed = (digest: Uint8Array) => decodeBech32(identity.sign(digest))?.bytes ?? new Uint8Array();

/** What both say, which must be the same. */
function verdict(signature: Uint8Array, digest: Uint8Array, publicKey: Uint8Array): boolean {
  const holds = fast.verify(signature, digest, publicKey);
  expect(nobleVerifier.verify(signature, digest, publicKey)).toBe(holds);
  return holds;
}

const digestOf = fc.uint8Array({ minLength: 32, maxLength: 32 });
const runs = { numRuns: 25 };

describe("libsecp256k1 and noble agree", () => {
  it.each(signatures)(
    "with the reference on the vector: $name",
    ({ address, digest, signature, verifies }) => {
      const read = parseAddress(address, fast);
      expect(read).toEqual(parseAddress(address));
      if (!read.ok) return;
      const result = verifySignature(read.publicKey, hexToBytes(digest), signature, fast);
      expect(result).toEqual(verifySignature(read.publicKey, hexToBytes(digest), signature));
      expect(result.ok).toBe(verifies);
    },
  );

  it("that a genuine signature holds, in both forms of s, and for nobody else", () => {
    fc.assert(
      fc.property(digestOf, (digest) => {
        const low = signed(digest);
        const high = Uint8Array.of(...low.slice(0, 32), ...scalar(N - numberOf(low.slice(32))));
        expect(verdict(low, digest, identity.publicKey)).toBe(true);
        expect(verdict(high, digest, identity.publicKey)).toBe(true);
        expect(verdict(low, digest, other.publicKey)).toBe(false);
        expect(verdict(low, sha256(digest), identity.publicKey)).toBe(false);
      }),
      runs,
    );
  });

  it("that one with another bit anywhere does not", () => {
    fc.assert(
      fc.property(digestOf, fc.nat(511), (digest, bit) => {
        const changed = signed(digest);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verdict(changed, digest, identity.publicKey)).toBe(false);
      }),
      runs,
    );
  });

  const digest = sha256(utf8ToBytes("message"));
  const r = signed(digest).slice(0, 32);
  const s = signed(digest).slice(32);
  const edges = [0n, 1n, N / 2n, N / 2n + 1n, N - 1n, N, N + 1n, P, 2n ** 256n - 1n].map(scalar);
  it("on every pair of the values at which r and s may go wrong", () => {
    for (const first of [...edges, r, s]) {
      for (const second of [...edges, r, s]) {
        const genuine = first === r && second === s;
        expect(verdict(Uint8Array.of(...first, ...second), digest, identity.publicKey)).toBe(genuine);
      }
    }
  });

  it("that r + n is not r, where it would have the same x", () => {
    const wrapped = Uint8Array.of(...scalar((numberOf(r) + N) % 2n ** 256n), ...s);
    expect(verdict(wrapped, digest, identity.publicKey)).toBe(false);
  });

  it("on digests of 0 and beyond n", () => {
    for (const extreme of edges) expect(verdict(signed(extreme), extreme, identity.publicKey)).toBe(true);
  });

  it("that a sum at infinity is nobody's signature", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, N - 1n), fc.bigInt(1n, N - 1n), fc.bigInt(1n, N - 1n), (d, anyR, anyS) => {
        // The digest for which (z + r · d) / s, the multiple of G that is checked, is 0.
        const z = N - ((anyR * d) % N);
        const signature = Uint8Array.of(...scalar(anyR), ...scalar(anyS));
        expect(verdict(signature, scalar(z), secp256k1.getPublicKey(scalar(d)))).toBe(false);
      }),
      runs,
    );
  });

  it("on what is a key", () => {
    const keys = fc.record({ prefix: fc.nat(8), x: fc.bigInt(0n, 2n ** 256n - 1n) });
    const isKey = (publicKey: Uint8Array) => {
      const answer = fast.isPublicKey(publicKey);
      expect(nobleVerifier.isPublicKey(publicKey)).toBe(answer);
      expect(verdict(signed(digest), digest, publicKey)).toBe(false);
      return answer;
    };
    fc.assert(
      fc.property(keys, ({ prefix, x }) => {
        isKey(key(prefix, x));
      }),
      { numRuns: 60 },
    );
    // 5 has no y on the curve; P + 1 and the like are no coordinates, though reduced they would be.
    expect([0n, 5n, P, P + 1n, 2n ** 256n - 1n].map((x) => isKey(key(2, x)))).not.toContain(true);
    expect([1n, 2n, 3n].map((x) => isKey(key(3, x)))).not.toContain(false);
  });

  it("on bytes of another length", () => {
    const genuine = signed(digest);
    for (const length of [0, 1, 31, 32, 33, 63, 65, 70]) {
      const bytes = new Uint8Array(length).fill(2);
      if (length !== 64) expect(verdict(bytes, digest, identity.publicKey)).toBe(false);
      if (length !== 32) expect(verdict(genuine, bytes, identity.publicKey)).toBe(false);
      if (length !== 33) expect(verdict(genuine, digest, bytes)).toBe(false);
      if (length !== 33) expect(fast.isPublicKey(bytes)).toBe(nobleVerifier.isPublicKey(bytes));
    }
  });

  it("on a key that is asked for again, whatever came between", () => {
    const notKey = key(2, 5n);
    const asked = [
      identity.publicKey,
      identity.publicKey,
      notKey,
      notKey,
      other.publicKey,
      identity.publicKey,
    ];
    for (const publicKey of asked) {
      expect(fast.isPublicKey(publicKey)).toBe(publicKey !== notKey);
      expect(verdict(signed(digest), digest, publicKey)).toBe(publicKey === identity.publicKey);
    }
  });

  it("after a hostile one as before it", () => {
    expect(verdict(new Uint8Array(64).fill(255), digest, key(2, 5n))).toBe(false);
    expect(verdict(signed(digest), digest, identity.publicKey)).toBe(true);
  });
});
