import { encodeEnvelope, type Identity, sealEnvelope } from "@asi-image-agent/protocol";
import { randomNonce } from "../../src/random-nonce.ts";

/** A message, complete but for its envelope. */
export interface Sealable {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string | null;
  /** JSON text. */
  readonly payload: string;
}

/**
 * The wire text of a message in an envelope of its own, signed now: the one way in which anything of ours is sealed.
 * `expiresAt` in ms; the envelope holds until the second in which that lies. Throws as sealEnvelope does.
 */
export function seal(
  identity: Identity,
  target: string,
  { session, schemaDigest, protocolDigest, payload }: Sealable,
  expiresAt: number,
): string {
  const expires = BigInt(Math.floor(expiresAt / 1000));
  const letter = { target, session, schemaDigest, protocolDigest, message: payload };
  return encodeEnvelope(sealEnvelope(identity, { ...letter, expires, nonce: randomNonce() }));
}
