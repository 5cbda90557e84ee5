import { chatMessage } from "../protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../protocol/messages/chat-message-legacy.ts";
import {
  chatProtocol,
  contextProtocol,
  healthProtocol,
  imageProtocol,
  legacyChatProtocol,
  structuredProtocol,
} from "../protocol/protocols.ts";

/** The kinds of message that are answered. A reply is written in the form in which the message came. */
export const FORMS = [
  "chat",
  "legacy-chat",
  "image-request",
  "context-prompt",
  "structured-prompt",
  "health-check",
  "other",
] as const;
export type Form = (typeof FORMS)[number];
export type ChatForm = "chat" | "legacy-chat";

/** The two kinds of work that a job can be: for an image provider, or for the text model. */
export const TASKS = ["draw", "complete"] as const;
export type Task = (typeof TASKS)[number];

export function isChat(form: Form): form is ChatForm {
  return form === "chat" || form === "legacy-chat";
}

/** The two ways to write a ChatMessage. A peer is answered in the one that it used. */
export const DIALECTS = {
  chat: { message: chatMessage, protocol: chatProtocol },
  "legacy-chat": { message: legacyChatMessage, protocol: legacyChatProtocol },
} as const;

/** The digest of the protocol in which a form is asked; null where there is none. */
export function protocolOf(form: Form): string | null {
  switch (form) {
    case "chat":
    case "legacy-chat":
      return DIALECTS[form].protocol.digest;
    case "image-request":
      return imageProtocol.digest;
    case "context-prompt":
      return contextProtocol.digest;
    case "structured-prompt":
      return structuredProtocol.digest;
    case "health-check":
      return healthProtocol.digest;
    case "other":
      return null;
  }
}

/**
 * The window of the sender that a job is counted in. Pictures share one, over chat and ImageRequest together; the
 * text model has one for each kind of question, as the reference counts for each handler.
 */
export function windowOf(
  task: Task,
  form: Form,
): "pictures" | "contextPrompts" | "structuredPrompts" | "legacyTexts" {
  if (task === "draw") return "pictures";
  if (form === "context-prompt") return "contextPrompts";
  return form === "structured-prompt" ? "structuredPrompts" : "legacyTexts";
}
