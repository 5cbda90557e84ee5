import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RegistrationInputs } from "../../../../cli/register/inputs.ts";
import { registerAgent } from "../../../../cli/register/register-agent.ts";
import {
  type RunningAgentverse,
  startLocalAgentverse,
} from "../../../../packages/local-agentverse/agentverse.ts";
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
    ...changes,
  };
  const result = await registerAgent(inputs, "# Painter", Date.now(), () => {});
  if (!result.ok) return result.problems.join(" ");
  return result.created ? "registered" : "updated";
}

describe("registering at the local Agentverse, which refuses what the real one refuses", () => {
  it("works, and works again", async () => {
    expect(await register("a", "mine")).toBe("registered");
    expect(await register("a", "mine")).toBe("updated");
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
