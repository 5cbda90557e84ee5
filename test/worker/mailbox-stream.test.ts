import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { encodeBase64 } from "../../src/protocol/base64.ts";
import { parseEnvelope, verifyEnvelope } from "../../src/protocol/envelope.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { agentToken } from "../agent-token.ts";
import { fillMailbox } from "./long-mailbox.ts";
import { chatFrom } from "./sender.ts";

const ORIGIN = "http://127.0.0.1:8787";
const letter = z.object({ uuid: z.string(), received_at: z.string(), expires_at: z.string() });
const longLetter = z.object({ uuid: z.string(), envelope: z.object({ n: z.number() }) });

const someOwner = () => identityFromSeed(crypto.randomUUID());
const soon = () => BigInt(Math.floor(Date.now() / 1000) + 60);
const streamOf = (address: string) => `${ORIGIN}/v2/agents/${address}/mailbox/stream`;

function subprotocols(token: string): string {
  const encoded = encodeBase64(new TextEncoder().encode(token));
  return `uagents-mailbox, ${encoded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

function upgrade(url: string, offered: string): Promise<Response> {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": offered };
  return exports.default.fetch(url, { headers });
}

async function listen(owner: Identity) {
  const response = await upgrade(streamOf(owner.address), subprotocols(agentToken(owner)));
  const socket = response.webSocket;
  if (socket === null) throw new Error(`no stream: ${response.status}`);
  const heard: string[] = [];
  const closed: number[] = [];
  socket.addEventListener("message", ({ data }) => void heard.push(String(data)));
  socket.addEventListener("close", ({ code }) => void closed.push(code));
  socket.accept();
  return { response, socket, heard, closed };
}

describe("the stream of a mailbox", () => {
  it("sends what waits, then each letter as it arrives, as GET has them", async () => {
    const owner = someOwner();
    const sender = env.SENDERS.getByName(owner.address);
    await sender.accept(chatFrom(owner.address, "hello", { expires: soon() }));
    await vi.waitUntil(async () => (await sender.readMailbox()).length === 2);
    const { heard, response } = await listen(owner);
    expect(response.status).toBe(101);
    expect(response.headers.get("sec-websocket-protocol")).toBe("uagents-mailbox");
    await vi.waitUntil(() => heard.length === 2);
    await sender.accept(chatFrom(owner.address, "a boat", { expires: soon() }));
    await vi.waitUntil(() => heard.length === 5, { timeout: 10_000 });

    const waiting = await sender.readMailbox();
    expect(heard.map((text) => letter.parse(JSON.parse(text)).uuid)).toEqual(waiting.map(({ uuid }) => uuid));
    for (const text of heard) {
      const parsed = parseEnvelope(/"envelope":(\{.*?\}),"received_at"/.exec(text)?.[1] ?? "");
      expect(parsed.ok && verifyEnvelope(parsed.envelope).ok).toBe(true);
    }
  });

  it("answers ping, and hears nothing else", async () => {
    const { socket, heard } = await listen(someOwner());
    socket.send("something else");
    socket.send("ping");
    await vi.waitUntil(() => heard.length > 0);
    expect(heard).toEqual(["pong"]);
  });

  it("makes no tables for an address that never wrote, and ends with its token", async () => {
    const owner = someOwner();
    const { closed } = await listen(owner);
    const stub = env.SENDERS.getByName(owner.address);
    await runInDurableObject(stub, async (_: SenderObject, state) => {
      const tables = state.storage.sql
        .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '_cf%'")
        .toArray();
      expect(tables).toEqual([]);
      const alarm = await state.storage.getAlarm();
      expect((alarm ?? 0) - Date.now()).toSatisfy((ms: number) => ms > 200_000 && ms <= 300_000);
    });
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      vi.setSystemTime(Date.now() + 301_000);
      await runDurableObjectAlarm(stub);
    } finally {
      vi.useRealTimers();
    }
    await vi.waitUntil(() => closed.length === 1);
    expect(closed).toEqual([4001]);
    await runInDurableObject(stub, async (_: SenderObject, state) => {
      expect(await state.storage.getAlarm()).toBeNull();
    });
  });

  it("is open ten times at most: the oldest gives way", async () => {
    const owner = someOwner();
    const streams: Awaited<ReturnType<typeof listen>>[] = [];
    for (let n = 0; n < 11; n += 1) streams.push(await listen(owner));
    const closed = () => streams.flatMap((stream) => stream.closed);
    await vi.waitUntil(() => closed().length > 0);
    expect(closed()).toEqual([4002]);
    expect(streams.at(-1)?.closed).toEqual([]);
  });

  it("that cannot hold what waits sends the oldest and closes: whoever comes back gets the rest", async () => {
    const owner = someOwner();
    const mailbox = env.SENDERS.getByName(owner.address);
    await fillMailbox(owner.address, 5);
    const numbers = ({ heard }: Awaited<ReturnType<typeof listen>>) =>
      heard.map((text) => longLetter.parse(JSON.parse(text)).envelope.n);
    const first = await listen(owner);
    await vi.waitUntil(() => first.closed.length > 0);
    expect(first.closed).toEqual([4003]);
    expect(numbers(first)).toEqual([0, 1, 2]);
    for (const text of first.heard) await mailbox.deleteFromMailbox(longLetter.parse(JSON.parse(text)).uuid);
    const second = await listen(owner);
    await vi.waitUntil(() => second.heard.length === 2);
    expect(numbers(second)).toEqual([3, 4]);
    second.socket.send("ping");
    await vi.waitUntil(() => second.heard.length === 3);
    expect(second.closed).toEqual([]);
  });

  it.each([
    ["no token", () => "uagents-mailbox"],
    ["somebody else's token", () => subprotocols(agentToken(someOwner()))],
    [
      "a token without the subprotocol's name",
      (owner: Identity) => subprotocols(agentToken(owner)).slice(17),
    ],
    [
      "a window of more than an hour",
      (owner: Identity) => subprotocols(agentToken(owner, { seconds: 3_601 })),
    ],
    ["bytes that are no text", () => "uagents-mailbox, _____w"],
  ])("does not open for %s", async (_, offered) => {
    const owner = someOwner();
    const response = await upgrade(streamOf(owner.address), offered(owner));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "unauthorized" });
  });

  it("is for WebSockets", async () => {
    const response = await exports.default.fetch(streamOf(someOwner().address));
    expect(response.status).toBe(426);
    expect(await response.json()).toMatchObject({ code: "upgrade-required" });
  });
});
