import { afterEach, expect, it, vi } from "vitest";
import { encodeEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { randomNonce } from "../../src/random-nonce.ts";

afterEach(() => void vi.restoreAllMocks());

it("is a number that a double holds, and another one each time", () => {
  const nonces = Array.from({ length: 1_000 }, randomNonce);
  expect(new Set(nonces).size).toBe(1_000);
  for (const nonce of nonces) {
    expect(nonce > 0n && nonce <= BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  }
});

it("is never 0, which many clients take for none", () => {
  const values = [0n, 2n ** 53n, 2n ** 53n + 5n];
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    if (array instanceof BigUint64Array) array[0] = values.shift() ?? 1n;
    return array;
  });
  expect(randomNonce()).toBe(5n);
});

it("comes through a client that reads and writes JSON with doubles as it was", () => {
  const us = identityFromSeed("us");
  const wire = encodeEnvelope(
    sealEnvelope(us, {
      target: identityFromSeed("peer").address,
      session: "64d6c3cb-ffda-40d0-a24b-0f45a5d55218",
      schemaDigest: `model:${"0".repeat(64)}`,
      protocolDigest: null,
      message: "{}",
      expires: 1_900_000_000n,
      nonce: randomNonce(),
    }),
  );
  expect(JSON.stringify(JSON.parse(wire))).toBe(wire);
});
