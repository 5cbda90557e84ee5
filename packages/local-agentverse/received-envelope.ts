import {
  decodePayload,
  type Envelope,
  endOf,
  isUserAddress,
  parseEnvelope,
  verifyEnvelope,
} from "@asi-image-agent/protocol";
import { MINUTE, SECOND } from "../../src/clock.ts";

/** How far a sender's clock may be behind: an envelope is taken for so long after its end. */
const CLOCK_TOLERANCE = 5 * MINUTE;

/**
 * Opens an envelope that Agentverse is to hand on: as the reference's own server does, except that senders without a
 * key (user…) may write unsigned, which the receiver decides on. `now` in ms.
 */
export function openEnvelope(
  text: string,
  now: number,
): { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly detail: string } {
  const parsed = parseEnvelope(text);
  if (!parsed.ok) return { ok: false, detail: parsed.reason };
  const { envelope } = parsed;
  const expires = endOf(envelope);
  if (expires !== null && expires < BigInt(Math.floor((now - CLOCK_TOLERANCE) / SECOND)))
    return { ok: false, detail: "envelope-expired" };
  const verified = isUserAddress(envelope.sender) ? null : verifyEnvelope(envelope);
  if (verified?.ok === false) return { ok: false, detail: verified.reason };
  return decodePayload(envelope).ok ? { ok: true, envelope } : { ok: false, detail: "invalid-payload" };
}
