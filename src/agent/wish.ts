import type { ChatContent } from "../protocol/messages/chat-content.ts";
import { type CompletionOrder, lengthOf } from "./completion-order.ts";
import { asksForPicture, describe, isGreeting, LONGEST_CHAT_TEXT, visibleWords } from "./description.ts";
import type { Form } from "./form.ts";
import { type Asked, spokenSchemas } from "./incoming.ts";
import { isOwnPicture } from "./markdown-picture.ts";
import * as words from "./words.ts";

/** What a message asks for, before access lists and quotas. */
export type Wish =
  | { readonly kind: "draw" }
  | { readonly kind: "complete"; readonly order: CompletionOrder }
  | { readonly kind: "health" }
  | { readonly kind: "say"; readonly text: string }
  /** The session is to end without a word: what came are our own words. */
  | { readonly kind: "end" }
  | { readonly kind: "nothing" };

/** A prompt with all that belongs to it, in characters: every one of them is paid for. */
const LONGEST_PROMPT = 16_000;

export function formOf(asked: Asked): Form {
  if (asked.kind === "chat") return asked.form;
  return asked.kind === "unreadable" || asked.kind === "unknown-schema" ? "other" : asked.kind;
}

/** The words that a picture's alt text and the record show. */
export function descriptionOf(asked: Asked): string {
  switch (asked.kind) {
    case "chat":
      return describe(asked.message.content);
    case "image-request":
      return asked.description;
    case "context-prompt":
      return asked.text;
    case "structured-prompt":
      return asked.prompt;
    default:
      return "";
  }
}

/** `origin` is where our pictures' links would begin; null: nowhere. */
export function wishOf(asked: Asked, description: string, origin: string | null): Wish {
  switch (asked.kind) {
    case "chat":
      return chatWish(asked, description, origin);
    case "image-request":
      return description === ""
        ? say(words.EMPTY_REQUEST)
        : withinLength(description.length, LONGEST_CHAT_TEXT, { kind: "draw" });
    case "context-prompt":
      return complete({ system: asked.context, prompt: asked.text, schema: null });
    case "structured-prompt":
      return complete({ system: "", prompt: asked.prompt, schema: asked.schema });
    case "health-check":
      return { kind: "health" };
    case "unreadable":
      return say(words.nonConforming(asked.schema));
    case "unknown-schema":
      return say(words.unknownSchema(spokenSchemas()));
  }
}

function chatWish(asked: Extract<Asked, { kind: "chat" }>, description: string, origin: string | null): Wish {
  if (description === "") return wishWithoutWords(asked.message.content);
  if (description.length > LONGEST_CHAT_TEXT) return say(words.textTooLong(LONGEST_CHAT_TEXT));
  if (isOwnPicture(description, origin) || words.isOwnSentence(description)) {
    const hasEnded = asked.message.content.some((item) => item.type === "end-session");
    return { kind: hasEnded ? "nothing" : "end" };
  }
  if (isGreeting(description)) return say(words.GREETING);
  if (asked.form === "chat" || asksForPicture(description)) {
    return { kind: "draw" };
  }
  return { kind: "complete", order: { system: "", prompt: description, schema: null } };
}

/**
 * A text of which nothing is left but a mention is a call for us. A lone start-session and an empty text are none:
 * clients that take the first message after their start for the answer would take a greeting for the picture.
 */
function wishWithoutWords(content: readonly ChatContent[]): Wish {
  const has = (type: string) => content.some((item) => item.type === type);
  if (has("end-session")) return { kind: "nothing" };
  if (has("resource") || has("unknown")) return say(words.NOTHING_TO_DRAW);
  const calls = content.some((item) => item.type === "text" && item.text.trim() !== "");
  return calls ? say(words.GREETING) : { kind: "nothing" };
}

function complete(order: CompletionOrder): Wish {
  if (visibleWords(order.prompt) === "") return say(words.EMPTY_REQUEST);
  return withinLength(lengthOf(order), LONGEST_PROMPT, { kind: "complete", order });
}

function withinLength(length: number, most: number, wish: Wish): Wish {
  return length > most ? say(words.textTooLong(most)) : wish;
}

function say(text: string): Wish {
  return { kind: "say", text };
}
