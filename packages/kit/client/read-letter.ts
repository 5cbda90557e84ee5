import {
  type ChatContent,
  chatAcknowledgement,
  chatMessage,
  decodePayload,
  type Envelope,
} from "@asi-image-agent/protocol";
import { cardMetadata } from "../../../src/agent/card-metadata.ts";
import { kindOf, stoppedIn } from "../../../src/agent/message-kind.ts";
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
    texts: textsOf(content),
    says: kindOf(content),
    stopped: stoppedIn(content),
    endsSession:
      content.some(({ type }) => type === "end-session") || cardMetadata(content, "cards").length > 0,
  };
}

/** A picture that comes as a resource alone is told as one in Markdown would be, so that all pictures are read alike. */
function textsOf(content: readonly ChatContent[]): string[] {
  const texts = content.flatMap((item) => (item.type === "text" ? [item.text] : []));
  const linked = content.flatMap((item) => (item.type === "resource" ? item.resources : []));
  const pictures = linked.filter(
    ({ uri, metadata }) => /^https?:/.test(uri) && (metadata.mime_type ?? "").startsWith("image/"),
  );
  const missing = pictures.filter(({ uri }) => !texts.some((text) => text.includes(`](${uri})`)));
  return [...texts, ...missing.map(({ uri }) => `![](${uri})`)];
}
