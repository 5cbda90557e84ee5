import { decodeBech32, encodeBech32 } from "./bech32.ts";
import { nobleVerifier, type Verifier } from "./verifier.ts";

const PREFIX = "agent";
const COMPRESSED_LENGTH = 33;
/** x ‖ y, the same after 0x04, and the hybrid form: the reference verifies with all of them. */
const UNCOMPRESSED_LENGTHS = [64, 65];
const IDENTIFIER = /^(?:(?:test-)?agent:\/\/)?(?:[^/]+\/)?([^/]+)$/;

export type AddressResult =
  | { ok: true; address: string; publicKey: Uint8Array }
  | { ok: false; reason: "not-an-address" | "not-canonical" | "not-a-key" };

export function encodeAddress(publicKey: Uint8Array): string {
  return encodeBech32(PREFIX, publicKey);
}

/**
 * Reads a bare agent address. Only the canonical text of a key is taken, because addresses name objects, quotas
 * and lists: upper case and uncompressed keys verify in the reference, and would be second names of one agent.
 */
export function parseAddress(
  text: string,
  verifier: Pick<Verifier, "isPublicKey"> = nobleVerifier,
): AddressResult {
  const decoded = decodeBech32(text);
  if (decoded?.prefix !== PREFIX) return { ok: false, reason: "not-an-address" };
  const publicKey = decoded.bytes;
  if (UNCOMPRESSED_LENGTHS.includes(publicKey.length)) return { ok: false, reason: "not-canonical" };
  if (publicKey.length !== COMPRESSED_LENGTH) return { ok: false, reason: "not-an-address" };
  if (encodeAddress(publicKey) !== text) return { ok: false, reason: "not-canonical" };
  if (!verifier.isPublicKey(publicKey)) return { ok: false, reason: "not-a-key" };
  return { ok: true, address: text, publicKey };
}

/** Addresses of callers that hold no key and sign nothing. Source: is_user_address in uagents_core/identity.py. */
export function isUserAddress(text: string): boolean {
  return text.startsWith("user");
}

/**
 * Reads an address as it stands in `agent_identifier` and as people type it: bare, agent://agent1…,
 * agent://name/agent1… or test-agent://name/agent1…. Source: parse_identifier in uagents_core/identity.py.
 */
export function parseAgentIdentifier(text: string): AddressResult {
  return parseAddress(IDENTIFIER.exec(text)?.[1] ?? "");
}
