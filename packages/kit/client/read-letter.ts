import { kindOf } from "../../../src/agent/message-kind.ts";
import { linkedResources } from "../../../src/agent/picture-resource.ts";
import { decodePayload, type Envelope } from "../../../src/protocol/envelope.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import type { IncomingLetter } from "./conversation.ts";

/** When the agent wrote this, by its own clock in ms; null for what is no chat, or tells no time. */
export function writtenAt(envelope: Envelope): number | null {
  const type = [chatAcknowledgement, chatMessage].find(({ digest }) => digest === envelope.schemaDigest);
  const payload = decodePayload(envelope);
  const read = payload.ok ? type?.decode(payload.text) : undefined;
  const time = read?.ok ? Date.parse(read.message.timestamp ?? "") : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** What an envelope of the agent says. A payload that does not fit its schema counts as something else. */
export function readLetter(envelope: Envelope): IncomingLetter {
  const other: IncomingLetter = { kind: "other", schemaDigest: envelope.schemaDigest };
  const payload = decodePayload(envelope);
  if (!payload.ok) return other;
  if (envelope.schemaDigest === chatAcknowledgement.digest) {
    const read = chatAcknowledgement.decode(payload.text);
    return read.ok ? { kind: "acknowledgement", acknowledgedMsgId: read.message.acknowledgedMsgId } : other;
  }
  if (envelope.schemaDigest !== chatMessage.digest) return other;
  const read = chatMessage.decode(payload.text);
  if (!read.ok) return other;
  const { msgId, content } = read.message;
  return {
    kind: "chat",
    msgId,
    texts: withResources(
      content.filter((item) => item.type === "text").map((item) => item.text),
      linkedResources(content),
    ),
    says: kindOf(content),
    endsSession: content.some((item) => item.type === "end-session"),
  };
}

/** The texts with the pictures that came beside them, as Markdown behind the first paragraph: where replies have them. */
function withResources(texts: readonly string[], urls: readonly string[]): string[] {
  const unsaid = urls.filter((url) => !texts.some((text) => text.includes(url)));
  if (unsaid.length === 0) return [...texts];
  const [text = "", ...others] = texts;
  const [first = "", ...rest] = text.split("\n\n");
  const pictures = unsaid.map((url) => `![picture](${url})`);
  return [[first, ...pictures, ...rest].join("\n\n"), ...others];
}
