import { hexToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { verifier } from "../../src/http/verifier.ts";
import { parseAddress } from "../../src/protocol/address.ts";
import { verifySignature } from "../../src/protocol/signature.ts";
import { signatures } from "../vectors/signatures.json";

it.each(signatures)("the Worker's verifier judges as the reference one does: $name", (vector) => {
  const digest = hexToBytes(vector.digest);
  const read = parseAddress(vector.address, verifier());
  expect(read).toEqual(parseAddress(vector.address));
  if (!read.ok) return;
  const result = verifySignature(read.publicKey, digest, vector.signature, verifier());
  expect(result).toEqual(verifySignature(read.publicKey, digest, vector.signature));
  expect(result.ok).toBe(vector.verifies);
});
