import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Hono } from "hono";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import type { Connection } from "../../../cli/agent-client.ts";
import { chat, collectRest } from "../../../cli/chat-session.ts";
import { describeLetter, howToCollect, whatIsMissing } from "../../../cli/chat-words.ts";
import { openReplies } from "../../../cli/replies.ts";
import { readLetter } from "../../../packages/kit/client/read-letter.ts";
import { acknowledgementLetter, endNotice, type Letter, noticeLetter } from "../../../src/agent/letter.ts";
import {
  decodePayload,
  encodeEnvelope,
  parseEnvelope,
  sealEnvelope,
} from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import { serveOnLoopback, stopServing } from "./loopback.ts";

const agent = identityFromSeed("agent");
const me = identityFromSeed("me");
const WAIT_MS = 20_000;

afterEach(stopServing);

const pen = () => ({ now: Date.now(), newId: randomUUID });

function seal({ session, schemaDigest, protocolDigest, payload }: Letter): string {
  const content = { session, schemaDigest, protocolDigest, message: payload };
  return encodeEnvelope(sealEnvelope(agent, { ...content, target: me.address, expires: null, nonce: 0n }));
}

/** What an agent of this test says to a chat message. */
type Manner = (line: { form: "chat"; session: string }, msgId: string) => Letter[];

/** Reads a submitted chat message, as an agent does. */
function answersTo(body: string, manner: Manner): string[] {
  const read = parseEnvelope(body);
  if (!read.ok) throw new Error("no envelope");
  const payload = decodePayload(read.envelope);
  const message = chatMessage.decode(payload.ok ? payload.text : "");
  const msgId = (message.ok && message.message.msgId) || "";
  return manner({ form: "chat", session: read.envelope.session }, msgId).map(seal);
}

/** An agent that keeps its replies in its mailbox, like ours. */
async function mailboxAgent(manner: Manner): Promise<Connection & { say(letter: Letter): void }> {
  const letters = new Map<string, string>();
  const app = new Hono()
    .get("/agent_info", (context) => context.json({ address: agent.address, protocols: [] }))
    .post("/submit", async (context) => {
      for (const wire of answersTo(await context.req.text(), manner)) letters.set(randomUUID(), wire);
      return context.json({});
    })
    .get("/v2/agents/:address/mailbox", (context) => {
      const rows = [...letters].map(
        ([uuid, wire]) => `{"uuid":"${uuid}","envelope":${wire},"received_at":"${new Date().toISOString()}"}`,
      );
      return context.body(`[${rows.join()}]`);
    })
    .delete("/v2/agents/:address/mailbox/:uuid", (context) => {
      letters.delete(context.req.param("uuid"));
      return context.json({});
    });
  const say = (letter: Letter) => void letters.set(randomUUID(), seal(letter));
  return { url: await serveOnLoopback(app), agentAddress: agent.address, identity: me, say };
}

/** An agent as of the reference: it posts its replies to where its Almanac knows us. */
async function endpointAgent(manner: Manner): Promise<{ connection: Connection; almanac: string }> {
  let endpoint = "";
  const almanac = new Hono().post("/v1/almanac/agents", async (context) => {
    const record = z.object({
      agent_identifier: z.string(),
      endpoints: z.array(z.object({ url: z.string() })),
    });
    const { agent_identifier, endpoints } = record.parse(await context.req.json());
    expect(agent_identifier).toContain(me.address);
    endpoint = endpoints[0]?.url ?? "";
    return context.json({});
  });
  const app = new Hono().post("/submit", async (context) => {
    const headers = { "content-type": "application/json" };
    for (const body of answersTo(await context.req.text(), manner))
      expect((await fetch(endpoint, { method: "POST", headers, body })).status).toBe(200);
    return context.json({});
  });
  const connection = { url: await serveOnLoopback(app), agentAddress: agent.address, identity: me };
  return { connection, almanac: await serveOnLoopback(almanac) };
}

const options = (texts: string[] = []) => ({
  text: "hello",
  session: randomUUID(),
  timeoutMs: WAIT_MS,
  onLetter: (letter: Parameters<typeof describeLetter>[0]) => {
    const text = describeLetter(letter);
    if (text !== null) texts.push(text);
  },
});

