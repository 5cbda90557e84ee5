import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encode } from "fast-png";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { base64 } from "../e2e/image-api.ts";
import { type LoopbackServer, listen, readText } from "../e2e/loopback-server.ts";
import { say, seePicture, visits } from "./visitor.ts";

const SIDE = 64;
const RED = [200, 30, 40] as const;
const requestSchema = z.object({ stream: z.boolean().optional(), partial_images: z.number().optional() });

/** A picture of one colour. */
function picture(colour: readonly number[]): Uint8Array {
  const data = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, at) => colour[at % 3] ?? 0);
  return encode({ width: SIDE, height: SIDE, channels: 3, data });
}

function event(response: ServerResponse, type: string, bytes: Uint8Array): void {
  response.write(`event: ${type}\ndata: ${JSON.stringify({ type, b64_json: base64(bytes) })}\n\n`);
}

const gate = new EventEmitter();
const asked: unknown[] = [];
let api: LoopbackServer;
let agent: AgentProcess;
const directory = mkdtempSync(join(tmpdir(), "preview-agent-"));

beforeAll(async () => {
  api = await listen(async (request, response) => {
    asked.push(requestSchema.parse(JSON.parse(await readText(request))));
    const opened = once(gate, "finish");
    response.setHeader("content-type", "text/event-stream");
    event(response, "image_generation.partial_image", picture(RED));
    await opened;
    event(response, "image_generation.completed", picture([20, 60, 200]));
    response.end();
  });
  const vars = {
    IMAGE_PROVIDERS: "openai",
    OPENAI_API_KEY: "a-key-of-nobody",
    OPENAI_BASE_URL: `${api.url}/v1`,
  };
  agent = await startAgentProcess({ persistTo: directory, vars });
});

afterAll(async () => {
  await agent.stop();
  await api.stop();
  rmSync(directory, { recursive: true, force: true });
});

const visit = visits(() => agent.url);

describe("a picture that the image API streams", () => {
  it("is seen half drawn while it is waited for, and sharp when it is there", async () => {
    const { page } = await visit();
    await page.goto(agent.url);
    // What is half drawn is asked for when somebody watches: before the first line nobody does.
    await say(page, "hello");
    await page.locator(".connection.live").waitFor();
    await say(page, "a lighthouse in fog");
    const preview = page.getByRole("img", { name: "Preview", exact: true });
    await page.locator(".preview.seen").waitFor();
    expect(asked).toEqual([{ stream: true, partial_images: 2 }]);
    expect(await page.locator(".frame.shown img").count()).toBe(0);
    expect(await preview.evaluate(middleOf)).toEqual([...RED, 255]);
    gate.emit("finish");
    await seePicture(page, "a lighthouse in fog");
    expect(await preview.count()).toBe(0);
  });
});

function middleOf(canvas: Element): number[] {
  if (!(canvas instanceof HTMLCanvasElement)) return [];
  const pixel = canvas.getContext("2d")?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return [...(pixel?.data ?? [])];
}
