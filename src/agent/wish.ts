import { SECOND } from "../clock.ts";
import { type CompletionOrder, encodeOrder } from "./completion-order.ts";
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
  | { readonly kind: "nothing" };

/** The sender's previous chat message, and when the agent last said something to it (null: not yet). */
export interface PreviousMessage {
  readonly description: string;
  readonly answeredAt: number | null;
}

export interface Surroundings {
  readonly origin: string | null;
  readonly previous: PreviousMessage | null;
  readonly now: number;
}

/** Nobody has looked at a picture and typed the same words again in this time: it is an agent that greets back. */
const ECHO_TIME = 3 * SECOND;
/** A prompt with all that belongs to it, in characters: what a text model reads, with room. */
const LONGEST_PROMPT = 100_000;

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

export function wishOf(asked: Asked, description: string, around: Surroundings): Wish {
  switch (asked.kind) {
    case "chat":
      return chatWish(asked, description, around);
    case "image-request":
      return description === ""
        ? say(words.EMPTY_REQUEST)
        : withinLength(description, LONGEST_CHAT_TEXT, { kind: "draw" });
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

function chatWish(
  asked: Extract<Asked, { kind: "chat" }>,
  description: string,
  { origin, previous, now }: Surroundings,
): Wish {
  if (description === "") return wishWithoutWords(asked.message.content.map((item) => item.type));
  if (description.length > LONGEST_CHAT_TEXT) return say(words.textTooLong(LONGEST_CHAT_TEXT));
  if (isOwnPicture(description, origin) || words.isOwnSentence(description)) return { kind: "nothing" };
  if (previous !== null && previous.description === description && previous.answeredAt !== null) {
    if (now - previous.answeredAt <= ECHO_TIME) return { kind: "nothing" };
  }
  if (isGreeting(description)) return say(words.GREETING);
  if (asked.form === "chat" || asksForPicture(description)) {
    return { kind: "draw" };
  }
  return { kind: "complete", order: { system: "", prompt: description, schema: null } };
}

function wishWithoutWords(types: readonly string[]): Wish {
  if (types.includes("end-session")) return { kind: "nothing" };
  if (types.includes("resource") || types.includes("unknown")) return say(words.NOTHING_TO_DRAW);
  return types.includes("start-session") || types.includes("text")
    ? say(words.GREETING)
    : { kind: "nothing" };
}

function complete(order: CompletionOrder): Wish {
  if (visibleWords(order.prompt) === "") return say(words.EMPTY_REQUEST);
  return withinLength(encodeOrder(order), LONGEST_PROMPT, { kind: "complete", order });
}

function withinLength(text: string, most: number, wish: Wish): Wish {
  return text.length > most ? say(words.textTooLong(most)) : wish;
}

function say(text: string): Wish {
  return { kind: "say", text };
}
