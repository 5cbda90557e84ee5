import {
  createAgentToken,
  type Envelope,
  encodeBase64,
  type Identity,
  isJsonObject,
  type JsonValue,
  parseJson,
  readEnvelope,
  STREAM_PREVIEW,
  STREAM_PROTOCOL,
  type StreamPreview,
  verifyEnvelope,
} from "@asi-image-agent/protocol";
import type { Parties } from "./chat-envelope.ts";

/** Short, because whoever sees a token can read the mailbox for as long as it holds. */
export const TOKEN_SECONDS = 300;

/** An envelope in the agent's mailbox. */
export interface MailboxLetter {
  readonly uuid: string;
  readonly envelope: Envelope;
  /** Time at which it came, in ms since 1970. */
  readonly receivedAt: number;
}

/** Reads the answer of GET …/mailbox, oldest letter first. null for what is none. Nothing in it is verified. */
export function readMailboxText(text: string): MailboxLetter[] | null {
  const json = parseJson(text);
  if (!json.ok || !Array.isArray(json.value)) return null;
  const letters = json.value.map(readMailboxLetter);
  return letters.includes(null) ? null : letters.filter((letter) => letter !== null);
}

/** Reads one message of the stream. null for what is no letter. Nothing in it is verified. */
export function readStreamText(text: string): MailboxLetter | null {
  const json = parseJson(text);
  return json.ok ? readMailboxLetter(json.value) : null;
}

/** Reads a message of the stream that shows a picture while it is drawn. null for what is none. Nobody has signed it. */
export function readPreviewText(text: string): StreamPreview | null {
  const json = parseJson(text);
  const preview = json.ok && isJsonObject(json.value) ? json.value[STREAM_PREVIEW] : undefined;
  if (!isJsonObject(preview)) return null;
  const { session, msgId, image } = preview;
  const isWhole = typeof session === "string" && typeof msgId === "string" && typeof image === "string";
  return isWhole && image.startsWith("data:image/") ? { session, msgId, image } : null;
}

function readMailboxLetter(value: JsonValue): MailboxLetter | null {
  if (!isJsonObject(value)) return null;
  const { uuid, envelope: wire, received_at } = value;
  const envelope = readEnvelope(wire);
  if (envelope === null || typeof uuid !== "string" || typeof received_at !== "string") return null;
  return { uuid, envelope, receivedAt: Date.parse(received_at) };
}

/** Whether the agent itself has signed this, and for us. */
export function isGenuine(envelope: Envelope, { agentAddress, identity }: Parties): boolean {
  const parties = envelope.sender === agentAddress && envelope.target === identity.address;
  return parties && verifyEnvelope(envelope).ok;
}

/** A token that opens the mailbox from `now` (milliseconds) for TOKEN_SECONDS. `random` has 32 bytes. */
export function mailboxToken(identity: Identity, now: number, random: Uint8Array): string {
  return createAgentToken(identity, { from: Math.floor(now / 1000), seconds: TOKEN_SECONDS }, random);
}

/** The subprotocols for a WebSocket to …/mailbox/stream: a token as it stands is no valid one, in base64url it is. */
export function streamProtocols(token: string): string[] {
  const encoded = encodeBase64(new TextEncoder().encode(token));
  return [STREAM_PROTOCOL, encoded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")];
}
