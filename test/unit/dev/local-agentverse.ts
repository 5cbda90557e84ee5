import { localAgentverse } from "../../../packages/local-agentverse/agentverse.ts";
import type { TxtLookup } from "../../../packages/local-agentverse/txt-record.ts";
import { createAgentToken } from "../../../src/protocol/agent-token.ts";
import { answerChallenge, attestRegistration, attestStatus } from "../../../src/protocol/attestation.ts";
import { type Identity, identityFromSeed } from "../../../src/protocol/identity.ts";

export const NOW = 1_790_000_000_000;
export const KEY = "key-of-an-account";
export const OTHER_KEY = "key-of-another-account";
export const painter = identityFromSeed("a painter under test");
export const stranger = identityFromSeed("a stranger under test");

/** What POST /v2/agents takes, for the painter. */
export const registration = {
  address: painter.address,
  name: "Painter",
  handle: "painter",
  url: "https://painter.example/submit",
  profile: { description: "Draws lighthouses.", readme: "# Painter\nwoodcuts and storms" },
  endpoints: [{ url: "https://painter.example/submit", weight: 1 }],
  protocols: ["proto:30a801ed"],
};

/** A local Agentverse whose clock and ids a test holds in its hands. */
export function agentverse(options: { stateFile?: string; quota?: number; lookUpTxt?: TxtLookup } = {}) {
  const clock = { now: NOW };
  const lines: string[] = [];
  let ids = 0;
  const app = localAgentverse({
    stateFile: null,
    now: () => clock.now,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
    report: (line) => lines.push(line),
    ...options,
  });
  const call = async (method: string, path: string, authorization?: string, body?: unknown) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
      ...(body !== undefined && { body: text }),
    });
    return { status: response.status, json: JSON.parse(await response.text()) };
  };
  const account = (key: string) => ({
    get: (path: string) => call("GET", path, `Bearer ${key}`),
    post: (path: string, body: unknown) => call("POST", path, `Bearer ${key}`, body),
    put: (path: string, body: unknown) => call("PUT", path, `Bearer ${key}`, body),
    delete: (path: string) => call("DELETE", path, `Bearer ${key}`),
    async prove(identity: Identity) {
      const { json } = await this.get(`/v2/identity/${identity.address}/challenge`);
      const challenge_response = answerChallenge(identity, json.challenge);
      return this.post("/v2/identity", { address: identity.address, ...json, challenge_response });
    },
    async register(identity: Identity, changes: object = {}) {
      await this.prove(identity);
      return this.post("/v2/agents", { ...registration, address: identity.address, ...changes });
    },
  });
  const seconds = () => Math.floor(clock.now / 1000);
  return {
    app,
    clock,
    lines,
    call,
    account,
    /** As an agent, with a token of its own. */
    token(identity: Identity, window = { from: seconds(), seconds: 300 }) {
      return `Agent ${createAgentToken(identity, window, new Uint8Array(32))}`;
    },
    attest(identity: Identity, url: string) {
      const facts = {
        protocols: ["proto:1"],
        endpoints: [{ url, weight: 1 }],
        metadata: null,
        timestamp: seconds(),
      };
      return call("POST", "/v1/almanac/agents", undefined, attestRegistration(identity, facts));
    },
    say(identity: Identity, isActive: boolean) {
      const path = `/v1/almanac/agents/${identity.address}/status`;
      return call("POST", path, undefined, attestStatus(identity, { isActive, timestamp: seconds() }));
    },
  };
}
