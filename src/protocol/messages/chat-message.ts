import { type Message, messageType } from "../message-type.ts";
import { chatModel } from "./chat-content.ts";

/** AgentChatProtocol 0.3.0. Source: uagents_core/contrib/protocols/chat. */
export const chatMessage = messageType(chatModel("end-stream"));

/**
 * A message of a conversation, in both dialects of the chat protocol. Time and id are null only when received without;
 * a received time may have no zone: never compare it with a clock.
 */
export type ChatMessage = Message<typeof chatMessage>;