describe("a chat with an agent that has a mailbox", () => {
  it("is over at an end-session, and says that there was no answer", async () => {
    const connection = await mailboxAgent((line, msgId) => [
      acknowledgementLetter(pen(), line, msgId),
      endNotice(pen(), line),
    ]);
    const began = Date.now();
    const result = await chat(connection, options());
    if (!result.ok) throw new Error(result.problem);
    expect(result.conversation).toMatchObject({ acknowledged: true, over: true, texts: [] });
    expect(Date.now() - began).toBeLessThan(WAIT_MS / 4);
    expect(whatIsMissing(result.conversation, 180)).toBe(
      "The agent ended the conversation without an answer.",
    );
  });

  it("can be left, and the rest collected without another word", async () => {
    const asked: { form: "chat"; session: string }[] = [];
    const agent = await mailboxAgent((line, msgId) => {
      asked.push(line);
      return [acknowledgementLetter(pen(), line, msgId)];
    });
    const about = options();
    const left = await chat(agent, { ...about, timeoutMs: 0 });
    expect(left).toMatchObject({ conversation: { acknowledged: true, over: false } });
    for (const line of asked) agent.say(noticeLetter(pen(), line, "Here I am."));
    const opened = await openReplies(agent, "http://127.0.0.1:9");
    if (!opened.ok) throw new Error(opened.problem);
    const rest = await collectRest(opened.replies, about);
    expect(rest).toMatchObject({ conversation: { texts: ["Here I am."], over: true } });
    expect(asked).toHaveLength(1);
  });
});

describe("a chat with an agent that keeps no mailbox", () => {
  const polite: Manner = (line, msgId) => [
    acknowledgementLetter(pen(), line, msgId),
    noticeLetter(pen(), line, "Good day!"),
  ];

  it("gets its replies at an endpoint of its own, which the Almanac knows", async () => {
    const { connection, almanac } = await endpointAgent(polite);
    const opened = await openReplies(connection, almanac);
    if (!opened.ok) throw new Error(opened.problem);
    const texts: string[] = [];
    const result = await chat(connection, options(texts), opened.replies);
    await opened.replies.stop();
    expect(result).toMatchObject({ ok: true, conversation: { acknowledged: true, over: true } });
    expect(texts).toEqual(["✓ Acknowledged: the agent has your message.", "Good day!"]);
    await expect(fetch(opened.replies.endpoint ?? "")).rejects.toThrow();
  });

  it("takes nothing there that the agent did not sign", async () => {
    const { connection, almanac } = await endpointAgent(polite);
    const elsewhere = { ...connection, agentAddress: identityFromSeed("another").address };
    const opened = await openReplies(elsewhere, almanac);
    if (!opened.ok) throw new Error(opened.problem);
    await chat(elsewhere, { ...options(), timeoutMs: 0 }, opened.replies);
    expect(await opened.replies.collect()).toEqual({ ok: true, letters: [] });
    await opened.replies.stop();
  });

  it("stops soon after an answer to which the acknowledgement is missing", async () => {
    const { connection, almanac } = await endpointAgent((line) => [noticeLetter(pen(), line, "Good day!")]);
    const opened = await openReplies(connection, almanac);
    if (!opened.ok) throw new Error(opened.problem);
    const began = Date.now();
    const result = await chat(connection, options(), opened.replies);
    await opened.replies.stop();
    if (!result.ok) throw new Error(result.problem);
    expect(whatIsMissing(result.conversation, 180)).toBeNull();
    expect(Date.now() - began).toBeLessThan(WAIT_MS / 2);
  });

  it("is not begun where no Almanac takes us: a sentence says which setting helps", async () => {
    const { connection } = await endpointAgent(polite);
    const opened = await openReplies(connection, "http://127.0.0.1:9");
    expect(opened).toMatchObject({ ok: false, problem: expect.stringContaining("--agentverse") });
  });
});

describe("what is said to somebody who leaves", () => {
  const session = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";

  it("with Ctrl-C, is said at once: the agent goes on all the same", async () => {
    const directory = mkdtempSync(join(tmpdir(), "chat-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    let asked = false;
    const { url } = await mailboxAgent(() => {
      asked = true;
      return [];
    });
    const command = resolve(import.meta.dirname, "../../../cli/chat.ts");
    const identity = join(directory, "me.json");
    const args = [command, "--url", url, "--identity", identity, "--session", session, "a fox"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    const closed = once(child, "close");
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(true);
    child.kill("SIGINT");
    expect(await closed).toEqual([130, null]);
    expect(output).toContain(`npm run chat -- --collect ${session} --url ${url} --identity ${identity}`);
  }, 20_000);

  it("is the command that collects the rest", () => {
    const flags = { url: "http://127.0.0.1:8787", out: "a fox.png" };
    expect(howToCollect(session, flags, null)).toBe(
      `Collect what is still to come with: npm run chat -- --collect ${session} --url http://127.0.0.1:8787 --out 'a fox.png'`,
    );
  });

  it("is that the rest is lost, where nobody keeps it", () => {
    expect(howToCollect(session, { url: "http://127.0.0.1:8787" }, "http://127.0.0.1:1/submit")).toContain(
      "is lost",
    );
  });

  it("reads a letter of the agent", () => {
    const line = { form: "chat", session } as const;
    const read = parseEnvelope(seal(noticeLetter(pen(), line, "Hello!")));
    expect(read.ok && describeLetter(readLetter(read.envelope))).toBe("Hello!");
  });
});
