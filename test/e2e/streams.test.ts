import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { streamProtocols } from "../../packages/kit/client/mailbox.ts";
import { createAgentToken } from "../../src/protocol/agent-token.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { startWorld, type World } from "./world.ts";

const MOST_STREAMS = 10;
const TOKEN_ENDED = 4001;
const TOO_MANY = 4002;

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

function protocolsOf(owner: Identity, seconds: number): string[] {
  const from = Math.floor(Date.now() / 1_000);
  return streamProtocols(createAgentToken(owner, { from, seconds }, randomBytes(32)));
}

const urlOf = (owner: Identity) =>
  `${world.agent.url.replace("http", "ws")}/v2/agents/${owner.address}/mailbox/stream`;

async function listen(owner: Identity, seconds = 300) {
  const socket = new WebSocket(urlOf(owner), protocolsOf(owner, seconds));
  const closed = once(socket, "close").then(([event]: unknown[]) =>
    event instanceof CloseEvent ? event.code : null,
  );
  await once(socket, "open");
  return { socket, closed };
}

/** A client that opens a stream, and never answers a frame: `hears` resolves when these bytes have come. */
async function mute(owner: Identity, seconds: number) {
  const { hostname, port } = new URL(world.agent.url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => void chunks.push(chunk));
  socket.on("error", () => {});
  socket.write(
    [
      `GET /v2/agents/${owner.address}/mailbox/stream HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      `Sec-WebSocket-Protocol: ${protocolsOf(owner, seconds).join(", ")}`,
      "\r\n",
    ].join("\r\n"),
  );
  await once(socket, "data");
  const hears = (bytes: Buffer) =>
    vi.waitUntil(() => Buffer.concat(chunks).includes(bytes), { timeout: 10_000 });
  return { hears, hangUp: () => socket.destroy() };
}

/** The close frame's header and code as they stand on the wire. */
const closeFrame = (code: number) => Buffer.from([0x88, 2, code >> 8, code & 0xff]);

describe.concurrent("a stream, over a real socket,", () => {
  it("beyond the limit gets a close frame that says so: the oldest gives way", async () => {
    const owner = identityFromSeed(randomUUID());
    const oldest = await mute(owner, 300);
    const others: Awaited<ReturnType<typeof listen>>[] = [];
    for (let n = 0; n < MOST_STREAMS; n += 1) others.push(await listen(owner));
    await oldest.hears(closeFrame(TOO_MANY));
    expect(others.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
    for (const { socket } of others) socket.close();
    oldest.hangUp();
  });

  it("beyond the limit, opened at the same moment, gets one too", async () => {
    const owner = identityFromSeed(randomUUID());
    const streams = await Promise.all(Array.from({ length: MOST_STREAMS + 5 }, () => listen(owner)));
    const codes: (number | null)[] = [];
    for (const { closed } of streams) void closed.then((code) => codes.push(code));
    // The platform lets a closed connection linger for ten seconds before a client hears of its end.
    await expect.poll(() => codes.length, { timeout: 20_000 }).toBe(5);
    expect(new Set(codes)).toEqual(new Set([TOO_MANY]));
    for (const { socket } of streams) socket.close();
  });

  it("gets its close frame when its token ends, also if it answers none", async () => {
    const stream = await mute(identityFromSeed(randomUUID()), 3);
    await stream.hears(closeFrame(TOKEN_ENDED));
    stream.hangUp();
  });
});
