import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRanking, type RankedAgent } from "../../../../cli/doctor/ranking-facts.ts";
import {
  type RunningAgentverse,
  startLocalAgentverse,
} from "../../../../packages/local-agentverse/agentverse.ts";
import type { AgentverseAccount } from "../../../../src/agentverse/account-api.ts";
import { findProfile } from "../../../../src/agentverse/profile.ts";
import { saveProfile } from "../../../../src/agentverse/save-profile.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";
import { png } from "../../imagegen/sample-pictures.ts";
import { serveOnLoopback, stopServing } from "../loopback.ts";

const identity = identityFromSeed("seed");
const { address } = identity;
let agentverse: RunningAgentverse;

beforeEach(async () => {
  agentverse = await startLocalAgentverse(0, null, () => {});
});
afterEach(async () => {
  stopServing();
  await agentverse.stop();
});

async function rank(changes: Partial<RankedAgent> = {}) {
  const findings = await checkRanking({
    agentverseUrl: agentverse.url,
    address,
    status: {
      status: "OK",
      address,
      providers: [],
      protocols: [{ name: "AgentChatProtocol", digest: chatProtocol.digest }],
      problems: [],
      reportsEvents: false,
    },
    account: null,
    chat: null,
    ...changes,
  });
  return Object.fromEntries(findings.map(({ check, state, detail }) => [check, `${state}: ${detail}`]));
}

/** Registers the agent at the local Agentverse, with pictures that its own server has. */
async function register(account: AgentverseAccount) {
  const pictures = new Hono()
    .get("/avatar.png", () => new Response(png))
    .get("/banner.png", () => new Response("<p>"));
  const url = await serveOnLoopback(pictures);
  const known = await findProfile(account, address);
  await saveProfile(account, {
    identity,
    form: {
      address,
      name: "Painter",
      handle: "painter",
      url: `${url}/submit`,
      agent_type: "uagent",
      profile: {
        description: "Paints.",
        readme: "# Painter",
        avatar_url: `${url}/avatar.png`,
        banner_url: `${url}/banner.png`,
        starter_prompts: ["A lighthouse"],
      },
      endpoints: [],
      protocols: [chatProtocol.digest],
      metadata: { tags: ["art"] },
    },
    known: known.ok ? known.value : null,
    isOwn: false,
    force: true,
    timestamp: Math.floor(Date.now() / 1000),
    report: () => {},
  });
}

describe("the ranking of an agent at the local Agentverse", () => {
  const accountAt = (url: string): AgentverseAccount => ({
    url,
    credentials: { kind: "api-key", key: "key", team: null },
    fetch: (target, init) => fetch(target, init),
  });

  it("is looked at as everybody sees it, and as its owner does", async () => {
    const account = accountAt(agentverse.url);
    await register(account);
    const seen = await rank();
    expect(seen).toMatchObject({
      listed: "ok: Agentverse's search shows the agent",
      handle: "ok: @painter",
      name: "ok: Painter",
      active: "ok: the agent is marked active",
      interactions: expect.stringMatching(/^unmet: 0 in all, 0 in the last 90 days/),
      website: expect.stringMatching(/^unmet/),
      avatar: expect.stringMatching(/^ok/),
      banner: expect.stringMatching(/^skipped: only the profile's owner/),
      manifests: "unmet: The Almanac has no manifest of AgentChatProtocol.",
    });
    expect(await rank({ account })).toMatchObject({
      banner: expect.stringMatching(/^unmet: .*shows no picture/),
      prompts: "ok: 1 to begin with",
    });
  });

  it("knows the manifests that the Almanac has", async () => {
    await register(accountAt(agentverse.url));
    const manifests = `${agentverse.url}/v1/almanac/manifests`;
    await fetch(manifests, { method: "POST", body: JSON.stringify(chatProtocol.manifest) });
    expect((await rank()).manifests).toMatch(/^ok/);
  });

  it("begins with being listed", async () => {
    const { listed, handle, ...others } = await rank();
    expect(listed).toMatch(/^unmet/);
    expect(new Set([handle, ...Object.values(others)])).toEqual(
      new Set(["skipped: Agentverse's search does not show the agent"]),
    );
  });

  it("cannot be known where the search does not answer, or answers something else", async () => {
    expect((await rank({ agentverseUrl: "http://127.0.0.1:1" })).listed).toMatch(
      /^skipped: .*does not answer/,
    );
    const other = await serveOnLoopback(new Hono().all("*", (context) => context.text("hello")));
    expect((await rank({ agentverseUrl: other })).listed).toMatch(/^skipped: .*cannot be read/);
  });
});
