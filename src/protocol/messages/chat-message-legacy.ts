import { isJsonObject, type JsonValue } from "../json.ts";
import { messageType } from "../message-type.ts";
import { chatModel } from "./chat-content.ts";

/**
 * The older dialect, which writes the end of a stream as "start-stream". Its clients read `content[0].text` without
 * looking at the type, so a message that does not begin with a text is refused on sending.
 */
export const legacyChatMessage = messageType(chatModel("start-stream"), ({ content }) =>
  beginsWithText(content) ? null : "the old dialect wants a text first",
);

function beginsWithText(content: JsonValue | undefined): boolean {
  const first = Array.isArray(content) ? content[0] : null;
  const type = isJsonObject(first) ? first.type : null;
  return type === "text";
}
