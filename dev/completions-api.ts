import { once } from "node:events";
import { createServer, type Server } from "node:http";
import * as z from "zod";

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.unknown().optional(),
});
export type SeenQuestion = z.infer<typeof requestSchema>;

/** A loopback text model, OpenAI-compatible. */
export interface CompletionsApi {
  readonly baseUrl: string;
  /** What it was asked, in order. */
  readonly requests: readonly SeenQuestion[];
  /** What the last answer costs at these prices of a token: it says 20 of input and 5 of output, always. */
  tokens(price: { readonly input: number; readonly output: number }): number;
  stop(): Promise<void>;
}

const USAGE = { input: 20, output: 5 };
const tokens: CompletionsApi["tokens"] = ({ input, output }) => USAGE.input * input + USAGE.output * output;

/** Answers a question by hand; null: not at all. */
export type Answering = (request: SeenQuestion) => string | null;

/**
 * Answers with the prompt in capital letters; where a schema is given, with `structured` as JSON, or as it says itself.
 */
export async function startCompletionsApi(structured: object | Answering): Promise<CompletionsApi> {
  const requests: SeenQuestion[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    response.setHeader("content-type", "application/json");
    const asked = requestSchema.safeParse(text === "" ? null : JSON.parse(text));
    if (request.url !== "/v1/chat/completions" || !asked.success) {
      response.writeHead(400).end(JSON.stringify({ error: { message: "no such request" } }));
      return;
    }
    requests.push(asked.data);
    const content = contentOf(asked.data, structured);
    if (content !== null) response.end(JSON.stringify(completion(asked.data, content)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, requests, tokens, stop: () => stop(server) };
}

/** What the person says. */
export function promptOf({ messages }: SeenQuestion): string {
  return messages.findLast(({ role }) => role === "user")?.content ?? "";
}

function contentOf(request: SeenQuestion, structured: object | Answering): string | null {
  if (request.response_format === undefined) return promptOf(request).toUpperCase();
  return typeof structured === "function" ? structured(request) : JSON.stringify(structured);
}

function completion({ model }: SeenQuestion, content: string): object {
  const message = { role: "assistant", content };
  return {
    id: "1",
    object: "chat.completion",
    created: 0,
    model,
    choices: [{ index: 0, message, finish_reason: "stop" }],
    usage: { prompt_tokens: USAGE.input, completion_tokens: USAGE.output },
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
