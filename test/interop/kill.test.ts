import { describe, expect, it, type TestContext, vi } from "vitest";
import { freePortPair, startAgentProcess } from "../../dev/agent-process.ts";
import { startImageApi } from "../../dev/image-api.ts";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { type Peer, type Received, startPeer } from "./peer.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A lease, a re-sent hint and a drawing. */
const RECOVERY_MS = 100_000;
/** Long enough for anything that would come twice. */
const QUIET_MS = 5_000;

/** One that was open when the server was killed. */
interface Conversation {
  readonly peer: Peer;
  readonly session: string;
  readonly msgId: string;
}

type OnTestFinished = TestContext["onTestFinished"];

/** Opens a conversation with an agent of its own, kills the agent once `isTime`, and starts it again on its state. */
async function killedInTheMiddle(
  vars: Readonly<Record<string, string>>,
  onTestFinished: OnTestFinished,
  isTime: () => Promise<unknown>,
): Promise<Conversation> {
  const directory = temporaryDirectory();
  onTestFinished(directory.remove);
  const port = await freePortPair();
  const start = () => startAgentProcess({ persistTo: directory.path, port, vars });
  let agent = await start();
  onTestFinished(() => agent.stop());
  const peer = await startPeer(agent.agentverseUrl);
  onTestFinished(() => peer.stop());
  const { session, msg_id } = await peer.chat(agent.address, "a city at night in the rain");
  await isTime();
  await agent.kill();
  agent = await start();
  return { peer, session, msgId: msg_id };
}

// Both at the same time: each waits for a lease most of the time, and has an agent and a peer of its own.
describe.concurrent("kill -9 of the whole server, then a restart on the same state", {
  timeout: 240_000,
}, () => {
  it("right after a message was accepted: the conversation ends with one picture", async ({
    onTestFinished,
  }) => {
    const vars = { IMAGE_PROVIDERS: "sketch" };
    await expectOnePicture(await killedInTheMiddle(vars, onTestFinished, async () => {}));
  });

  it("while the image API is drawing: one more call, one picture", async ({ onTestFinished }) => {
    const api = await startImageApi((call) => call === 1);
    onTestFinished(() => api.stop());
    const vars = {
      IMAGE_PROVIDERS: "asi1",
      ASI_LLM_KEY: "interop",
      UNDERSTANDING: "rules",
      ASI1_BASE_URL: api.baseUrl,
      IMAGE_TIMEOUT_SECONDS: "5",
    };
    const isDrawing = () => vi.waitUntil(() => api.calls() === 1, { timeout: 10_000, interval: 50 });
    await expectOnePicture(await killedInTheMiddle(vars, onTestFinished, isDrawing));
    expect(api.calls()).toBe(2);
  });
});

async function expectOnePicture({ peer, session, msgId }: Conversation): Promise<void> {
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
