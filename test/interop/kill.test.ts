import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AgentProcess, freePortPair, startAgentProcess } from "../../dev/agent-process.ts";
import { startImageApi } from "../../dev/image-api.ts";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { type Peer, type Received, startPeer } from "./peer.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A lease, a re-sent hint and a drawing. */
const RECOVERY_MS = 100_000;
/** Long enough for anything that would come twice. */
const QUIET_MS = 5_000;

let directory: ReturnType<typeof temporaryDirectory>;
let port: number;
let agent: AgentProcess;
let peer: Peer;

async function start(vars: Readonly<Record<string, string>>): Promise<void> {
  agent = await startAgentProcess({ persistTo: directory.path, port, vars });
}

beforeEach(async () => {
  directory = temporaryDirectory();
  port = await freePortPair();
});

afterEach(async () => {
  await peer?.stop();
  await agent?.stop();
  directory.remove();
});

describe("kill -9 of the whole server, then a restart on the same state", () => {
  it("right after a message was accepted: the conversation ends with one picture", {
    timeout: 240_000,
  }, async () => {
    const vars = { IMAGE_PROVIDERS: "sketch" };
    await start(vars);
    peer = await startPeer(agent.agentverseUrl);
    const { session, msg_id } = await peer.chat(agent.address, "a city at night in the rain");
    await agent.kill();
    await start(vars);
    await expectOnePicture(session, msg_id);
  });

  it("while the image API is drawing: one more call, one picture", { timeout: 240_000 }, async () => {
    const api = await startImageApi((call) => call === 1);
    const vars = {
      IMAGE_PROVIDERS: "asi1",
      ASI_LLM_KEY: "interop",
      UNDERSTANDING: "rules",
      ASI1_BASE_URL: api.baseUrl,
      IMAGE_TIMEOUT_SECONDS: "5",
    };
    await start(vars);
    peer = await startPeer(agent.agentverseUrl);
    const { session, msg_id } = await peer.chat(agent.address, "a city at night in the rain");
    await expect.poll(api.calls, { timeout: 10_000 }).toBe(1);
    await agent.kill();
    await start(vars);
    await expectOnePicture(session, msg_id);
    expect(api.calls()).toBe(2);
    await api.stop();
  });
});

async function expectOnePicture(session: string, msgId: string): Promise<void> {
  await peer.waitFor(session, (messages) => messages.some(endsSession), RECOVERY_MS);
  // What must not come cannot be waited for in any other way.
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  const messages = await peer.received(session);
  const pictures = messages.filter(({ content }) => findPicture(textsOf(content)) !== null);
  // The same letter may come twice, if the kill fell between its delivery and the note of it.
  expect(new Set(pictures.map(({ msg_id, content }) => `${msg_id} ${textsOf(content)}`)).size).toBe(1);
  expect(messages.filter(endsSession).length).toBeGreaterThan(0);

  const acknowledgements = messages.filter(({ model }) => model === "ChatAcknowledgement");
  expect(acknowledgements.length).toBeGreaterThan(0);
  expect(new Set(acknowledgements.map(({ msg_id }) => msg_id))).toEqual(new Set([msgId]));

  const response = await fetch(findPicture(textsOf(pictures[0]?.content)) ?? "");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
}

function endsSession({ content }: Received): boolean {
  return content?.some(({ type }) => type === "end-session") ?? false;
}

function textsOf(content: Received["content"]): string[] {
  return (content ?? []).flatMap(({ text }) => text ?? []);
}
