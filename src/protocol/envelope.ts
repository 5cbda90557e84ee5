import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { parseAddress } from "./address.ts";
import { decodeBase64, encodeBase64 } from "./base64.ts";
import { hasOneReading, misfitOf } from "./envelope-forms.ts";
import type { Envelope, Letter } from "./envelope-parts.ts";
import { readEnvelope } from "./envelope-schema.ts";
import type { Identity } from "./identity.ts";
import { parseJson } from "./json.ts";
import { verifySignature } from "./signature.ts";
import { u64ToBytes } from "./u64.ts";
import { nobleVerifier, type Verifier } from "./verifier.ts";

export type { Envelope, Letter } from "./envelope-parts.ts";

const VERSION = 1;
/** An envelope has ten. Whatever else stands beside them is ignored, but not at any length. */
const MAX_VALUES = 500;

export type Verification =
  | { ok: true /** hex */; digest: string /** First half of the signature, hex. */; r: string }
  | {
      ok: false;
      reason:
        | "missing-signature"
        | "invalid-sender"
        /** The signature might have been made for another envelope: see envelope-forms.ts. */
        | "ambiguous"
        | "malformed-signature"
        | "wrong-signature";
    };

/**
 * Reads an envelope's wire text. Unsafe to trust before verifyEnvelope; never throws.
 * Source: Envelope.model_validate in uagents/asgi.py, see envelope-schema.ts.
 */
export function parseEnvelope(
  text: string,
): { ok: true; envelope: Envelope } | { ok: false; reason: "invalid-json" | "invalid-envelope" } {
  const json = parseJson(text, { maxValues: MAX_VALUES });
  if (!json.ok) return { ok: false, reason: "invalid-json" };
  const envelope = readEnvelope(json.value);
  return envelope === null ? { ok: false, reason: "invalid-envelope" } : { ok: true, envelope };
}

/** The 32 bytes that are signed. 0 is a value, null adds nothing. Source: Envelope._digest. */
export function envelopeDigest(envelope: Envelope): Uint8Array {
  const { sender, target, session, schemaDigest, payload, expires, nonce } = envelope;
  const text = sender + target + session + schemaDigest + (payload ?? "");
  const numbers = [expires, nonce].filter((number) => number !== null).map(u64ToBytes);
  return sha256(concatBytes(utf8ToBytes(text), ...numbers));
}

/**
 * Checks that the sender, a canonical address, signed this envelope and no other. Never throws for a parsed envelope.
 * `digest`: its envelopeDigest, for a caller that has computed it already.
 */
export function verifyEnvelope(
  envelope: Envelope,
  { verifier = nobleVerifier, digest }: { verifier?: Verifier; digest?: Uint8Array | undefined } = {},
): Verification {
  if (envelope.signature === null) return { ok: false, reason: "missing-signature" };
  const sender = parseAddress(envelope.sender, verifier);
  if (!sender.ok) return { ok: false, reason: "invalid-sender" };
  if (!hasOneReading(envelope)) return { ok: false, reason: "ambiguous" };
  const signed = digest ?? envelopeDigest(envelope);
  const result = verifySignature(sender.publicKey, signed, envelope.signature, verifier);
  if (result.ok) return { ok: true, digest: bytesToHex(signed), r: result.r };
  return { ok: false, reason: result.reason === "malformed" ? "malformed-signature" : "wrong-signature" };
}

/**
 * Puts a letter into an envelope signed by `identity`. Throws a RangeError for a target, session or digest that is not
 * of its fixed form and for numbers outside u64: the signature would hold for other envelopes, so whoever asks for it
 * has left out a check.
 */
export function sealEnvelope(identity: Identity, letter: Letter): Envelope {
  const misfit = misfitOf(letter);
  if (misfit !== null) throw new RangeError(`not to be signed: ${misfit}`);
  const { target, session, schemaDigest, protocolDigest, message, expires, nonce } = letter;
  const unsigned: Envelope = {
    version: VERSION,
    sender: identity.address,
    target,
    session,
    schemaDigest,
    protocolDigest,
    payload: encodePayload(message),
    expires,
    nonce,
    signature: null,
  };
  if (!hasOneReading(unsigned)) throw new RangeError("not to be signed: expires could be text");
  return { ...unsigned, signature: identity.sign(envelopeDigest(unsigned)) };
}

/** The wire text: compact JSON, null members included, as Envelope.model_dump_json writes it. */
export function encodeEnvelope(envelope: Envelope): string {
  const members = [
    ["version", String(envelope.version)],
    ["sender", JSON.stringify(envelope.sender)],
    ["target", JSON.stringify(envelope.target)],
    ["session", JSON.stringify(envelope.session)],
    ["schema_digest", JSON.stringify(envelope.schemaDigest)],
    ["protocol_digest", JSON.stringify(envelope.protocolDigest)],
    ["payload", JSON.stringify(envelope.payload)],
    ["expires", String(envelope.expires)],
    ["nonce", String(envelope.nonce)],
    ["signature", JSON.stringify(envelope.signature)],
  ];
  return `{${members.map(([name, value]) => `"${name}":${value}`).join(",")}}`;
}

/** The text of a payload; "" when there is none. Not ok for undecodable base64 or UTF-8. */
export function decodePayload(
  envelope: Pick<Envelope, "payload">,
): { ok: true; text: string } | { ok: false } {
  const bytes = decodeBase64(envelope.payload ?? "");
  if (bytes === null) return { ok: false };
  try {
    // Python's bytes.decode() keeps a byte order mark; JSON then refuses it.
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { ok: false };
  }
}

export function encodePayload(text: string): string {
  return encodeBase64(utf8ToBytes(text));
}
