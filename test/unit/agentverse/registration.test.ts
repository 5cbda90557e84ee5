import { describe, expect, it } from "vitest";
import { METADATA } from "../../../src/agentverse/metadata.ts";
import { fingerprintOf, registrationOf, whyUnregistrable } from "../../../src/agentverse/registration.ts";
import { describeRegistration, reportOf } from "../../../src/agentverse/registration-report.ts";
import { afterFailedTry, afterSuccess, NEVER_RENEWED } from "../../../src/agentverse/renewal.ts";
import { imageProtocol } from "../../../src/protocol/protocols.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const deployed = { publicUrl: "https://images.example", agentverseUrl: "https://agentverse.ai" };
const address = "agent1qsomebody";

describe("what is registered", () => {
  it("is the agent's own endpoint with weight 1 and every announced protocol, and the profile's metadata", () => {
    const registration = registrationOf(deployed, address);
    expect(registration).toMatchObject({
      address,
      endpoints: [{ url: "https://images.example/submit", weight: 1 }],
      metadata: METADATA,
    });
    expect(registration?.protocols).toHaveLength(6);
  });

  it.each([
    ["no PUBLIC_URL", { ...deployed, publicUrl: null }, "no-public-url"],
    [
      "a loopback endpoint at the real Agentverse",
      { ...deployed, publicUrl: "http://127.0.0.1:8787" },
      "loopback-endpoint",
    ],
    [
      "a loopback endpoint at a local one",
      { publicUrl: "http://localhost:8787", agentverseUrl: "http://127.0.0.1:8788" },
      null,
    ],
    ["a tunnel at a local one", { ...deployed, agentverseUrl: "http://127.0.0.1:8788" }, null],
    ["a public endpoint", deployed, null],
  ])("with %s", (_, config, reason) => {
    expect(whyUnregistrable(config)).toBe(reason);
    expect(registrationOf(config, address) === null).toBe(reason !== null);
  });
});

describe("the fingerprint", () => {
  const registration = registrationOf(deployed, address);
  if (registration === null) throw new Error("nothing to register");

  it("stays the same", () => {
    expect(fingerprintOf({ ...registration })).toBe(fingerprintOf(registration));
  });

  it.each([
    ["the endpoint", { endpoints: [{ url: "https://elsewhere.example/submit", weight: 1 }] }],
    ["the protocols", { protocols: [imageProtocol] }],
    ["the Agentverse", { agentverseUrl: "http://127.0.0.1:8788" }],
    ["the agent", { address: "agent1qother" }],
    ["the metadata", { metadata: { geolocation: { latitude: "1" } } }],
  ])("changes with %s", (_, change) => {
    expect(fingerprintOf({ ...registration, ...change })).not.toBe(fingerprintOf(registration));
  });
});

describe("how the status describes it", () => {
  const told = { fingerprint: "a", agentverseUrl: deployed.agentverseUrl, manifests: [], active: true };
  const registered = afterSuccess(NEVER_RENEWED, told, NOON);
  const down = { kind: "status", status: 503, retryAfterSeconds: null } as const;
  const describeIt = (renewal: typeof registered) =>
    describeRegistration(deployed, reportOf(renewal, "a", NOON + 1_000));

  it("off, with the reason", () => {
    expect(describeRegistration({ ...deployed, publicUrl: null }, null)).toEqual({
      state: "off",
      endpoint: null,
      lastSuccess: null,
      nextTry: null,
      problem: "PUBLIC_URL is not set, so there is no endpoint to register.",
    });
    const local = describeRegistration({ ...deployed, publicUrl: "http://127.0.0.1:8787" }, null);
    expect(local).toMatchObject({ state: "off", endpoint: "http://127.0.0.1:8787/submit" });
    expect(local.problem).toContain("nobody there could reach the agent");
  });

  it("unknown, when the object does not answer", () => {
    expect(describeRegistration(deployed, null)).toMatchObject({ state: "unknown" });
  });

  it("pending, registered, failing and registered again", () => {
    expect(describeIt(NEVER_RENEWED)).toMatchObject({ state: "pending", lastSuccess: null, problem: null });
    expect(describeIt(registered)).toEqual({
      state: "registered",
      endpoint: "https://images.example/submit",
      lastSuccess: "2026-11-21T12:00:00.000Z",
      nextTry: "2026-11-21T12:00:01.000Z",
      problem: null,
    });
    const failing = afterFailedTry(registered, "a", down, NOON, 0.5);
    expect(describeIt(failing)).toMatchObject({
      state: "failing",
      lastSuccess: "2026-11-21T12:00:00.000Z",
      problem: "The Almanac at https://agentverse.ai answered with status 503: it is busy or down.",
    });
    expect(describeIt(afterSuccess(failing, told, NOON))).toMatchObject({
      state: "registered",
      problem: null,
    });
  });

  it("pending, when something else is to be told now", () => {
    expect(describeRegistration(deployed, reportOf(registered, "b", NOON))).toMatchObject({
      state: "pending",
    });
  });

  it("registered with a word about what went wrong beside it", () => {
    const quiet = afterSuccess(NEVER_RENEWED, { ...told, active: false }, NOON);
    expect(describeIt(quiet)).toMatchObject({ state: "registered" });
    expect(describeIt(quiet).problem).toContain("is registered, but");
  });

  it.each([
    [{ kind: "unreachable" }, "Nothing answers at https://agentverse.ai."],
    [{ kind: "timeout" }, "The Almanac at https://agentverse.ai did not answer in time."],
    [{ kind: "fault" }, "Something went wrong here; the log has it."],
    [
      { kind: "status", status: 400, retryAfterSeconds: null },
      "The Almanac at https://agentverse.ai answered with status 400: it refused the registration.",
    ],
    [
      { kind: "status", status: 404, retryAfterSeconds: null },
      "The Almanac at https://agentverse.ai answered with status 404: AGENTVERSE_URL may be wrong.",
    ],
    [
      { kind: "status", status: 302, retryAfterSeconds: null },
      "The Almanac at https://agentverse.ai answered with status 302.",
    ],
  ] as const)("with a sentence for %j", (trouble, sentence) => {
    expect(describeIt(afterFailedTry(NEVER_RENEWED, "a", trouble, NOON, 0)).problem).toBe(sentence);
  });
});
