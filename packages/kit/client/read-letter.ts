import { kindOf } from "../../../src/agent/message-kind.ts";
import { decodePayload, type Envelope } from "../../../src/protocol/envelope.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import type { IncomingLetter } from "./conversation.ts";

/** The time at which the agent wrote this, by its own clock in ms; null for what is no chat, or tells no time. */
export function writtenAt(envelope: Envelope): number | null {
  const type = [chatAcknowledgement, chatMessage].find(({ digest }) => digest === envelope.schemaDigest);
  const payload = decodePayload(envelope);
  const read = payload.ok ? type?.decode(payload.text) : undefined;
  const time = read?.ok ? Date.parse(read.message.timestamp ?? "") : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** The message in an envelope of the agent. A payload that does not fit its schema counts as something else. */
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
    texts: content.filter((item) => item.type === "text").map((item) => item.text),
    says: kindOf(content),
    endsSession: content.some((item) => item.type === "end-session"),
  };
}
