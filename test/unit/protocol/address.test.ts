import { hexToBytes } from "@noble/hashes/utils.js";
import { Point } from "@noble/secp256k1";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeAddress,
  isUserAddress,
  parseAddress,
  parseAgentIdentifier,
} from "../../../src/protocol/address.ts";
import { encodeBech32 } from "../../../src/protocol/bech32.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const { address, publicKey } = identityFromSeed("a");
const uncompressed = Point.fromBytes(publicKey).toBytes(false);

describe("an address", () => {
  it("of every key is canonical", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(255), (seed, index) => {
        const identity = identityFromSeed(seed, index);
        expect(identity.address).toHaveLength(65);
        expect(parseAddress(identity.address)).toEqual({
          ok: true,
          address: identity.address,
          publicKey: identity.publicKey,
        });
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ["upper case", address.toUpperCase()],
    ["an uncompressed key", encodeAddress(uncompressed)],
    ["a key without its first byte", encodeAddress(uncompressed.slice(1))],
    ["a hybrid key", encodeAddress(Uint8Array.of(6, ...uncompressed.slice(1)))],
  ])("in %s is a second name of an agent: not-canonical", (_name, text) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason: "not-canonical" });
  });

  it.each([
    ["x is no coordinate of a point", hexToBytes(`02${"00".repeat(32)}`)],
    ["x is beyond the field", hexToBytes(`02${"ff".repeat(32)}`)],
    ["the first byte is 5", Uint8Array.of(5, ...publicKey.slice(1))],
  ])("where %s is not-a-key", (_name, bytes) => {
    expect(parseAddress(encodeAddress(bytes))).toEqual({ ok: false, reason: "not-a-key" });
  });

  it.each([
    ["nothing", ""],
    ["mixed case", address.replace("agent", "Agent")],
    ["a changed character", address.replace(/.$/, (last) => (last === "q" ? "p" : "q"))],
    ["a space", ` ${address}`],
    ["a line break", `${address}\n`],
    ["a prefix", `agent://${address}`],
    ["another kind", encodeBech32("sig", publicKey)],
    ["a short key", encodeBech32("agent", publicKey.slice(1))],
    ["a handle", "@image-agent"],
    ["a megabyte", `agent1${"q".repeat(1_000_000)}`],
    ["a Kelvin sign for a k", address.toUpperCase().replace("K", "\u212a")],
  ])("with %s is not-an-address", (_name, text) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason: "not-an-address" });
  });

  it("is never read from any other text, and reading never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseAddress(text).ok).toBe(false);
        expect(parseAgentIdentifier(text).ok).toBe(false);
      }),
    );
  });
});

describe("an agent identifier", () => {
  it.each([
    address,
    `agent://${address}`,
    `agent://name/${address}`,
    `test-agent://${address}`,
    `test-agent://name/${address}`,
  ])("%s names the agent", (text) => {
    expect(parseAgentIdentifier(text)).toMatchObject({ ok: true, address });
  });

  it.each(["agent://", `http://${address}`, `agent://a/b/${address}`, `agent://${address}/`])(
    "%s names nobody",
    (text) => {
      expect(parseAgentIdentifier(text)).toEqual({ ok: false, reason: "not-an-address" });
    },
  );

  it("must be canonical too", () => {
    expect(parseAgentIdentifier(`agent://${address.toUpperCase()}`)).toEqual({
      ok: false,
      reason: "not-canonical",
    });
  });
});

it("a user's address begins with user", () => {
  expect(isUserAddress("user1qxyz")).toBe(true);
  expect(isUserAddress(address)).toBe(false);
});
