import { type ChatAcknowledgement, type ChatMessage, formatTimestamp } from "@asi-image-agent/protocol";

/** A chat message of one text, with an id of its own. */
export function say(text: string): ChatMessage {
  return {
    timestamp: formatTimestamp(Date.now()),
    msgId: crypto.randomUUID(),
    content: [{ type: "text", text }],
  };
}

/** Says that a message arrived. A message without an id is acknowledged by one that fits nothing. */
export function acknowledge({ msgId }: ChatMessage): ChatAcknowledgement {
  return {
    timestamp: formatTimestamp(Date.now()),
    acknowledgedMsgId: msgId ?? crypto.randomUUID(),
    metadata: null,
  };
}

/** The texts of a message, joined. */
export function textOf({ content }: ChatMessage): string {
  return content.flatMap((item) => (item.type === "text" ? [item.text] : [])).join("\n");
}
