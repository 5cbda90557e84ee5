import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import worker from "../../src/worker.ts";

const TOKEN = "the token of the operator";
const AGENT = "https://images.example";
const DEPLOYED = {
  AGENT_SEED: "a seed that is long enough to be deployed",
  OPERATOR_TOKEN: TOKEN,
  PUBLIC_URL: AGENT,
};
let networks = 0;
/** An address that no other test comes from. */
function someNetwork(): string {
  networks += 1;
  return `192.0.2.${networks}`;
}

async function ask(path: string, init: RequestInit = {}, origin = AGENT): Promise<Response> {
  const context = createExecutionContext();
  const deployed: Env = Object.assign({}, env, DEPLOYED);
  const response = await worker.fetch(new Request(`${origin}${path}`, init), deployed, context);
  await waitOnExecutionContext(context);
  return response;
}

const withToken = (token: string, network: string) => ({
  headers: { authorization: `Bearer ${token}`, "cf-connecting-ip": network },
});

function logIn(token: string, network: string): Promise<Response> {
  return ask("/operator/login", {
    method: "POST",
    body: new URLSearchParams({ token }),
    headers: { origin: AGENT, "cf-connecting-ip": network },
    redirect: "manual",
  });
}

describe("the operator's token", () => {
  it("lets in however many wrong ones came from its network, which are limited all the same", async () => {
    const network = someNetwork();
    const statuses: number[] = [];
    for (let guess = 0; guess < 40; guess += 1) {
      statuses.push((await ask("/operator/metrics", withToken(`guess ${guess}`, network))).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual(Array(30).fill(429));
    expect((await ask("/operator/metrics", withToken(TOKEN, network))).status).toBe(200);
    expect((await ask("/operator/metrics", withToken("a guess more", network))).status).toBe(429);
  });

  it("logs a browser in, however many wrong ones came from its network", async () => {
    const network = someNetwork();
    for (let guess = 0; guess < 20; guess += 1) expect((await logIn("a guess", network)).status).toBe(401);
    const response = await logIn(TOKEN, network);
    expect([response.status, response.headers.get("location")]).toEqual([303, "/operator"]);
    expect(response.headers.get("set-cookie")).toContain("__Host-operator=");
  });
});

describe("the operator's page, after an action", () => {
  it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf"])(
    "says nothing of a result that is %s",
    async (name) => {
      const cookie = (await logIn(TOKEN, someNetwork())).headers.get("set-cookie")?.split(";")[0] ?? "";
      for (const query of [`result=${name}`, `did=${name}`, `did=${name}&result=${name}`]) {
        const response = await ask(`/operator?${query}`, { headers: { cookie } });
        expect(response.status).toBe(200);
        expect(await response.text()).not.toMatch(/native code|\[object/);
      }
    },
  );
});

describe("every answer", () => {
  it.each([
    ["/status", {}],
    ["/nowhere", {}],
    ["/submit", { method: "POST", body: "{" }],
    ["/submit", { method: "OPTIONS" }],
    ["/operator", {}],
    ["/operator/metrics", {}],
    ["/v2/agents/agent1q/mailbox", {}],
    ["/images/0123456789abcdef0123456789abcdef.png", {}],
  ] as const)(
    "is not looked at for what it does not say it is, and is asked over TLS: %s",
    async (path, init) => {
      const { headers } = await ask(path, init);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    },
  );

  it("speaks of TLS only where it came over it", async () => {
    const { headers } = await ask("/status", {}, "http://images.example");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.has("strict-transport-security")).toBe(false);
  });
});
