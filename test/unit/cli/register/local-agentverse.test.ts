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
    copiesPictures: false,
    ...changes,
  };
  const quiet = { questions: NOBODY, now: Date.now, report: () => {}, note: () => {} };
  const result = await registerAgent({ inputs, readme: "# Painter", force, ...quiet });
  if (!result.ok) return result.problems.join(" ");
  const differences = result.differences.map(({ field }) => `, other ${field}`).join("");
  return `${result.created ? "registered" : "updated"} @${result.handle}${differences}`;
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
    expect(await register("a", "mine", { handle: "painter" })).toBe("registered @painter");
    expect(await register("a", "mine")).toBe("updated @painter");
  });

  it("lets the agent store copies of its pictures, if it is to", async () => {
    await register("a", "mine");
    expect(await storing("a")).toBe(403);
    await register("a", null, { copiesPictures: true });
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
