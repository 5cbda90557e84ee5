import {
  agentHealth,
  contextPrompt,
  contextProtocol,
  healthCheck,
  healthProtocol,
  imageProtocol,
  imageRequest,
  imageResponse,
  isJsonObject,
  type JsonObject,
  type MessageSchema,
  type MessageType,
  type Protocol,
  parseJson,
  response,
  structuredOutputPrompt,
  structuredOutputResponse,
  structuredProtocol,
} from "@asi-image-agent/protocol";
import { type CompletionOrder, lengthOf } from "./completion-order.ts";
import { LONGEST_CHAT_TEXT, visibleWords } from "./description.ts";
import type { Reply } from "./reply-kinds.ts";
import type { Wish } from "./wish-kinds.ts";
import * as words from "./words.ts";
import { type WrittenMessage, written } from "./written-message.ts";

/** The words of a direct message, by which it is known when they come again, and what it asks for. */
export interface DirectRequest {
  readonly words: string;
  readonly wish: Wish;
}

/** A kind of direct message, one that is no chat: from its payload to its answer. Its questions are counted by themselves. */
export interface DirectHandler<F extends string> {
  /** By which rows name it. */
  readonly form: F;
  readonly message: MessageSchema;
  readonly protocol: Protocol;
  /** null: the payload does not fit the schema. */
  read(payload: string): DirectRequest | null;
  /** null: a reply of this kind answers other messages. */
  answer(reply: Reply): WrittenMessage | null;
}

interface Declaration<F extends string, T> {
  readonly form: F;
  readonly message: MessageType<T>;
  readonly protocol: Protocol;
  readonly asks: (message: T) => DirectRequest;
  readonly answer: (reply: Reply) => WrittenMessage | null;
}

/** A prompt with all that belongs to it, in characters: every one of them is paid for. */
const LONGEST_PROMPT = 16_000;

/** Every direct message that the agent answers. What it speaks, announces and counts is read from here. */
export const HANDLERS = [
  handler({
    form: "image-request",
    message: imageRequest,
    protocol: imageProtocol,
    asks: ({ imageDescription }) => drawAsIs(visibleWords(imageDescription)),
    answer: (reply) =>
      reply.kind === "picture" ? written(imageResponse, { imageUrl: reply.urls[0] ?? "" }) : null,
  }),
  handler({
    form: "context-prompt",
    message: contextPrompt,
    protocol: contextProtocol,
    asks: ({ context, text }) => complete({ system: context, prompt: text, schema: null }),
    answer: (reply) => (reply.kind === "answer" ? written(response, { text: reply.text }) : null),
  }),
  handler({
    form: "structured-prompt",
    message: structuredOutputPrompt,
    protocol: structuredProtocol,
    asks: ({ prompt, outputSchema }) => complete({ system: "", prompt, schema: outputSchema }),
    answer: (reply) =>
      reply.kind === "structured"
        ? written(structuredOutputResponse, { output: objectOf(reply.output) })
        : null,
  }),
  handler({
    form: "health-check",
    message: healthCheck,
    protocol: healthProtocol,
    asks: () => ({ words: "", wish: { kind: "health" } }),
    answer: (reply) =>
      reply.kind === "health"
        ? written(agentHealth, { agentName: reply.name, status: reply.healthy ? "healthy" : "unhealthy" })
        : null,
  }),
] as const;

export type DirectForm = (typeof HANDLERS)[number]["form"];

/** The handler of a form; null: it is a chat's, or that of what nobody handles. */
export function handlerOf(form: string): DirectHandler<DirectForm> | null {
  return HANDLERS.find((known) => known.form === form) ?? null;
}

/** The message that carries a reply: of the form's own handler, else of another, for somebody waits. null: none does. */
export function answerTo(form: string, reply: Reply): WrittenMessage | null {
  const own = handlerOf(form)?.answer(reply) ?? null;
  return own ?? HANDLERS.map(({ answer }) => answer(reply)).find((message) => message !== null) ?? null;
}

function handler<const F extends string, T>(declared: Declaration<F, T>): DirectHandler<F> {
  const { form, message, protocol, asks, answer } = declared;
  const read = (payload: string) => {
    const decoded = message.decode(payload);
    return decoded.ok ? asks(decoded.message) : null;
  };
  return { form, message, protocol, read, answer };
}

function drawAsIs(prompt: string): DirectRequest {
  if (prompt === "") return refusal(prompt, words.EMPTY_REQUEST);
  const order = { prompt, edit: null, options: {}, parent: null };
  const wish: Wish = { kind: "draw", order, isRewritten: false, tooMany: false, language: "en" };
  return withinLength(prompt.length, LONGEST_CHAT_TEXT, { words: prompt, wish });
}

function complete(order: CompletionOrder): DirectRequest {
  if (visibleWords(order.prompt) === "") return refusal(order.prompt, words.EMPTY_REQUEST);
  const wish: Wish = { kind: "complete", order };
  return withinLength(lengthOf(order), LONGEST_PROMPT, { words: order.prompt, wish });
}

function withinLength(length: number, most: number, request: DirectRequest): DirectRequest {
  return length > most ? refusal(request.words, words.textTooLong(most)) : request;
}

function refusal(asked: string, text: string): DirectRequest {
  return { words: asked, wish: { kind: "say", text } };
}

/** Stored as we wrote it: what does not read back as an object is a bug of ours. */
function objectOf(text: string): JsonObject {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error("a recorded output is not a JSON object");
  return parsed.value;
}
