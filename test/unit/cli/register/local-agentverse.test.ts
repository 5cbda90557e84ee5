import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RegistrationInputs } from "../../../../cli/register/inputs.ts";
import { registerAgent } from "../../../../cli/register/register-agent.ts";
import {
  type RunningAgentverse,
  startLocalAgentverse,
} from "../../../../packages/local-agentverse/agentverse.ts";
import { createAgentToken } from "../../../../src/protocol/agent-token.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";

const PROTOCOL = `proto:${"0".repeat(64)}`;
let agentverse: RunningAgentverse;

beforeEach(async () => {
  agentverse = await startLocalAgentverse(0, null, () => {}, { quota: 1 });
});
afterEach(async () => {
  stopServing();
  await agentverse.stop();
});

/** Registers the agent of a seed, which runs, under an account. Returns what became of it in one line. */
async function register(
  seed: string,
  key: string,
  changes: Partial<RegistrationInputs> = {},
): Promise<string> {
  const { address } = identityFromSeed(seed);
  const agent = new Hono()
    .get("/agent_info", (context) => context.json({ address, protocols: [PROTOCOL] }))
    .get("/status", (context) => context.json({ status: "OK", name: "Painter", address }));
  const inputs = {
    seed,
    key,
    team: null,
    publicUrl: await serveOnLoopback(agent),
    agentverseUrl: agentverse.url,
    name: null,
    handle: null,
    copiesPictures: false,
    ...changes,
  };
  const result = await registerAgent(inputs, "# Painter", Date.now(), () => {});
  if (!result.ok) return result.problems.join(" ");
  return result.created ? "registered" : "updated";
}

/** Whether the storage takes a file from the agent of a seed, by its own token: its status. */
async function storing(seed: string): Promise<number> {
  const window = { from: Math.floor(Date.now() / 1000), seconds: 3_600 };
  const token = createAgentToken(identityFromSeed(seed), window, crypto.getRandomValues(new Uint8Array(32)));
  const response = await fetch(`${agentverse.url}/v1/storage/assets/`, {
    method: "POST",
    headers: { authorization: `Agent ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ mime_type: "image/png", contents: btoa("a picture"), lifetime_hours: 24 }),
  });
  await response.body?.cancel();
  return response.status;
}

describe("registering at the local Agentverse, which refuses what the real one refuses", () => {
  it("works, and works again", async () => {
    expect(await register("a", "mine")).toBe("registered");
    expect(await register("a", "mine")).toBe("updated");
  });

  it("lets the agent store copies of its pictures, if it is to", async () => {
    await register("a", "mine");
    expect(await storing("a")).toBe(403);
    await register("a", "mine", { copiesPictures: true });
    expect(await storing("a")).toBe(201);
  });

  it("fails for an agent of another account, and for a handle of another agent", async () => {
    await register("a", "mine", { handle: "painter" });
    expect(await register("a", "theirs")).toMatch(
      /belongs to somebody else: The agent is already registered/,
    );
    expect(await register("b", "theirs", { handle: "painter" })).toMatch(/Set another AGENT_HANDLE/);
  });

  it("fails when the account's agents are used up, and with a key that is none", async () => {
    await register("a", "mine");
    expect(await register("b", "mine")).toMatch(/quota of 1 agents.*used up/);
    expect(await register("b", "bad-key")).toMatch(/does not accept AGENTVERSE_KEY/);
  });
});
