import * as z from "zod";
import { orNull, receivedTimestamp, receivedUuid4, sentTimestamp, sentUuid4 } from "../coercion.ts";
import type { JsonObject } from "../json.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { dateTime, type Model, model, uuid4 } from "../model.ts";
import {
  type ChatContent,
  contentField,
  type EndOfStream,
  receivedContent,
  sentContent,
} from "./chat-content.ts";

/** A message of a conversation, in both dialects of the chat protocol. */
export interface ChatMessage {
  /** ISO 8601. Received times may have no zone: never compare them with a clock. null only when received without. */
  readonly timestamp: string | null;
  /** Canonical version-4 UUID. null only when received without. */
  readonly msgId: string | null;
  readonly content: readonly ChatContent[];
}

/** AgentChatProtocol 0.3.0. Source: uagents_core/contrib/protocols/chat. */
export const chatMessage: MessageType<ChatMessage> = messageType<ChatMessage>({
  model: chatModel("end-stream"),
  received: receivedChat,
  sent: () => sentChat("end-stream"),
});

export function chatModel(endOfStream: EndOfStream): Model {
  return model("ChatMessage", {
    timestamp: dateTime(),
    msg_id: uuid4(),
    content: contentField(endOfStream),
  });
}

export function receivedChat(): z.ZodType<ChatMessage> {
  return z
    .object({
      // The reference takes "" as no time at all.
      timestamp: z.preprocess((value) => (value === "" ? null : value), orNull(receivedTimestamp)),
      msg_id: orNull(receivedUuid4),
      content: z.array(receivedContent()),
    })
    .transform(({ timestamp, msg_id, content }) => ({ timestamp, msgId: msg_id, content }));
}

/** The wire form of a ChatMessage of ours. */
export type SentChat = { timestamp: string; msg_id: string; content: JsonObject[] };

export function sentChat(endOfStream: EndOfStream): z.ZodType<SentChat> {
  return z
    .strictObject({
      timestamp: sentTimestamp,
      msgId: sentUuid4,
      content: z.array(sentContent(endOfStream)),
    })
    .transform(({ timestamp, msgId, content }) => ({ timestamp, msg_id: msgId, content }));
}
