import { chatMessage } from "../protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../protocol/messages/chat-message-legacy.ts";
import { chatProtocol, legacyChatProtocol } from "../protocol/protocols.ts";
import { type DirectForm, HANDLERS, handlerOf } from "./handlers.ts";

/** The two ways to write a ChatMessage. A peer is answered in the one that it used. */
export const DIALECTS = {
  chat: { message: chatMessage, protocol: chatProtocol },
  "legacy-chat": { message: legacyChatMessage, protocol: legacyChatProtocol },
} as const;
export type ChatForm = keyof typeof DIALECTS;

/** In which form a message was asked, and so is answered. "other": nobody handles it. */
export type Form = ChatForm | DirectForm | "other";
export const FORMS: readonly Form[] = ["chat", "legacy-chat", ...HANDLERS.map(({ form }) => form), "other"];

/** Every message that gets an answer, with the protocol that it stands in. */
export const SPOKEN = [...Object.values(DIALECTS), ...HANDLERS];

/** What a job of ours is done by: an image provider or the text model. */
export const TASKS = ["draw", "complete"] as const;
export type Task = (typeof TASKS)[number];

export function isChat(form: Form): form is ChatForm {
  return form in DIALECTS;
}

/** The digest of the protocol in which a form is asked; null where there is none. */
export function protocolOf(form: Form): string | null {
  const { protocol } = isChat(form) ? DIALECTS[form] : (handlerOf(form) ?? { protocol: null });
  return protocol?.digest ?? null;
}
