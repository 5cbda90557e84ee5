import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { encode } from "fast-png";
import { vi } from "vitest";
import * as z from "zod";
import { listen, readText } from "./loopback-server.ts";

/** Answers one call of the API. One that never ends its response hangs. */
export type Answer = (response: ServerResponse, prompt: string) => void | Promise<void>;

export interface Call {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** A loopback image API in the manner of ASI:One's. Tests keep out of each other's way by their prompts. */
export interface ImageApi {
  readonly baseUrl: string;
  /** Gives the answers to the calls with this prompt, one after the other; all further ones get a picture. */
  script(prompt: string, ...answers: Answer[]): void;
  /** The calls with this prompt. */
  calls(prompt: string): readonly Call[];
  /** Waits until there was a call with this prompt. */
  called(prompt: string): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;
const requestSchema = z.looseObject({ prompt: z.string() });

export async function startImageApi(): Promise<ImageApi> {
  const scripts = new Map<string, Answer[]>();
  const calls = new Map<string, Call[]>();
  const server = await listen(async (request, response) => {
    const body: unknown = JSON.parse(await readText(request));
    const { prompt } = requestSchema.parse(body);
    const call = { path: request.url ?? "", headers: request.headers, body };
    calls.set(prompt, [...(calls.get(prompt) ?? []), call]);
    const answer = scripts.get(prompt)?.shift() ?? picture;
    await answer(response, prompt);
  });
  return {
    baseUrl: `${server.url}/v1`,
    script: (prompt, ...answers) => void scripts.set(prompt, answers),
    calls: (prompt) => calls.get(prompt) ?? [],
    called: async (prompt) =>
      void (await vi.waitUntil(() => calls.has(prompt), { timeout: PATIENCE_MS, interval: 5 })),
    stop: () => server.stop(),
  };
}

/** The PNG that the API draws for a prompt: for each another one. */
export function drawingOf(prompt: string): Uint8Array {
  const data = createHash("sha256").update(prompt).digest().subarray(0, 12);
  return encode({ width: 2, height: 2, channels: 3, data: new Uint8Array(data) });
}

const picture: Answer = (response, prompt) =>
  json({ data: [{ b64_json: base64(drawingOf(prompt)) }] })(response, prompt);

export function json(body: unknown): Answer {
  return (response) => void response.setHeader("content-type", "application/json").end(JSON.stringify(body));
}

export function status(
  code: number,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return (response) =>
    void response
      .writeHead(code, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));
}

export function page(html: string): Answer {
  return (response) => void response.setHeader("content-type", "text/html").end(html);
}

export const hang: Answer = () => {};

/** Holds a call back until it is let go, and then answers it. */
export function held(answer: Answer = picture): { readonly answer: Answer; readonly letGo: () => void } {
  const gate = new EventEmitter();
  const opened = once(gate, "open");
  return {
    answer: async (response, prompt) => {
      await opened;
      await answer(response, prompt);
    },
    letGo: () => void gate.emit("open"),
  };
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
