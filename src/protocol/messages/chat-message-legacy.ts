import { type MessageType, messageType } from "../message-type.ts";
import { type ChatMessage, chatModel, receivedChat, sentChat } from "./chat-message.ts";

/**
 * The older dialect, which writes the end of a stream as "start-stream". Its clients read `content[0].text` without
 * looking at the type, so a message that does not begin with a text is refused on sending.
 */
export const legacyChatMessage: MessageType<ChatMessage> = messageType<ChatMessage>({
  model: chatModel("start-stream"),
  received: receivedChat,
  sent: () =>
    sentChat("start-stream").refine(
      ({ content }) => content[0]?.type === "text",
      "the old dialect wants a text first",
    ),
});
