import type { WireRecord } from "../letters/wire-record.ts";
import type { OpenedEnvelope } from "./opened-envelope.ts";

/** The purpose of an envelope, in a sentence or two. */
export function explainMessage(record: WireRecord, { message, messageName }: OpenedEnvelope): string {
  if (record.direction === "sent") {
    return "You ask. The msg_id names the message: however often it arrives, it is drawn once.";
  }
  if (record.direction === "acknowledged") {
    return "Your browser confirms the agent's message, as every peer does. It is never answered itself.";
  }
  if (!record.genuine) {
    return "Somebody claims to be the agent. The signature does not fit, so nothing in here counts as its answer.";
  }
  if (messageName === "ChatAcknowledgement") {
    return "The agent has your message and has written it down. From here on it will end in a picture or in a word why not.";
  }
  if (messageName !== "ChatMessage") return "A message of a kind that this page does not know.";
  const ends = message.includes('"end-session"');
  const speaks = message.includes('"text"');
  if (ends && !speaks) {
    return "The agent says that nothing more comes for now. What you say next goes on in the same session.";
  }
  return message.includes("![")
    ? "The answer: Markdown with a link to the picture, which lies in the agent's own storage."
    : "The agent says something in words.";
}

interface ExplainedField {
  readonly name: string;
  readonly value: string;
  readonly meaning: string;
  /** Whether the signature covers it. */
  readonly signed: boolean;
}

/** The members of the envelope, in the order of the wire, each with its meaning. */
export function explainFields({ envelope }: OpenedEnvelope): ExplainedField[] {
  const field = (name: string, value: string | number | bigint | null, meaning: string, signed = true) => ({
    name,
    value: value === null ? "null" : String(value),
    meaning,
    signed,
  });
  return [
    field("version", envelope.version, "The envelope's format.", false),
    field(
      "sender",
      envelope.sender,
      "Who speaks. An address is a public key in bech32: it needs no directory.",
    ),
    field("target", envelope.target, "For whom it is. Others refuse it."),
    field("session", envelope.session, "One random id for one conversation; every reply carries it back."),
    field(
      "schema_digest",
      envelope.schemaDigest,
      "The SHA-256 of the message's JSON schema: both sides mean the same type or do not talk.",
    ),
    field(
      "protocol_digest",
      envelope.protocolDigest,
      "The protocol that the message belongs to: its messages, and which answers which.",
      false,
    ),
    field("payload", envelope.payload, "The message itself, JSON in base64; decoded above."),
    field("expires", envelope.expires, expiry(envelope.expires)),
    field(
      "nonce",
      envelope.nonce,
      "A random number, below 2^53 as JSON readers have it, that makes each sending of one message another envelope.",
    ),
    field("signature", envelope.signature, "64 bytes, r and s of ECDSA on secp256k1, in bech32.", false),
  ];
}

function expiry(seconds: bigint | null): string {
  if (seconds === null) return "It never expires.";
  const time = new Date(Number(seconds) * 1000);
  const readable = Number.isNaN(time.getTime()) ? "far away" : time.toISOString().replace(".000Z", " UTC");
  return `Unix seconds: ${readable.replace("T", " ")}. Later it is refused, so nobody can replay it next year.`;
}
