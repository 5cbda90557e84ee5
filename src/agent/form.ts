import { chatMessage, chatProtocol, legacyChatMessage, legacyChatProtocol } from "@asi-image-agent/protocol";
import { type DirectForm, HANDLERS, handlerOf } from "./handlers.ts";

/** The two ways to write a ChatMessage. A peer is answered in the one that it used. */
export const DIALECTS = {
  chat: { message: chatMessage, protocol: chatProtocol },
  "legacy-chat": { message: legacyChatMessage, protocol: legacyChatProtocol },
} as const;
export type ChatForm = keyof typeof DIALECTS;

/** The kinds of message that are answered. A reply is written in the form in which the message came; nobody handles "other". */
export type Form = ChatForm | DirectForm | "other";
export const FORMS: readonly Form[] = ["chat", "legacy-chat", ...HANDLERS.map(({ form }) => form), "other"];

/** Every message that gets an answer, with the protocol that it stands in. */
export const SPOKEN = [...Object.values(DIALECTS), ...HANDLERS];

/** The two kinds of work that a job can be: for an image provider, or for the text model. */
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
