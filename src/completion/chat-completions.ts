import { pythonJson, stripEnd } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { isContentRefusal } from "../net/content-refusal.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type JsonAnswer, postJson } from "../net/json-call.ts";
import { withFallback } from "../with-fallback.ts";
import type { CompletionOutcome, CompletionRequest, JsonSchemaObject, TextModel } from "./text-model.ts";

/**
 * The most bytes of an answer: more than any model writes at once, and room for it in a row beside its own escapes.
 */
const LONGEST_ANSWER = 256 * 1024;

export interface ChatCompletionsOptions {
  readonly apiKey: string;
  /** Such as https://api.asi1.ai/v1, or any server with the same API. */
  readonly baseUrl: string;
  /** Such as asi1. */
  readonly model: string;
  readonly timeoutMs: number;
  /** Tokens that an answer may have; absent: as many as the model likes. */
  readonly mostTokens?: number;
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch. */
  readonly now?: () => number;
}

/**
 * A text model behind OpenAI's chat completions: POST {baseUrl}/chat/completions, judged as `postJson` judges. An
 * answer that was filtered or that the model refused to give is refused, one without a text is unusable. ASI:One and
 * OpenAI take a schema as `response_format`; a server that does not (400 and the like: nothing was answered) is asked
 * once more with the schema in words, within the same time.
 */
export function createChatCompletions(options: ChatCompletionsOptions): TextModel {
  const { apiKey, baseUrl, timeoutMs, fetch, now = Date.now } = options;
  const url = `${stripEnd(baseUrl, "/")}/chat/completions`;
  return {
    timeLimitMs: timeoutMs,
    complete: async (request) => {
      const until = now() + timeoutMs;
      const ask = (asked: CompletionRequest) => {
        const body = requestText(options, asked);
        const left = until - now();
        return postJson({ url, apiKey, body, longestAnswer: LONGEST_ANSWER, timeoutMs: left, fetch, now });
      };
      const first = await ask(request);
      const again = wasNotTaken(first) && request.schema !== null && now() < until;
      const answered = again ? await ask(inWords(request.prompt, request.schema, request.system)) : first;
      return answered.kind === "json" ? readCompletion(answered.json) : answered;
    },
  };
}

const NOT_TAKEN: ReadonlySet<number> = new Set([400, 404, 415, 422]);

function wasNotTaken(answer: JsonAnswer): boolean {
  return answer.kind === "misconfigured" && NOT_TAKEN.has(answer.status);
}

/** The same question for a server without `response_format`. */
function inWords(prompt: string, schema: JsonSchemaObject, system: string): CompletionRequest {
  const wanted = `Answer with one JSON object that fits this JSON schema, and nothing else:\n${pythonJson(schema)}`;
  return { system, prompt: `${prompt}\n\n${wanted}`, schema: null };
}

function requestText(
  { model, baseUrl, mostTokens }: ChatCompletionsOptions,
  { system, prompt, schema }: CompletionRequest,
): string {
  const messages = [
    { role: "system", content: system },
    { role: "user", content: prompt },
  ];
  const body = {
    model,
    messages,
    ...(mostTokens !== undefined && { [limitName(baseUrl)]: mostTokens }),
    ...(schema !== null && { response_format: responseFormat(schema) }),
  };
  // A sender's schema may hold integers beyond 2^53: to the model the nearest double says as much.
  return JSON.stringify(body, (_key, value) => (typeof value === "bigint" ? Number(value) : value));
}

/** OpenAI's newer models refuse the older name, which all other servers know. */
function limitName(baseUrl: string): "max_tokens" | "max_completion_tokens" {
  return /^https:\/\/api\.openai\.com\//.test(`${baseUrl}/`) ? "max_completion_tokens" : "max_tokens";
}

function responseFormat(schema: JsonSchemaObject) {
  return { type: "json_schema", json_schema: { name: schemaName(schema), strict: false, schema } };
}

/**
 * The name that the API wants for a schema, of [A-Za-z0-9_-]{1,64}: what its title has of these, else "response".
 * Pydantic titles a generic model "Page[Item]", for one.
 */
export function schemaName(schema: JsonSchemaObject): string {
  const title = typeof schema.title === "string" ? schema.title : "";
  return title.replace(/[^\w-]+/g, "").slice(0, 64) || "response";
}

const part = z.object({ type: z.string(), text: withFallback(z.string(), "") });
const content = z.lazy(() =>
  z.union([
    z.string(),
    z.pipe(
      z.array(part),
      z.transform((parts) =>
        parts
          .filter(({ type }) => type === "text")
          .map(({ text }) => text)
          .join(""),
      ),
    ),
  ]),
);
const tokens = z.int().check(z.nonnegative());
const usage = z.lazy(() =>
  z.pipe(
    z.object({ prompt_tokens: tokens, completion_tokens: tokens }),
    z.transform(({ prompt_tokens, completion_tokens }) => ({
      input: prompt_tokens,
      output: completion_tokens,
    })),
  ),
);
const completionSchema = z.lazy(() =>
  z.object({
    usage: withFallback(z.optional(usage), undefined),
    choices: z.tuple(
      [
        z.object({
          message: withFallback(
            z.object({ content: withFallback(content, ""), refusal: withFallback(z.string(), "") }),
            { content: "", refusal: "" },
          ),
          finish_reason: withFallback(z.string(), ""),
        }),
      ],
      z.unknown(),
    ),
  }),
);

function readCompletion(json: unknown): CompletionOutcome {
  const read = completionSchema.safeParse(json);
  if (!read.success) return isContentRefusal(json) ? { kind: "refused" } : unusable("no-choice");
  const { message, finish_reason } = read.data.choices[0];
  const { usage } = read.data;
  if (finish_reason === "content_filter" || message.refusal !== "") return { kind: "refused" };
  // Half of a surrogate pair is valid JSON, but Python cannot print it.
  const text = message.content.replace(/\p{Surrogate}/gu, "\uFFFD");
  if (text.trim() !== "") return { kind: "answered", text, ...(usage !== undefined && { tokens: usage }) };
  return isContentRefusal(json) ? { kind: "refused" } : unusable("no-text");
}

function unusable(detail: string): CompletionOutcome {
  return { kind: "unusable", detail };
}
