import { wordsOrChoice } from "./card-selection.ts";
import { chatWish } from "./chat-wish.ts";
import type { Conversation } from "./conversation.ts";
import { meantWords } from "./description.ts";
import type { Form } from "./form.ts";
import { type Asked, spokenSchemas } from "./incoming.ts";
import type { ReadWish, Wish } from "./wish-kinds.ts";
import * as words from "./words.ts";

export type { DrawWish, ReadWish, Wish } from "./wish-kinds.ts";

export function formOf(asked: Asked): Form {
  return asked.kind === "chat" || asked.kind === "direct" ? asked.form : "other";
}

/** The words that a message says, by which it is known when they come again. */
export function descriptionOf(asked: Asked): string {
  if (asked.kind === "chat") {
    const { content } = asked.message;
    return wordsOrChoice(content, meantWords(content));
  }
  return asked.kind === "direct" ? asked.words : "";
}

export function wishOf(asked: Asked, description: string, conversation: Conversation): ReadWish {
  if (asked.kind === "chat") return chatWish(asked, description, conversation);
  return { wish: directWish(asked), language: null, question: null };
}

/** The wish of a message that is no chat. */
function directWish(asked: Exclude<Asked, { kind: "chat" }>): Wish {
  switch (asked.kind) {
    case "direct":
      return asked.wish;
    case "unreadable":
      return { kind: "say", text: words.nonConforming(asked.schema) };
    case "unknown-schema":
      return { kind: "say", text: words.unknownSchema(spokenSchemas()) };
  }
}
