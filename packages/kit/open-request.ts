import {
  decodePayload,
  type Envelope,
  endOf,
  isUserAddress,
  parseEnvelope,
  type Verification,
  verifyEnvelope,
} from "@asi-image-agent/protocol";
import { MINUTE, SECOND } from "../../src/clock.ts";
import type { ErrorCode } from "../../src/net/errors.ts";
import { readRequestBody } from "../../src/net/read-upload.ts";

/** The longest body that POST /submit takes, in bytes. */
export const LONGEST_SUBMISSION = 1024 * 1024;
/** How far a sender's clock may be behind ours: an envelope is taken for so long after its end. */
const CLOCK_TOLERANCE = 5 * MINUTE;

/** Why a request is not taken, as the table of errors has it. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  /** The reference's own words, where they say more than the table's. */
  readonly sentence?: string;
  /**
   * The envelope, where it can be read and is for us. Nobody has verified it: nothing of it may stand in what we
   * sign.
   */
  readonly envelope?: Envelope;
}

export type Opened =
  | {
      readonly ok: true;
      readonly envelope: Envelope;
      /** The end of the envelope in seconds, as endOf tells it; null: never. */
      readonly expires: bigint | null;
      readonly payload: string;
      /** Hex. */
      readonly digest: string;
      /** Hex: the half of the signature that both of its forms share. */
      readonly r: string;
    }
  | Refusal;

/** The result of a signature's check; `busy`: it was not checked, and a later try may be. */
export type GuardedVerification = Verification | { readonly ok: false; readonly reason: "busy" };

/** Checks who signed an envelope, if that is worth its cost. */
export type Verify = (envelope: Envelope) => GuardedVerification | Promise<GuardedVerification>;

/**
 * Takes the envelope out of a POST to /submit: content type, length, JSON, schema, expiry, address, signature,
 * payload, in this order, cheap before dear. `now` in ms. Never throws for what a stranger sends.
 */
export async function openRequest(
  request: Request,
  ourAddress: string,
  now: number,
  verify: Verify = verifyEnvelope,
): Promise<Opened> {
  const body = await readJsonBody(request);
  return body.ok ? openEnvelope(body.text, ourAddress, now, verify) : body;
}

async function readJsonBody(
  request: Request,
): Promise<{ readonly ok: true; readonly text: string } | Refusal> {
  const contentType = request.headers.get("content-type");
  if (contentType === null) {
    return { ok: false, code: "invalid-content-type", sentence: "missing header: content-type" };
  }
  if (!contentType.toLowerCase().includes("application/json"))
    return { ok: false, code: "invalid-content-type" };
  const upload = await readRequestBody(request, LONGEST_SUBMISSION);
  if (!upload.ok) return upload;
  try {
    return {
      ok: true,
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(upload.bytes),
    };
  } catch {
    return { ok: false, code: "invalid-json" };
  }
}

async function openEnvelope(text: string, ourAddress: string, now: number, verify: Verify): Promise<Opened> {
  const parsed = parseEnvelope(text);
  if (!parsed.ok) return { ok: false, code: parsed.reason };
  const { envelope } = parsed;
  const expires = endOf(envelope);
  if (expires !== null && expires < BigInt(Math.floor((now - CLOCK_TOLERANCE) / SECOND))) {
    const expired = { ok: false, code: "envelope-expired" } as const;
    return envelope.target === ourAddress ? { ...expired, envelope } : expired;
  }
  if (envelope.target !== ourAddress) return { ok: false, code: "unable-to-route" };
  if (isUserAddress(envelope.sender)) {
    return { ok: false, code: "unverified-sender", envelope };
  }
  const verified = await verify(envelope);
  if (!verified.ok) return { ok: false, ...SIGNATURE_REFUSALS[verified.reason] };
  const payload = decodePayload(envelope);
  if (!payload.ok) return { ok: false, code: "invalid-envelope" };
  return { ok: true, envelope, expires, payload: payload.text, digest: verified.digest, r: verified.r };
}

/** The reference's words for each way in which a signature can be wrong. */
const SIGNATURE_REFUSALS = {
  "missing-signature": { code: "bad-signature", sentence: "Envelope signature is missing" },
  "invalid-sender": { code: "invalid-envelope", sentence: "Unable to decode value" },
  ambiguous: { code: "invalid-envelope" },
  "malformed-signature": { code: "bad-signature", sentence: "Unable to decode value" },
  "wrong-signature": { code: "bad-signature" },
  busy: { code: "busy" },
} as const satisfies Record<string, { code: ErrorCode; sentence?: string }>;
