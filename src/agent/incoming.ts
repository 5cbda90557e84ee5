import type { JsonObject } from "../protocol/json.ts";
import { chatAcknowledgement } from "../protocol/messages/chat-acknowledgement.ts";
import { type ChatMessage, chatMessage } from "../protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../protocol/messages/chat-message-legacy.ts";
import { contextPrompt } from "../protocol/messages/context-prompt.ts";
import { errorMessage } from "../protocol/messages/error-message.ts";
import { healthCheck } from "../protocol/messages/health-check.ts";
import { imageRequest } from "../protocol/messages/image-request.ts";
import { structuredOutputPrompt } from "../protocol/messages/structured-output-prompt.ts";
import { visibleWords } from "./description.ts";
import type { ChatForm } from "./form.ts";

/** A message that gets an answer. */
export type Asked =
  | { readonly kind: "chat"; readonly form: ChatForm; readonly message: ChatMessage }
  | { readonly kind: "image-request"; readonly description: string }
  | { readonly kind: "context-prompt"; readonly context: string; readonly text: string }
  | { readonly kind: "structured-prompt"; readonly prompt: string; readonly schema: JsonObject }
  | { readonly kind: "health-check" }
  /** The payload does not fit the schema that it names. */
  | { readonly kind: "unreadable"; readonly schema: string }
  | { readonly kind: "unknown-schema" };

/** An envelope's payload, read as far as this agent handles it. */
export type Incoming =
  | Asked
  /** An acknowledgement of one of our letters: it is taken, never answered. */
  | { readonly kind: "acknowledgement"; readonly acknowledgedMsgId: string }
  | { readonly kind: "silent" };

/** The messages that the agent answers. */
const SPOKEN = [
  chatMessage,
  legacyChatMessage,
  imageRequest,
  contextPrompt,
  structuredOutputPrompt,
  healthCheck,
];

const CHAT = "chat:";

/** Names and digests of the messages that are spoken here, for a stranger who sent another one. */
export function spokenSchemas(): string[] {
  return SPOKEN.map(({ name, digest }) => `${name} (${digest})`);
}

export function readIncoming(schemaDigest: string, payload: string): Incoming {
  switch (schemaDigest) {
    case chatMessage.digest:
      return readChat("chat", chatMessage, payload);
    case legacyChatMessage.digest:
      return readChat("legacy-chat", legacyChatMessage, payload);
    case imageRequest.digest: {
      const read = imageRequest.decode(payload);
      if (!read.ok) return unreadable(imageRequest);
      return { kind: "image-request", description: visibleWords(read.message.imageDescription) };
    }
    case contextPrompt.digest: {
      const read = contextPrompt.decode(payload);
      return read.ok ? { kind: "context-prompt", ...read.message } : unreadable(contextPrompt);
    }
    case structuredOutputPrompt.digest: {
      const read = structuredOutputPrompt.decode(payload);
      if (!read.ok) return unreadable(structuredOutputPrompt);
      return { kind: "structured-prompt", prompt: read.message.prompt, schema: read.message.outputSchema };
    }
    case healthCheck.digest:
      return healthCheck.decode(payload).ok ? { kind: "health-check" } : unreadable(healthCheck);
    case chatAcknowledgement.digest: {
      const read = chatAcknowledgement.decode(payload);
      if (!read.ok) return { kind: "silent" };
      return { kind: "acknowledgement", acknowledgedMsgId: read.message.acknowledgedMsgId };
    }
    case errorMessage.digest:
      return { kind: "silent" };
    default:
      return { kind: "unknown-schema" };
  }
}

/**
 * The idempotency key of a message. A chat message is known by its msg_id (and the session, kept beside it); any
 * other by the envelope's digest with r, the half of the signature that its other form shares.
 */
export function identityOf(incoming: Asked, fingerprint: { digest: string; r: string }): string {
  const msgId = msgIdOf(incoming);
  return msgId === null ? `envelope:${fingerprint.digest}:${fingerprint.r}` : chatIdentity(msgId);
}

export function chatIdentity(msgId: string): string {
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

function readChat(form: ChatForm, type: typeof chatMessage, payload: string): Incoming {
  const read = type.decode(payload);
  return read.ok ? { kind: "chat", form, message: read.message } : unreadable(type);
}

function unreadable(type: { readonly name: string; readonly schema: unknown }): Incoming {
  return { kind: "unreadable", schema: `${type.name} ${JSON.stringify(type.schema)}` };
}
