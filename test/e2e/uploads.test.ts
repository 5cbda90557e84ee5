import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { newSender } from "./flood.ts";
import { sealChat } from "./messages.ts";
import { startWorld, type World } from "./world.ts";

const BROKEN_OFF = 200;
/** Of one kind of refusal, before there is one in ten seconds. */
const MOST_LINES = 25;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

const lineSchema = z.looseObject({ event: z.string(), code: z.string().optional() });

const lines = () =>
  world.agent
    .logs()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => lineSchema.parse(JSON.parse(line)));

/** A POST that says it has a thousand bytes and brings eighteen. */
async function beginUpload(path = "/submit", type = "application/json"): Promise<Socket> {
  const { hostname, port } = new URL(world.agent.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: ${type}\r\ncontent-length: 1000\r\n\r\n` +
      '{"version":1,"send',
  );
  return socket;
}

const greeting = () => sealChat(newSender(), world.agent.address, "hello").wire;

describe("uploads that break off", () => {
  it("are refusals with few lines and no stack, and do not keep others from their 200", async () => {
    const isNoted = () => lines().some(({ code }) => code === "body-incomplete");
    for (let n = 0; n < BROKEN_OFF; n += 1) {
      const socket = await beginUpload();
      // Each in another phase: as soon as it is sent, and after the agent has begun to read.
      if (n % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    }
    const waiting = await beginUpload();
    waiting.end();
    await expect.poll(isNoted, { timeout: 20_000 }).toBe(true);
    expect(await world.agent.submit(greeting())).toBe(200);
    expect(lines().filter(({ event }) => event === "refused").length).toBeLessThanOrEqual(MOST_LINES);
    expect(lines().filter(({ event }) => event === "request")).toEqual([]);
    expect(world.agent.logs()).not.toContain(" at ");
  });
});

describe("an upload that never ends", () => {
  it("is closed with 408 after fifteen seconds, though a byte comes now and then", async () => {
    const socket = await beginUpload();
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("error", () => {});
    const drip = setInterval(() => socket.write("e"), 1_000);
    const start = performance.now();
    await expect.poll(() => answer, { timeout: 30_000 }).toContain("body-too-slow");
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - start).toBeGreaterThan(14_000);
    if (!socket.closed) await once(socket, "close", { signal: AbortSignal.timeout(10_000) });
  });
});
