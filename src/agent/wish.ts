import { chatWish } from "./chat-wish.ts";
import { type CompletionOrder, lengthOf } from "./completion-order.ts";
import type { Conversation } from "./conversation.ts";
import { LONGEST_CHAT_TEXT, meantWords, visibleWords } from "./description.ts";
import type { Form } from "./form.ts";
import { type Asked, spokenSchemas } from "./incoming.ts";
import type { DrawWish, ReadWish, Wish } from "./wish-kinds.ts";
import * as words from "./words.ts";

export type { DrawWish, ReadWish, Wish } from "./wish-kinds.ts";

/** A prompt with all that belongs to it, in characters: every one of them is paid for. */
const LONGEST_PROMPT = 16_000;

export function formOf(asked: Asked): Form {
  if (asked.kind === "chat") return asked.form;
  return asked.kind === "unreadable" || asked.kind === "unknown-schema" ? "other" : asked.kind;
}

/** The words that a message says, by which it is known when they come again. */
export function descriptionOf(asked: Asked): string {
  switch (asked.kind) {
    case "chat":
      return meantWords(asked.message.content);
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

export function wishOf(asked: Asked, description: string, conversation: Conversation): ReadWish {
  if (asked.kind === "chat") return chatWish(asked, description, conversation);
  return { wish: directWish(asked, description), language: null };
}

/** The wish of a message that is no chat. A direct request is drawn as it is. */
function directWish(asked: Exclude<Asked, { kind: "chat" }>, description: string): Wish {
  switch (asked.kind) {
    case "image-request":
      return description === ""
        ? say(words.EMPTY_REQUEST)
        : withinLength(description.length, LONGEST_CHAT_TEXT, drawAsIs(description));
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

function drawAsIs(prompt: string): DrawWish {
  const order = { prompt, edit: null, options: {}, parent: null };
  return { kind: "draw", order, isRewritten: false, tooMany: false, language: "en" };
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
