import { serve } from "@hono/node-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { type AgentProcess, freePort, startAgentProcess } from "../../dev/agent-process.ts";
import { localAgentverse } from "../../packages/local-agentverse/agentverse.ts";
import { type Peer, type Received, startPeer } from "./peer.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** Long enough for anything that would come twice: the reader looks each second. */
const QUIET_MS = 3_000;

const pictureSchema = z.object({
  content: z.tuple([z.object({ type: z.literal("text") }), z.object({ resource_id: z.string() })]),
});

/** A local Agentverse that holds back deletions in the mailbox of one address while it is told to. */
async function startAgentverse() {
  const lines: string[] = [];
  const app = localAgentverse({ stateFile: null, now: Date.now, report: (line) => lines.push(line) });
  const port = await freePort();
  const gate = { holdsDeletionsOf: "", held: 0 };
  const fetch = (request: Request): Response | Promise<Response> => {
    const isHeld = gate.holdsDeletionsOf !== "" && request.url.includes(gate.holdsDeletionsOf);
    if (request.method !== "DELETE" || !isHeld) return app.fetch(request);
    gate.held += 1;
    return new Promise(() => {});
  };
  const server = serve({ fetch, port, hostname: "127.0.0.1" });
  const stop = () => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, lines, gate, stop };
}

const directory = temporaryDirectory();
let agentverse: Awaited<ReturnType<typeof startAgentverse>>;
let agent: AgentProcess;
let peer: Peer;

const start = () =>
  startAgentProcess({
    persistTo: directory.path,
    mailboxAt: agentverse.url,
    vars: { IMAGE_PROVIDERS: "sketch" },
    // The account that lets the agent put its pictures into the storage.
    environment: { AGENTVERSE_KEY: "key-of-an-account" },
  });

beforeAll(async () => {
  agentverse = await startAgentverse();
  [agent, peer] = await Promise.all([start(), startPeer(agentverse.url, undefined, "mailbox")]);
});

afterAll(async () => {
  await peer?.stop();
  await agent?.stop();
  agentverse?.stop();
  directory.remove();
});

const endsSession = ({ content }: Received) => content?.some(({ type }) => type === "end-session") ?? false;
const answered = (session: string) => peer.waitFor(session, (messages) => messages.some(endsSession));

it("a reference agent is answered through two mailboxes with a picture that it can fetch; kill -9 loses and doubles nothing", async () => {
  agentverse.gate.holdsDeletionsOf = agent.address;
  const first = await peer.chat(agent.address, "a lighthouse in a storm, as a woodcut");
  await answered(first.session);
  const isHeld = () => agentverse.gate.held > 0;
  await vi.waitUntil(isHeld, { timeout: 10_000, interval: 50 });
  const second = await peer.chat(agent.address, "a fox in the snow at night");
  await agent.kill();
  agentverse.gate.holdsDeletionsOf = "";
  agent = await start();

  await answered(second.session);
  const emptied = `${agent.address} fetched a letter; 0 left`;
  await expect.poll(() => agentverse.lines, { timeout: 10_000 }).toContain(emptied);
  // What must not come cannot be waited for in any other way.
  await peer.silence(QUIET_MS);
  for (const { session, msg_id } of [first, second]) {
    const messages = await peer.received(session);
    expect(messages.map(({ model }) => model)).toEqual(["ChatAcknowledgement", "ChatMessage", "ChatMessage"]);
    expect(messages[0]?.msg_id).toBe(msg_id);
    const [, resource] = pictureSchema.parse(messages[1]?.fields).content;
    const { mime_type, contents, problem } = await peer.download(resource.resource_id);
    expect([mime_type, problem]).toEqual(["image/png", ""]);
    expect(Buffer.from(contents, "base64").subarray(1, 4).toString()).toBe("PNG");
  }
});
