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
import { NOBODY } from "./answers.ts";
import { runningAgent } from "./running-agent.ts";

let agentverse: RunningAgentverse;

beforeEach(async () => {
  agentverse = await startLocalAgentverse(0, null, () => {}, { quota: 1 });
});
afterEach(async () => {
  stopServing();
  await agentverse.stop();
});

/** Registers the agent of a seed, which runs, under an account or by itself. Returns what became of it in one line. */
async function register(
  seed: string,
  key: string | null,
  changes: Partial<RegistrationInputs> = {},
  force = false,
): Promise<string> {
  const { address } = identityFromSeed(seed);
  const inputs = {
    seed,
    key,
    team: null,
    publicUrl: await serveOnLoopback(runningAgent(address)),
    agentverseUrl: agentverse.url,
    name: null,
    handle: null,
    ...changes,
  };
  const quiet = { questions: NOBODY, now: Date.now, report: () => {}, note: () => {} };
  const result = await registerAgent({ inputs, readme: "# Painter", force, ...quiet });
  if (!result.ok) return result.problems.join(" ");
  const differences = result.differences.map(({ field }) => `, other ${field}`).join("");
  return `${result.created ? "registered" : "updated"} @${result.handle}${differences}`;
}

describe("registering at the local Agentverse, which refuses what the real one refuses", () => {
  it("works, and works again", async () => {
    expect(await register("a", "mine", { handle: "painter" })).toBe("registered @painter");
    expect(await register("a", "mine")).toBe("updated @painter");
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

describe("registering by the agent's own attestation", () => {
  it("needs no account, and leaves what is there unless it is forced", async () => {
    expect(await register("a", null, { handle: "painter" })).toBe("registered @painter");
    expect(await register("a", null, { name: "Fox", handle: "fox" })).toBe(
      "updated @painter, other name, other handle",
    );
    expect(await register("a", null, { name: "Fox", handle: "fox" }, true)).toBe(
      "updated @fox, other name, other handle",
    );
    expect(await register("a", null)).toMatch(/^updated @fox, other name$/);
  });

  it("updates an agent of an account, which stays that account's", async () => {
    await register("a", "mine", { handle: "painter" });
    expect(await register("a", null)).toBe("updated @painter");
    expect(await register("a", "mine")).toBe("updated @painter");
    expect(await register("a", "theirs")).toMatch(/belongs to somebody else/);
  });

  it("is seen by an account that gets the agent afterwards, and overwrites nothing either", async () => {
    await register("a", null, { name: "Fox", handle: "fox" });
    expect(await register("a", "mine", { name: "Painter" })).toBe("updated @fox, other name");
    expect(await register("a", "mine", { name: "Painter" })).toBe("updated @fox, other name");
  });

  it("says what to do where Agentverse does not take it", async () => {
    const strict = new Hono().all("*", (context) =>
      context.req.method === "GET"
        ? context.json({ detail: "Agent not found" }, 404)
        : context.json({ detail: "Not authenticated" }, 403),
    );
    const refusal = await register("secret-seed", null, { agentverseUrl: await serveOnLoopback(strict) });
    expect(refusal).toMatch(/own attestation: Not authenticated\..*AGENT_URI.*AGENTVERSE_KEY/);
    expect(refusal).not.toMatch(/secret-seed|attr:/);
  });
});
