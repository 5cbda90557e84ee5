import { describe, expect, it } from "vitest";
import { callAgentverse } from "../../../src/agentverse/call.ts";
import { register } from "../../../src/agentverse/register.ts";
import { registrationOf } from "../../../src/agentverse/registration.ts";
import { verifyRegistration, verifyStatus } from "../../../src/protocol/attestation.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { parseJson } from "../../../src/protocol/json.ts";
import { chatProtocol } from "../../../src/protocol/protocols.ts";
import {
  endlessBody,
  fakeHttp,
  fetchFailed,
  json,
  type SeenRequest,
  silence,
} from "../upstream/fake-http.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const identity = identityFromSeed("an agent under test");
const registration = registrationOf(
  { publicUrl: "https://images.example", agentverseUrl: "https://agentverse.test", reachedBy: "endpoint" },
  identity.address,
);
const now = () => NOON;

async function registerAt(answer: Parameters<typeof fakeHttp>[0], known: readonly string[] = []) {
  if (registration === null) throw new Error("nothing to register");
  const { fetch, seen } = fakeHttp(answer);
  const outcome = await register(registration, new Set(known), { identity, fetch, now });
  return { outcome, seen, paths: seen.map(({ url }) => new URL(url).pathname) };
}

const wire = ({ body }: SeenRequest) => {
  const read = parseJson(JSON.stringify(body));
  return read.ok ? read.value : null;
};
const refuse = (part: string, status: number) => (request: SeenRequest) =>
  request.url.includes(part) ? json(status, {}) : json(200, {});

describe("registering at the Almanac", () => {
  it("sends a signed attestation first, then that the agent is active, then every manifest", async () => {
    const { outcome, seen, paths } = await registerAt(() => json(200, {}));
    expect(outcome).toMatchObject({ ok: true, active: true });
    expect(paths).toEqual([
      "/v1/almanac/agents",
      `/v1/almanac/agents/${identity.address}/status`,
      ...Array(6).fill("/v1/almanac/manifests"),
    ]);
    const [first, second, third] = seen;
    if (first === undefined || second === undefined) throw new Error("nothing was sent");
    expect(verifyRegistration(wire(first))).toMatchObject({
      ok: true,
      address: identity.address,
      attestation: {
        timestamp: NOON / 1000,
        endpoints: [{ url: "https://images.example/submit", weight: 1 }],
      },
    });
    expect(verifyStatus(wire(second))).toMatchObject({ ok: true, attestation: { is_active: true } });
    expect(third?.body).toEqual(chatProtocol.manifest);
    for (const request of seen) expect(request).toMatchObject({ method: "POST", redirect: "manual" });
  });

  it("gives no manifest twice", async () => {
    const known = registration?.protocols.slice(1).map(({ digest }) => digest) ?? [];
    const { outcome, paths } = await registerAt(() => json(200, {}), known);
    expect(paths.filter((path) => path.endsWith("/manifests"))).toHaveLength(1);
    expect(outcome).toMatchObject({ manifests: [chatProtocol.digest] });
  });

  it("keeps at most four connections open at a time", async () => {
    let open = 0;
    let most = 0;
    await registerAt(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open -= 1;
      return json(200, {});
    });
    expect(most).toBe(4);
  });

  it("is not a failure when a manifest or the status is not taken", async () => {
    expect((await registerAt(refuse("/manifests", 500))).outcome).toEqual({
      ok: true,
      active: true,
      manifests: [],
    });
    expect((await registerAt(refuse("/status", 500))).outcome).toMatchObject({ ok: true, active: false });
  });

  it("ends where the attestation is not taken", async () => {
    const { outcome, seen } = await registerAt(() => json(503, { detail: "down" }, { "retry-after": "7" }));
    expect(outcome).toEqual({ ok: false, trouble: { kind: "status", status: 503, retryAfterSeconds: 7 } });
    expect(seen).toHaveLength(1);
  });
});

describe("a call to Agentverse", () => {
  const call = (answer: Parameters<typeof fakeHttp>[0]) =>
    callAgentverse({ ...fakeHttp(answer), now, url: "https://agentverse.test/x", body: "{}", timeoutMs: 20 });
  const failed = (status: number) => ({
    ok: false,
    trouble: { kind: "status", status, retryAfterSeconds: null },
  });

  it("counts any 2xx, and reads no body", async () => {
    const { response, sent } = endlessBody();
    expect(await call(() => response)).toEqual({ ok: true });
    expect(sent()).toBeLessThan(3);
  });

  it("follows no redirect", async () => {
    const redirect = () =>
      new Response(null, { status: 307, headers: { location: "https://elsewhere.test/" } });
    expect(await call(redirect)).toEqual(failed(307));
  });

  it("says how it failed, in words of ours alone", async () => {
    expect(await call(() => json(422, { detail: "secret" }))).toEqual(failed(422));
    expect(await call(silence)).toEqual({ ok: false, trouble: { kind: "timeout" } });
    expect(await call(() => Promise.reject(fetchFailed("ECONNREFUSED")))).toEqual({
      ok: false,
      trouble: { kind: "unreachable" },
    });
  });
});
