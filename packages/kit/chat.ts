import { randomUUID } from "node:crypto";
import type { ChatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import type { ChatMessage } from "../../src/protocol/messages/chat-message.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";

/** A chat message of one text, with an id of its own. */
export function say(text: string): ChatMessage {
  return { timestamp: formatTimestamp(Date.now()), msgId: randomUUID(), content: [{ type: "text", text }] };
}

/** Says that a message arrived. A message without an id is acknowledged by one that fits nothing. */
export function acknowledge({ msgId }: ChatMessage): ChatAcknowledgement {
  return { timestamp: formatTimestamp(Date.now()), acknowledgedMsgId: msgId ?? randomUUID(), metadata: null };
}

/** The texts of a message, joined. */
export function textOf({ content }: ChatMessage): string {
  return content.flatMap((item) => (item.type === "text" ? [item.text] : [])).join("\n");
}
