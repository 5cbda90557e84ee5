import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { base64, drawingOf } from "../e2e/image-api.ts";
import { listen, readText } from "../e2e/loopback-server.ts";
import type { DrawFault, Faults } from "./plan.ts";

/** One call of the paid API. Times in ms since the epoch. */
export interface PaidCall {
  readonly prompt: string;
  readonly at: number;
  /** The key that the call was made with. */
  readonly key: string;
  /** What the service would charge for: it drew, or may have. */
  readonly paid: boolean;
  /** Whether the whole good answer was handed over. What was not, the agent may ask for once more. */
  delivered: boolean;
}

export interface FaultyImageApi {
  readonly baseUrl: string;
  readonly calls: readonly PaidCall[];
  /** The prompt of a drawing; null: it is none of ours. */
  promptOf(drawing: Uint8Array): string | null;
  stop(): Promise<void>;
}

const SLOW_MS = 900;
/** What takes longer on a machine that is too busy may have come after the agent's limit. */
const IN_TIME_MS = 4_000;
const requestSchema = z.looseObject({ prompt: z.string() });
const PICTURES = "/pictures/";

/** A loopback image API whose pictures are paid, whose answers are as bad as the faults say. */
export async function startFaultyImageApi(faults: Faults): Promise<FaultyImageApi> {
  const calls: PaidCall[] = [];
  const prompts = new Map<string, string>();
  const server = await listen(async (request, response) => {
    if (request.url?.startsWith(PICTURES)) return download(request, response);
    const { prompt } = requestSchema.parse(JSON.parse(await readText(request)));
    prompts.set(hashOf(drawingOf(prompt)), prompt);
    const fault = faults.draw(prompt);
    const key = request.headers.authorization ?? "";
    const paid = !["busy-429", "busy-503"].includes(fault);
    const call: PaidCall = { prompt, at: Date.now(), key, paid, delivered: false };
    calls.push(call);
    if (fault === "slow") await pause(SLOW_MS);
    response.once("finish", () => {
      const isGood = ["none", "link", "slow", "refused"].includes(fault);
      call.delivered = isGood && Date.now() - call.at < IN_TIME_MS;
    });
    answer(fault, prompt, response);
  });

  const answer = (fault: DrawFault, prompt: string, response: ServerResponse) => {
    const drawing = base64(drawingOf(prompt));
    switch (fault) {
      case "none":
      case "slow":
        return send(response, 200, { data: [{ b64_json: drawing }] });
      case "link":
        return send(response, 200, { image_url: `${server.url}${PICTURES}${encodeURIComponent(prompt)}` });
      case "not-a-picture":
        return send(response, 200, { data: [{ b64_json: base64(Buffer.from("no picture at all")) }] });
      case "status-500":
        return send(response, 500, {});
      case "busy-429":
        return send(response, 429, {}, { "retry-after": "2" });
      case "busy-503":
        return send(response, 503, {}, { "retry-after": "1" });
      case "refused":
        return send(response, 400, { error: { code: "content_policy_violation" } });
      case "cut":
        response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
        response.write(`{"data": [{"b64_json": "${drawing.slice(0, 20)}`);
        return void setTimeout(() => response.destroy(), 20);
      case "hang":
        return;
    }
  };

  const download = (request: IncomingMessage, response: ServerResponse) => {
    const prompt = decodeURIComponent((request.url ?? "").slice(PICTURES.length));
    const fault = faults.download(prompt);
    if (fault === "status-503") return void response.writeHead(503).end();
    const drawing = drawingOf(prompt);
    response.writeHead(200, { "content-type": "image/png", "content-length": String(drawing.length) });
    if (fault === "none") return void response.end(drawing);
    response.write(drawing.subarray(0, 10));
    setTimeout(() => response.destroy(), 20);
  };

  return {
    baseUrl: `${server.url}/v1`,
    calls,
    promptOf: (drawing) => prompts.get(hashOf(drawing)) ?? null,
    stop: () => server.stop(),
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
