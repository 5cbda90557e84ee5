import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { type Peer, startPeer } from "./peer.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const directory = temporaryDirectory();
let agent: AgentProcess;
let peer: Peer;

beforeAll(async () => {
  const vars = { IMAGE_PROVIDERS: "sketch", QUOTA_MAX_REQUESTS: "2" };
  agent = await startAgentProcess({ persistTo: directory.path, vars });
  peer = await startPeer(agent.agentverseUrl);
});

afterAll(async () => {
  await peer?.stop();
  await agent?.stop();
  directory.remove();
});

describe("a reference agent that has had its two pictures", () => {
  it("gets the reference's own words for the third ImageRequest", async () => {
    const answers = [];
    for (const description of ["a boat", "a tree", "a house"]) {
      const { session } = await peer.imageRequest(agent.address, description);
      answers.push(...(await peer.waitFor(session, (messages) => messages.length > 0)));
    }
    expect(answers.map(({ model }) => model)).toEqual(["ImageResponse", "ImageResponse", "ErrorMessage"]);
    expect(answers.at(-1)?.error).toBe(
      "Rate limit exceeded for ImageRequest. This handler allows for 2 calls per 60 minutes. Try again later.",
    );
  });

  it("gets a friendly sentence in chat that says when the next picture is free", async () => {
    const { session } = await peer.chat(agent.address, "a castle on a hill");
    const messages = await peer.waitFor(session, (messages) => messages.length === 2);
    expect(messages.map(({ model }) => model)).toEqual(["ChatAcknowledgement", "ChatMessage"]);
    const text = messages[1]?.content?.[0]?.text;
    expect(text).toMatch(/\bnext one in \d+ minutes?\b/);
    expect(text).not.toMatch(/error|failed|unable|sorry/i);
  });

  it("still takes messages after all that", async () => {
    const { session } = await peer.imageRequest(agent.address, "one more");
    const [answer] = await peer.waitFor(session, (messages) => messages.length > 0);
    expect(answer?.model).toBe("ErrorMessage");
  });
});
