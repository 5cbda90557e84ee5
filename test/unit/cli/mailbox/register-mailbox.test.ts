import { Hono } from "hono";
import { afterEach, beforeEach, expect, it } from "vitest";
import { registerMailbox } from "../../../../cli/mailbox/register-mailbox.ts";
import type { StartFacts } from "../../../../cli/start-summary.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { type FakeAgentverse, fakeAgentverse, KEY } from "../../agentverse/fake-agentverse.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";
import { runningAgent } from "../register/running-agent.ts";

const { address } = identityFromSeed("seed");
const MAILBOX = "https://agentverse.test/v2/agents/mailbox/submit";

let agentverse: FakeAgentverse;
let facts: Pick<StartFacts, "url" | "publicUrl" | "agentverseUrl">;

beforeEach(async () => {
  agentverse = fakeAgentverse();
  const info = {
    address,
    protocols: ["proto:1"],
    agent_type: "mailbox",
    endpoints: [{ url: MAILBOX, weight: 1 }],
  };
  const agent = new Hono()
    .get("/agent_info", (context) => context.json(info))
    .route("/", runningAgent(address));
  facts = {
    url: await serveOnLoopback(agent),
    // Lets pictures through, which it does not have, and nothing else.
    publicUrl: await serveOnLoopback(new Hono()),
    agentverseUrl: await serveOnLoopback(agentverse.app),
  };
});
afterEach(stopServing);

it("an agent behind a mailbox is registered at its mailbox, under the account of the settings", async () => {
  const { result } = await registerMailbox(facts, "seed", { AGENTVERSE_KEY: KEY, AGENT_HANDLE: "@painter" });
  expect(result).toMatchObject({ ok: true, address, handle: "painter", created: true });
  expect(agentverse.agents.get(address)).toMatchObject({
    url: MAILBOX,
    endpoints: [{ url: MAILBOX, weight: 1 }],
  });
});

it("it is not registered without a key at an Agentverse that does not know it, and that is told", async () => {
  const { result, storage } = await registerMailbox(facts, "seed", {});
  expect(storage).toBe("unknown");
  expect(result).toMatchObject({ ok: false, problems: [expect.stringContaining("AGENTVERSE_KEY")] });
});
