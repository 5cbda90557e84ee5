import { describe, expect, it } from "vitest";
import type { AgentStatus } from "../../../../cli/agent-status.ts";
import {
  checkAddress,
  checkLinks,
  checkSecrets,
  checkSettings,
} from "../../../../cli/doctor/agent-checks.ts";
import { checkRenewal, type FoundRecord, judgeRecord } from "../../../../cli/doctor/agentverse-checks.ts";
import { bad, describeFinding, isWithoutFault, ok, skipped, unmet } from "../../../../cli/doctor/finding.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const URL_OF_AGENT = "https://images.example";
const { address } = identityFromSeed("seed");
const status: AgentStatus = {
  status: "OK",
  address,
  providers: ["asi1"],
  publicUrl: URL_OF_AGENT,
  protocols: [],
  problems: [],
  registration: null,
};

describe("a finding for a person", () => {
  it("is a mark, a title, and what to do where there is something to do", () => {
    expect(describeFinding(ok("probe", "ready"))).toBe("✓ Probe         ready");
    expect(describeFinding(skipped("profile", "no key"))).toBe("– Profile       no key");
    expect(describeFinding(bad("probe", "silence", "Look."))).toBe(
      "✗ Probe         silence\n                → Look.",
    );
  });

  it("does not make an agent ill by being skipped, or by what would only raise its rank", () => {
    expect(isWithoutFault([ok("probe", ""), unmet("handle", "", "", "")])).toBe(true);
    expect(isWithoutFault([ok("probe", ""), skipped("profile", "")])).toBe(true);
    expect(isWithoutFault([ok("probe", ""), bad("profile", "", "")])).toBe(false);
  });
});

describe("settings of this machine", () => {
  it("are read as the agent reads them, in the order of the sources", () => {
    expect(
      checkSettings(URL_OF_AGENT, [{ QUOTA_MAX_REQUESTS: "5" }, { QUOTA_MAX_REQUESTS: "many" }]).state,
    ).toBe("ok");
    const finding = checkSettings(URL_OF_AGENT, [{}, { QUOTA_MAX_REQUESTS: "many" }]);
    expect(finding.state).toBe("bad");
    expect(finding.detail).toContain("QUOTA_MAX_REQUESTS");
  });

  it("have a seed that only a developer's machine may have, and doctor says so", () => {
    const weak = [{ AGENT_SEED: "seed" }];
    expect(checkSettings("http://127.0.0.1:8787", weak)).toMatchObject({
      state: "ok",
      detail: expect.stringContaining("once deployed, AGENT_SEED must have 32 characters or more"),
    });
    expect(checkSettings("https://images.example", weak)).toMatchObject({
      state: "bad",
      detail: expect.stringContaining("AGENT_SEED must have 32 characters or more"),
    });
  });
});

describe("secrets", () => {
  it("are there when the agent has an address and somebody who draws", () => {
    expect(checkSecrets(status, false)).toMatchObject({ state: "ok" });
    expect(checkSecrets({ ...status, providers: [] }, false)).toMatchObject({ state: "bad" });
    const unset = { ...status, address: null, problems: ["AGENT_SEED is missing"] };
    expect(checkSecrets(unset, false)).toMatchObject({ state: "bad", detail: "AGENT_SEED is missing" });
  });
});

describe("links", () => {
  it("need PUBLIC_URL, which may be another address of the agent", () => {
    expect(checkLinks(URL_OF_AGENT, status).state).toBe("ok");
    expect(checkLinks("https://agent.workers.dev", status)).toMatchObject({ state: "ok" });
    expect(checkLinks(URL_OF_AGENT, { ...status, publicUrl: null }).state).toBe("bad");
  });
});

describe("the address", () => {
  it("is the one of the seed here, if there is one here", () => {
    expect(checkAddress(address, [{ AGENT_SEED: "seed" }]).state).toBe("ok");
    expect(checkAddress(address, [{ AGENT_SEED: "other" }]).state).toBe("bad");
    expect(checkAddress(address, [{}]).state).toBe("skipped");
  });
});

describe("the renewal", () => {
  const registration = {
    state: "registered",
    lastSuccess: "2026-11-21T11:17:00Z",
    nextTry: null,
    problem: null,
    endpoint: null,
  };
  it("is as the agent says", () => {
    expect(checkRenewal({ ...status, registration }, false)).toEqual(
      ok("renewal", "registered, last 2026-11-21T11:17:00.000Z"),
    );
    const failing = { ...registration, state: "failing", problem: "the Almanac is down" };
    expect(checkRenewal({ ...status, registration: failing }, false)).toMatchObject({ state: "bad" });
  });

  it("is off for an agent of this machine, which is no fault there", () => {
    const off = { ...registration, state: "off", problem: "PUBLIC_URL is on this machine" };
    expect(checkRenewal({ ...status, registration: off }, true)).toMatchObject({ state: "skipped" });
    expect(checkRenewal({ ...status, registration: off }, false)).toMatchObject({ state: "bad" });
  });
});

describe("the record in the Almanac", () => {
  const record: FoundRecord = {
    endpoints: [{ url: `${URL_OF_AGENT}/submit` }],
    protocols: [chatProtocol.digest],
    expiry: "2026-11-23T12:00:00",
    status: "active",
  };
  const judge = (changes: Partial<FoundRecord>) =>
    judgeRecord({ ...record, ...changes }, URL_OF_AGENT, NOW, "again");

  it("is good with our endpoint alone, the chat protocol and time left", () => {
    expect(judge({})).toEqual(ok("almanac", `${URL_OF_AGENT}/submit, 1 protocols, good for 48 h`));
    expect(judge({ protocols: [chatProtocol.digest.replace("proto:", "")] }).state).toBe("ok");
  });

  it.each<[string, Partial<FoundRecord>]>([
    ["expired", { expiry: "2026-11-21T11:59:59" }],
    ["expired", { expiry: null }],
    ["has no endpoint", { endpoints: [] }],
    ["has https://elsewhere.example/submit", { endpoints: [{ url: "https://elsewhere.example/submit" }] }],
    ["2 endpoints", { endpoints: [...record.endpoints, { url: "https://b.example" }] }],
    ["chat protocol", { protocols: ["proto:1"] }],
    ["inactive", { status: "inactive" }],
  ])("is bad when it is or has: %s", (words, changes) => {
    const finding = judge(changes);
    expect(finding.state).toBe("bad");
    expect(finding.detail).toContain(words);
  });
});
