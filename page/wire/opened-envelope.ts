import {
  chatAcknowledgement,
  chatMessage,
  decodePayload,
  type Envelope,
  encodePayload,
  envelopeDigest,
  parseAddress,
  parseEnvelope,
  parseJson,
  type Verification,
  verifyEnvelope,
} from "@asi-image-agent/protocol";
import { bytesToHex } from "@noble/hashes/utils.js";

/** An envelope taken apart for the eye. */
export interface OpenedEnvelope {
  readonly envelope: Envelope;
  readonly messageName: string;
  /** The payload as indented JSON, or as it is if it is none. */
  readonly message: string;
  /** Hex of the 32 bytes that are signed. */
  readonly digest: string;
  /** Hex of the key that the sender's address spells; null: it spells none. */
  readonly publicKey: string | null;
  readonly verification: Verification;
}

const KNOWN = [chatMessage, chatAcknowledgement];

/** Opens an envelope and verifies it anew: what is shown is checked here and now. null: it is none. */
export function openWire(wire: string): OpenedEnvelope | null {
  const parsed = parseEnvelope(wire);
  if (!parsed.ok) return null;
  const { envelope } = parsed;
  const sender = parseAddress(envelope.sender);
  return {
    envelope,
    messageName: KNOWN.find(({ digest }) => digest === envelope.schemaDigest)?.name ?? "another message",
    message: readablePayload(envelope),
    digest: bytesToHex(envelopeDigest(envelope)),
    publicKey: sender.ok ? bytesToHex(sender.publicKey) : null,
    verification: verifyEnvelope(envelope),
  };
}

function readablePayload(envelope: Envelope): string {
  const payload = decodePayload(envelope);
  if (!payload.ok) return envelope.payload ?? "";
  return parseJson(payload.text).ok ? JSON.stringify(JSON.parse(payload.text), null, 2) : payload.text;
}

/** The same envelope with one character of its message changed, as somebody on the way might: the proof is in trying. */
export function tampered({ envelope }: OpenedEnvelope): OpenedEnvelope | null {
  const payload = decodePayload(envelope);
  if (!payload.ok || payload.text === "") return null;
  const at = lastLetter(payload.text);
  const other = payload.text[at] === "x" ? "y" : "x";
  const text = payload.text.slice(0, at) + other + payload.text.slice(at + 1);
  const changed: Envelope = { ...envelope, payload: encodePayload(text) };
  return {
    envelope: changed,
    messageName: "",
    message: readablePayload(changed),
    digest: bytesToHex(envelopeDigest(changed)),
    publicKey: null,
    verification: verifyEnvelope(changed),
  };
}

/** The place of a letter in the middle of the last word, so that the JSON stays JSON. */
function lastLetter(text: string): number {
  const letters = [...text.matchAll(/[a-z]/gi)];
  return letters.at(-1)?.index ?? 0;
}
