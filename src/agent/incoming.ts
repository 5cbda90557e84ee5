import { type ChatMessage, chatAcknowledgement, errorMessage } from "@asi-image-agent/protocol";
import { type ChatForm, DIALECTS, SPOKEN } from "./form.ts";
import { type DirectForm, type DirectRequest, HANDLERS } from "./handlers.ts";

/** A message that gets an answer. */
export type Asked =
  | { readonly kind: "chat"; readonly form: ChatForm; readonly message: ChatMessage }
  | ({ readonly kind: "direct"; readonly form: DirectForm } & DirectRequest)
  /** The payload does not fit the schema that it names. */
  | { readonly kind: "unreadable"; readonly schema: string }
  | { readonly kind: "unknown-schema" };

/** An envelope's payload, read as far as this agent handles it. */
export type Incoming =
  | Asked
  /** An acknowledgement of one of our letters: it is taken, never answered. */
  | { readonly kind: "acknowledgement"; readonly acknowledgedMsgId: string }
  | { readonly kind: "silent" };

const CHAT = "chat:";

/** Names and digests of the messages that are spoken here, for a stranger who sent another one. */
export function spokenSchemas(): string[] {
  return SPOKEN.map(({ message: { name, digest } }) => `${name} (${digest})`);
}

export function readIncoming(schemaDigest: string, payload: string): Incoming {
  switch (schemaDigest) {
    case DIALECTS.chat.message.digest:
      return readChat("chat", payload);
    case DIALECTS["legacy-chat"].message.digest:
      return readChat("legacy-chat", payload);
    case chatAcknowledgement.digest: {
      const read = chatAcknowledgement.decode(payload);
      if (!read.ok) return { kind: "silent" };
      return { kind: "acknowledgement", acknowledgedMsgId: read.message.acknowledgedMsgId };
    }
    case errorMessage.digest:
      return { kind: "silent" };
    default:
      return readDirect(schemaDigest, payload);
  }
}

function readDirect(schemaDigest: string, payload: string): Incoming {
  const handler = HANDLERS.find(({ message }) => message.digest === schemaDigest);
  if (handler === undefined) return { kind: "unknown-schema" };
  const request = handler.read(payload);
  return request === null ? unreadable(handler.message) : { kind: "direct", form: handler.form, ...request };
}

/**
 * The idempotency key of a message. A chat message is known by its msg_id (and the session, kept beside it); any
 * other by the envelope's digest with r, the half of the signature that its other form shares.
 */
export function identityOf(incoming: Asked, fingerprint: { digest: string; r: string }): string {
  const msgId = msgIdOf(incoming);
  return msgId === null ? `envelope:${fingerprint.digest}:${fingerprint.r}` : chatIdentity(msgId);
}

function chatIdentity(msgId: string): string {
  return `${CHAT}${msgId}`;
}

/** The msg_id that an idempotency key was made of; null: the message had none. */
export function msgIdOfIdentity(identity: string): string | null {
  return identity.startsWith(CHAT) ? identity.slice(CHAT.length) : null;
}

/** A chat message's own; null for anything else, and for a chat message that came without. */
export function msgIdOf(asked: Asked): string | null {
  return asked.kind === "chat" ? asked.message.msgId : null;
}

function readChat(form: ChatForm, payload: string): Incoming {
  const type = DIALECTS[form].message;
  const read = type.decode(payload);
  return read.ok ? { kind: "chat", form, message: read.message } : unreadable(type);
}

function unreadable(type: { readonly name: string; readonly schema: unknown }): Incoming {
  return { kind: "unreadable", schema: `${type.name} ${JSON.stringify(type.schema)}` };
}
