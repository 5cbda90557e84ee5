import { describe, expect, it } from "vitest";
import type { AgentverseAccount } from "../../../src/agentverse/account-api.ts";
import { findProfile } from "../../../src/agentverse/profile.ts";
import { profileForm } from "../../../src/agentverse/profile-form.ts";
import { type RegistrationStep, saveProfile } from "../../../src/agentverse/save-profile.ts";
import { fakeHttp, json } from "../upstream/fake-http.ts";
import { type FakeAgentverse, fakeAgentverse, KEY } from "./fake-agentverse.ts";
import { FACTS, IDENTITY } from "./profile-facts.ts";

const URL_OF_AGENTVERSE = "http://agentverse.test";
const identity = IDENTITY;
const { address } = IDENTITY;

function form() {
  const result = profileForm(FACTS);
  if (!result.ok) throw new Error("the form is good");
  return result.form;
}

function accountAt({ app }: FakeAgentverse, changes: Partial<AgentverseAccount> = {}): AgentverseAccount {
  const fetch = async (url: string, init: RequestInit) => app.request(url, init);
  return {
    url: URL_OF_AGENTVERSE,
    credentials: { kind: "api-key", key: KEY, team: null },
    fetch,
    ...changes,
  };
}

async function save(account: AgentverseAccount) {
  const steps: RegistrationStep[] = [];
  const known = await findProfile(account, address);
  if (!known.ok) return { steps, result: known };
  const registration = {
    identity,
    form: form(),
    known: known.value,
    isOwn: known.value !== null,
    force: false,
    timestamp: 1_790_000_000,
  };
  const result = await saveProfile(account, { ...registration, report: (step) => steps.push(step) });
  return { steps, result };
}

describe("saving a profile", () => {
  it("proves the identity of a new agent, then registers it and marks it active", async () => {
    const agentverse = fakeAgentverse();
    const { steps, result } = await save(accountAt(agentverse));
    expect(result.ok).toBe(true);
    expect(steps).toEqual(["identity-proved", "profile-saved", "active"]);
    expect(agentverse.calls).toEqual([
      `GET /v2/agents/${address}`,
      `GET /v2/identity/${address}/challenge`,
      "POST /v2/identity",
      "POST /v2/agents",
      `POST /v1/almanac/agents/${address}/status`,
    ]);
    expect(agentverse.agents.get(address)).toEqual(form());
    expect(agentverse.active).toEqual(new Set([address]));
  });

  it("updates a known one without proving anything again", async () => {
    const agentverse = fakeAgentverse();
    await save(accountAt(agentverse));
    const { steps, result } = await save(accountAt(agentverse));
    expect(result.ok).toBe(true);
    expect(steps).toEqual(["profile-saved", "active"]);
  });

  it("names the team in every call, if there is one", async () => {
    const agentverse = fakeAgentverse();
    await save(accountAt(agentverse, { credentials: { kind: "api-key", key: KEY, team: "team-1" } }));
    expect(agentverse.headers.map((headers) => headers.get("x-team"))).toEqual(Array(5).fill("team-1"));
  });

  it("follows no redirect, which would carry the key elsewhere", async () => {
    const { fetch, seen } = fakeHttp(
      () => new Response(null, { status: 307, headers: { location: "http://x" } }),
    );
    const { result } = await save(accountAt(fakeAgentverse(), { fetch }));
    expect(result).toMatchObject({ ok: false, failure: { reason: "refused", status: 307 } });
    expect(seen.map(({ redirect }) => redirect)).toEqual(["manual"]);
  });
});

describe("what Agentverse refuses", () => {
  it.each<[number, unknown, object]>([
    [401, { detail: "Invalid API key" }, { reason: "unauthorized", detail: "Invalid API key" }],
    [403, { detail: "Not yours" }, { reason: "unauthorized", detail: "Not yours" }],
    [406, { detail: "Agents quota exceeded" }, { reason: "not-acceptable", detail: "Agents quota exceeded" }],
    [409, { detail: "Handle taken" }, { reason: "taken", detail: "Handle taken" }],
    [
      422,
      { detail: [{ loc: ["body", "name"], msg: "too long", type: "x" }] },
      { reason: "refused", status: 422, detail: "body.name: too long" },
    ],
    [418, "teapot", { reason: "refused", status: 418, detail: "" }],
    [429, {}, { reason: "unavailable", detail: "status 429" }],
    [500, {}, { reason: "unavailable", detail: "status 500" }],
  ])("with status %i is told apart", async (status, body, failure) => {
    const { fetch } = fakeHttp(() => json(status, body));
    expect(await findProfile(accountAt(fakeAgentverse(), { fetch }), address)).toEqual({
      ok: false,
      failure,
    });
  });

  it("is quoted without control characters, and not at any length", async () => {
    const detail = `\u001b[31mred\u001b[0m\r\n\u202e${"x".repeat(5_000)}`;
    const { fetch } = fakeHttp(() => json(406, { detail }));
    const result = await findProfile(accountAt(fakeAgentverse(), { fetch }), address);
    const quoted = result.ok ? "" : result.failure.detail;
    expect(quoted).toMatch(/^red x+…$/);
    expect([...quoted]).toHaveLength(300);
  });

  it("is told apart from an Agentverse that cannot be reached, or is none", async () => {
    const unreachable = fakeHttp(() => Promise.reject(new TypeError("fetch failed")));
    const page = fakeHttp(() => new Response("<html>", { status: 200 }));
    const at = (fetch: AgentverseAccount["fetch"]) => accountAt(fakeAgentverse(), { fetch });
    expect(await findProfile(at(unreachable.fetch), address)).toMatchObject({
      failure: { reason: "unavailable" },
    });
    expect(await findProfile(at(page.fetch), address)).toMatchObject({
      failure: { reason: "unexpected-answer" },
    });
  });
});
