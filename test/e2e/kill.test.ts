import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { freePort } from "../../dev/agent-process.ts";
import { AGENT_ADDRESS, type Agent, agentVars, startAgent, submit } from "./agent.ts";
import { type AgentProcess, startAgentProcess } from "./agent-process.ts";
import { hang } from "./image-api.ts";
import type { Letter } from "./letter.ts";
import { type Sealed, sealChat } from "./messages.ts";
import { endsSession, type Peer, pictureLink } from "./peer.ts";
import { startDependencies } from "./world.ts";

/** A consumer may hold a job for the time limit of a call and 30 s more; then there is a pause before the next call. */
const RECOVERY_MS = 60_000;

/** A conversation that was open when the server was killed. */
interface OpenConversation {
  readonly peer: Peer;
  readonly text: string;
  readonly sealed: Sealed;
}

const persistTo = mkdtempSync(join(tmpdir(), "e2e-state-"));
let dependencies: Awaited<ReturnType<typeof startDependencies>>;
let first: AgentProcess;
let agent: Agent;
let drawing: OpenConversation;
let accepted: OpenConversation;
let undelivered: OpenConversation;

beforeAll(async () => {
  dependencies = await startDependencies();
  const worker = inject("builtWorker");
  const port = await freePort();
  const vars = { ...dependencies.vars, IMAGE_TIMEOUT_SECONDS: "5", PROGRESS_AFTER_SECONDS: "0" };
  first = await startAgentProcess({ worker, port, persistTo, vars: agentVars(port, vars) });
  const url = `http://127.0.0.1:${port}`;
  await talk(url);
  await first.kill();

  agent = await startAgent({ worker, port, persistTo, vars });
  await undelivered.peer.comeBack();
}, 60_000);

afterAll(async () => {
  await first?.kill();
  await agent?.stop();
  await dependencies?.stop();
  rmSync(persistTo, { recursive: true, force: true });
});

/** Opens the conversations. The last one is accepted at the very end. */
async function talk(url: string): Promise<void> {
  const { api, peer } = dependencies;
  api.script("a painter at work", hang);
  const absent = await peer();
  await absent.goDown();
  undelivered = await say(url, absent, "a postman on a bicycle");
  await api.called("a postman on a bicycle");
  drawing = await say(url, await peer(), "a painter at work");
  await api.called("a painter at work");
  await drawing.peer.hear(drawing.sealed.session, (said) => said.length > 0);
  accepted = await say(url, await peer(), "a door that has just closed");
}

async function say(url: string, peer: Peer, text: string): Promise<OpenConversation> {
  const sealed = sealChat(peer.identity, AGENT_ADDRESS, text);
  expect(await submit(url, sealed.wire)).toBe(200);
  return { peer, text, sealed };
}

describe.concurrent("after kill -9 of the whole server and a restart, a conversation ends with one picture", () => {
  it.each<[string, () => OpenConversation]>([
    ["while the image API was drawing", () => drawing],
    ["right after its message was accepted", () => accepted],
    ["while its peer could not be reached", () => undelivered],
  ])(
    "that was open %s",
    async (_, conversation) => {
      const { peer, text, sealed } = conversation();
      await peer.hear(sealed.session, endsSession, RECOVERY_MS);
      await agent.settled(peer.identity.address);

      // What the peer took in the last moment before the kill may come again, but then letter by letter the same.
      const letters = distinct(peer);
      expect(letters.map(({ said }) => said.kind)).toEqual(["acknowledgement", "text", "end-session"]);
      expect(letters[0]?.said).toEqual({ kind: "acknowledgement", of: sealed.msgId });
      const link = pictureLink(letters.map(({ said }) => said)) ?? "";
      expect((await fetch(link)).headers.get("content-type")).toBe("image/png");
      // The call that the kill cut off may have been paid for: there is one more, never a third.
      expect(dependencies.api.calls(text).length).toBeLessThanOrEqual(2);

      expect(await agent.submit(sealed.wire)).toBe(200);
      await agent.settled(peer.identity.address);
      expect(distinct(peer)).toEqual(letters);
    },
    RECOVERY_MS + 30_000,
  );
});

/** What a peer has received, without what is the same down to the payload's last letter. */
function distinct(peer: Peer): readonly Letter[] {
  return [...new Map(peer.letters().map((letter) => [letter.payload, letter])).values()];
}
