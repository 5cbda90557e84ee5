import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import worker from "../../src/worker.ts";

const LONG_SEED = "a seed that is long enough to be deployed";
const MISSING = { AGENT_SEED: "", PUBLIC_URL: "https://images.example" };
const WEAK = { AGENT_SEED: "guess me", OPERATOR_TOKEN: "token", PUBLIC_URL: "https://images.example" };
const WRONG = { AGENT_SEED: LONG_SEED, QUOTA_MAX_REQUESTS: "many", PUBLIC_URL: "https://images.example" };

const ask = (settings: object, path: string, init?: RequestInit) => {
  const context = createExecutionContext();
  const unready: Env = Object.assign({}, env, settings);
  return worker.fetch(new Request(`https://images.example${path}`, init), unready, context);
};

describe("a worker whose settings do not load", () => {
  it.each([
    ["/", "GET"],
    ["/submit", "POST"],
    ["/submit", "HEAD"],
    ["/agent_info", "GET"],
    ["/images/0123456789abcdef0123456789abcdef.png", "GET"],
    ["/v2/agents/agent1q/mailbox", "GET"],
    ["/nowhere", "GET"],
  ])("answers %s (%s) with 503 and not-configured", async (path, method) => {
    const response = await ask(MISSING, path, { method });
    expect(response.status).toBe(503);
    if (method !== "HEAD") expect(await response.json()).toMatchObject({ code: "not-configured" });
  });

  it("has no seed of its own, and names the setting in /status", async () => {
    const response = await ask(MISSING, "/status");
    const status = await response.json<object>();
    expect(response.status).toBe(200);
    expect(status).toMatchObject({ status: "not-configured", code: "not-configured" });
    expect(status).toMatchObject({ problems: [{ setting: "AGENT_SEED" }] });
    expect(status).not.toHaveProperty("address");
  });

  it("names a setting that is wrong, and not its value", async () => {
    const text = await (await ask(WRONG, "/status")).text();
    expect(text).toContain("QUOTA_MAX_REQUESTS");
    expect(text).not.toContain("many");
  });

  it("is not set up with a seed and a token that can be guessed, and says so without showing them", async () => {
    expect((await ask(WEAK, "/submit", { method: "POST" })).status).toBe(503);
    const response = await ask(WEAK, "/status");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: "not-configured",
      problems: [
        { setting: "AGENT_SEED", problem: expect.stringContaining("must have 32 characters or more") },
        { setting: "OPERATOR_TOKEN", problem: expect.stringContaining("must have 16 characters or more") },
      ],
    });
    expect(text).not.toMatch(/guess me|"token"/);
  });

  it("registers nothing when the cron comes", async () => {
    const context = createExecutionContext();
    const reached: PropertyKey[] = [];
    const REGISTRAR = new Proxy(env.REGISTRAR, {
      get: (_, member) => void reached.push(member),
    });
    for (const settings of [MISSING, WEAK, WRONG]) {
      const unready: Env = Object.assign({}, env, settings, { REGISTRAR });
      await worker.scheduled(createScheduledController(), unready);
    }
    await waitOnExecutionContext(context);
    expect(reached).toEqual([]);
  });
});

describe("a worker whose registrar is broken", () => {
  const registrar = (report: () => Promise<never>) => ({ REGISTRAR: { getByName: () => ({ report }) } });
  const registers = { AGENT_SEED: LONG_SEED, PUBLIC_URL: "https://images.example" };

  it.each([
    ["throws", () => Promise.reject(new Error("the object is broken"))],
    ["never answers", () => new Promise<never>(() => {})],
  ])("shows its status all the same when it %s", async (_, report) => {
    const response = await ask({ ...registers, ...registrar(report) }, "/status");
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { status: "OK", registration: { state: "unknown", endpoint: "https://images.example/submit" } },
    ]);
  });

  it("is asked once in a second at the most", async () => {
    let asked = 0;
    const report = () => {
      asked += 1;
      return Promise.reject(new Error("the object is broken"));
    };
    const broken: Env = Object.assign({}, env, registers, registrar(report));
    for (let look = 0; look < 10; look += 1) {
      await worker.fetch(new Request("https://images.example/status"), broken, createExecutionContext());
    }
    expect(asked).toBe(1);
  });
});

describe("the cron", () => {
  it("has the agent registered by its object, and by nobody when the object is broken", async () => {
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
    };
    const well = Object.assign({}, env, {
      AGENT_SEED: LONG_SEED,
      PUBLIC_URL: "https://images.example",
      REGISTRAR: { getByName: () => ({ renew }) },
    });
    await worker.scheduled(createScheduledController(), well);
    expect(renewals).toBe(1);
    const broken = { getByName: () => ({ renew: () => Promise.reject(new Error("the object is broken")) }) };
    const ill = Object.assign({}, well, { REGISTRAR: broken });
    expect(await worker.scheduled(createScheduledController(), ill)).toBeUndefined();
  });
});
