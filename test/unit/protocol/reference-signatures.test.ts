import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../../src/protocol/address.ts";
import { verifySignature } from "../../../src/protocol/signature.ts";
import { signatures } from "../../vectors/signatures.json" with { type: "json" };

/** Other spellings of an address: they would be a second name, object and quota of the same agent. */
const REFUSED_HERE = ["key: uncompressed", "key: raw", "key: hybrid", "key: upper case"];

describe("a signature that the reference was shown", () => {
  it.each(signatures)("$name: the verdict is the same", ({ name, address, digest, signature, verifies }) => {
    const key = parseAddress(address);
    const holds = key.ok && verifySignature(key.publicKey, hexToBytes(digest), signature).ok;
    expect(holds).toBe(verifies && !REFUSED_HERE.includes(name));
  });
});
