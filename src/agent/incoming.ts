import { chatAcknowledgement } from "../protocol/messages/chat-acknowledgement.ts";
import { type ChatMessage, chatMessage } from "../protocol/messages/chat-message.ts";
import { errorMessage } from "../protocol/messages/error-message.ts";
import { imageRequest } from "../protocol/messages/image-request.ts";

/** What an envelope's payload says, as far as this agent handles it. */
export type Incoming =
  | { readonly kind: "chat"; readonly message: ChatMessage }
  | { readonly kind: "image-request"; readonly description: string }
  /** An acknowledgement or an ErrorMessage: taken, never answered. */
  | { readonly kind: "silent" }
  | { readonly kind: "unreadable"; readonly schema: string }
  | { readonly kind: "unknown-schema" };

/** The messages that the agent answers, by the names that a stranger knows. */
export const SPOKEN = [chatMessage, imageRequest];

export function readIncoming(schemaDigest: string, payload: string): Incoming {
  switch (schemaDigest) {
    case chatMessage.digest: {
      const read = chatMessage.decode(payload);
      return read.ok ? { kind: "chat", message: read.message } : unreadable(chatMessage);
    }
    case imageRequest.digest: {
      const read = imageRequest.decode(payload);
      return read.ok
        ? { kind: "image-request", description: read.message.imageDescription.trim() }
        : unreadable(imageRequest);
    }
    case chatAcknowledgement.digest:
    case errorMessage.digest:
      return { kind: "silent" };
    default:
      return { kind: "unknown-schema" };
  }
}

/**
 * By what a message is known again. A chat message by its msg_id (and the session, kept beside it); anything else
 * by the envelope's digest with r, the half of the signature that its other form shares.
 */
export function identityOf(incoming: Incoming, fingerprint: { digest: string; r: string }): string {
  if (incoming.kind === "chat" && incoming.message.msgId !== null) return `chat:${incoming.message.msgId}`;
  return `envelope:${fingerprint.digest}:${fingerprint.r}`;
}

function unreadable(type: { readonly name: string; readonly schema: unknown }): Incoming {
  return { kind: "unreadable", schema: `${type.name} ${JSON.stringify(type.schema)}` };
}
