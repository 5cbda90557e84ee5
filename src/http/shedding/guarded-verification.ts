import type { GuardedVerification } from "@asi-image-agent/kit/endpoint";
import { type Envelope, envelopeDigest, nobleVerifier, verifyEnvelope } from "@asi-image-agent/protocol";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { UncheckedClaim, VerificationGate } from "./verification-gate.ts";

/** The world of a request that has to wait. */
export interface WaitingClock {
  /** The clock, in ms. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** The clock and the timer of the Worker. */
export function waitingBy(clock: { now(): number }): WaitingClock {
  return { now: () => clock.now(), pause: (ms) => scheduler.wait(ms) };
}

/** Characters of a payload: longer ones are checked each time, and counted. */
const LONGEST_FINGERPRINTED = 32_000;
/** Ms between two looks at the line: short, so that who was displaced goes away at once. */
const LOOK = 20;
/** A trickle lets the last in line in long before that. */
const LONGEST_WAIT = 1_000;

/**
 * Checks an envelope's signature if the gate allows it, after a short wait if need be. Only a signature that had to be
 * computed and did not hold counts as a failure: all others are refused for next to nothing.
 */
export async function verifyGuarded(
  gate: VerificationGate,
  envelope: Envelope,
  network: string,
  { now, pause }: WaitingClock,
  verifier = nobleVerifier,
): Promise<GuardedVerification> {
  const { sender, session, signature } = envelope;
  if (signature === null) return { ok: false, reason: "missing-signature" };
  const claim = { network, sender, session };
  if (!(await isAdmitted(gate, claim, { now, pause }))) return { ok: false, reason: "busy" };
  const digest = isFingerprinted(envelope) ? envelopeDigest(envelope) : undefined;
  const fingerprint = digest === undefined ? null : `${bytesToHex(digest)} ${signature}`;
  if (fingerprint !== null && gate.wasRefused(fingerprint)) return { ok: false, reason: "wrong-signature" };
  const verified = verifyEnvelope(envelope, { verifier, digest });
  if (verified.ok) gate.noteVerified(claim);
  else if (verified.reason === "wrong-signature") gate.noteFailed(claim, fingerprint, now());
  return verified;
}

/** Whether an envelope is remembered when it is refused: of a longer payload the digest costs as much as the check. */
function isFingerprinted(envelope: Envelope): boolean {
  return (envelope.payload?.length ?? 0) <= LONGEST_FINGERPRINTED;
}

/** Whether a claim may be checked, after a short wait if need be. */
export async function isAdmitted(
  gate: VerificationGate,
  claim: UncheckedClaim,
  { now, pause }: WaitingClock,
): Promise<boolean> {
  if (gate.waitMs(claim, now()) === 0) return true;
  const place = gate.joinLine(claim, now());
  if (place === null) return false;
  try {
    for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK) {
      await pause(LOOK);
      if (!gate.isLast(place)) return false;
      if (gate.waitMs(claim, now()) === 0) return true;
    }
    return false;
  } finally {
    gate.leaveLine(place);
  }
}
