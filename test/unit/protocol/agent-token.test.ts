import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { createAgentToken, verifyAgentToken } from "../../../src/protocol/agent-token.ts";
import { encodeBase64 } from "../../../src/protocol/base64.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const identity = identityFromSeed("reader");
const nonce = hexToBytes("ab".repeat(32));
const from = 1_790_000_000;
const token = createAgentToken(identity, { from, seconds: 300 }, nonce);

const check = (now: number, text = token, address = identity.address) =>
  verifyAgentToken(text, address, now, 3600);

describe("a token", () => {
  it.each([from, from + 300, from - 300, from + 600])("holds at %i, with five minutes of skew", (now) => {
    expect(check(now)).toEqual({ ok: true, expires: from + 300 });
  });

  it("is not yet valid earlier and expired later", () => {
    expect(check(from - 301)).toEqual({ ok: false, reason: "not-yet-valid" });
    expect(check(from + 601)).toEqual({ ok: false, reason: "expired" });
  });

  it("speaks for its own address alone", () => {
    const other = identityFromSeed("other").address;
    expect(check(from, token, other)).toEqual({ ok: false, reason: "wrong-address" });
    expect(check(from, token, identity.address.toUpperCase())).toEqual({
      ok: false,
      reason: "wrong-address",
    });
  });

  it("may not last longer than is allowed", () => {
    expect(check(from, createAgentToken(identity, { from, seconds: 3600 }, nonce)).ok).toBe(true);
    const long = createAgentToken(identity, { from, seconds: 3601 }, nonce);
    expect(check(from, long)).toEqual({ ok: false, reason: "window-too-long" });
  });

  it("with another signature, or changed under it, is wrong", () => {
    const [, claim, signature] = token.split(":");
    const [, other] = createAgentToken(identity, { from: from + 1, seconds: 300 }, nonce).split(":");
    expect(check(from, `attr:${other}:${signature}`)).toEqual({ ok: false, reason: "wrong-signature" });
    const foreign = identityFromSeed("other").sign(nonce);
    expect(check(from, `attr:${claim}:${foreign}`)).toEqual({ ok: false, reason: "wrong-signature" });
  });

  it.each([
    ["nothing", ""],
    ["a Bearer key", "eyJhbGciOiJFUzI1NiJ9"],
    ["no signature", token.split(":").slice(0, 2).join(":")],
    ["an empty signature", `${token.split(":").slice(0, 2).join(":")}:`],
    ["a broken signature", token.slice(0, -1)],
    ["something behind it", `${token}:x`],
    ["a short claim", `attr:${encodeBase64(new Uint8Array(80))}:sig1`],
    ["a claim that is no base64", "attr:é:sig1"],
    ["a claim of a megabyte", `attr:${"A".repeat(1_000_000)}:sig1`],
    ["an end before its beginning", `attr:${encodeBase64(new Uint8Array(81).fill(255, 33, 41))}:sig1`],
  ])("%s is malformed", (_name, text) => {
    expect(check(from, text)).toEqual({ ok: false, reason: "malformed" });
  });

  it("with times at the end of u64 is only too long", () => {
    const claim = new Uint8Array(81).fill(255, 41, 49);
    claim.set(identity.publicKey);
    expect(check(from, `attr:${encodeBase64(claim)}:sig1`)).toEqual({ ok: false, reason: "window-too-long" });
  });

  it("is made with 32 bytes of nonce", () => {
    expect(() => createAgentToken(identity, { from, seconds: 1 }, new Uint8Array(16))).toThrow("32 bytes");
  });
});
