import { once } from "node:events";
import { createServer, type Server } from "node:http";
import * as z from "zod";

const requestSchema = z.object({
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
  stop(): Promise<void>;
}

/** Answers with the prompt in capital letters; where a schema is given, with `structured` as JSON. */
export async function startCompletionsApi(structured: object): Promise<CompletionsApi> {
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
    response.end(JSON.stringify(completion(asked.data, structured)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, requests, stop: () => stop(server) };
}

function completion({ model, messages, response_format }: SeenQuestion, structured: object): object {
  const prompt = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const content = response_format === undefined ? prompt.toUpperCase() : JSON.stringify(structured);
  const message = { role: "assistant", content };
  return {
    id: "1",
    object: "chat.completion",
    created: 0,
    model,
    choices: [{ index: 0, message, finish_reason: "stop" }],
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
