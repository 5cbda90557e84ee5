import { dateTime, type Field, oftenMissing, uuid4 } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";
import { contentField, type EndOfStream } from "./chat-content.ts";

/** AgentChatProtocol 0.3.0. Source: uagents_core/contrib/protocols/chat. */
export const chatMessage = messageType(chatModel("end-stream"));

/**
 * A message of a conversation, in both dialects of the chat protocol. Time and id are null only when received without;
 * a received time may have no zone: never compare it with a clock.
 */
export type ChatMessage = Message<typeof chatMessage>;

export function chatModel(endOfStream: EndOfStream) {
  return model("ChatMessage", {
    timestamp: chatTime(),
    msg_id: oftenMissing(uuid4()),
    content: contentField(endOfStream),
  });
}

/** The reference takes "" as no time at all. */
function chatTime(): Field<string | null> {
  const time = oftenMissing(dateTime());
  return { ...time, read: (value) => time.read(value === "" ? null : value) };
}
