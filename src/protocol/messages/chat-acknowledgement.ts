import * as z from "zod";
import {
  orNull,
  receivedTexts,
  receivedTimestamp,
  receivedUuid4,
  sentTexts,
  sentTimestamp,
  sentUuid4,
} from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { dateTime, model, optional, record, text, uuid4 } from "../model.ts";

/** Says that a ChatMessage arrived. The same schema in both dialects of the chat protocol. */
export interface ChatAcknowledgement {
  /** ISO 8601, as in ChatMessage. null only when received without. */
  readonly timestamp: string | null;
  readonly acknowledgedMsgId: string;
  readonly metadata: Record<string, string> | null;
}

export const chatAcknowledgement: MessageType<ChatAcknowledgement> = messageType<ChatAcknowledgement>({
  model: model("ChatAcknowledgement", {
    timestamp: dateTime(),
    acknowledged_msg_id: uuid4(),
    metadata: optional(record(text())),
  }),
  received: () =>
    z
      .object({
        timestamp: orNull(receivedTimestamp),
        acknowledged_msg_id: receivedUuid4,
        metadata: orNull(receivedTexts),
      })
      .transform(({ timestamp, acknowledged_msg_id, metadata }) => ({
        timestamp,
        acknowledgedMsgId: acknowledged_msg_id,
        metadata,
      })),
  sent: () =>
    z
      .strictObject({
        timestamp: sentTimestamp,
        acknowledgedMsgId: sentUuid4,
        metadata: sentTexts.nullable(),
      })
      .transform(({ timestamp, acknowledgedMsgId, metadata }) => ({
        timestamp,
        acknowledged_msg_id: acknowledgedMsgId,
        metadata,
      })),
});
