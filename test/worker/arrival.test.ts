import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ARRIVAL_HEADER } from "../../src/agentverse/arrival.ts";
import { encodeEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { healthCheck } from "../../src/protocol/messages/health-check.ts";
import worker from "../../src/worker.ts";
import { agentToken } from "../agent-token.ts";
import { SESSION } from "./sender.ts";

const HOUR = 3_600_000;
/** Nobody listens there; on this machine a seed may be short. */
const AGENTVERSE_URL = "http://127.0.0.1:9";
const us = identityFromSeed("an agent under test");
const stranger = identityFromSeed("a stranger with a mailbox of its own");

/** An envelope that ended an hour ago, handed on with `headers` to an agent that is `reachedBy` others. */
async function submitLate(headers: Record<string, string>, reachedBy = "mailbox") {
  const wire = encodeEnvelope(
    sealEnvelope(identityFromSeed(crypto.randomUUID()), {
      target: us.address,
      session: SESSION,
      schemaDigest: healthCheck.digest,
      protocolDigest: null,
      message: healthCheck.encode({}),
      expires: BigInt(Math.floor((Date.now() - HOUR) / 1000)),
      nonce: 1n,
    }),
  );
  const settings: Env = Object.assign({}, env, { REACHED_BY: reachedBy, AGENTVERSE_URL });
  const context = createExecutionContext();
  const init = { method: "POST", body: wire, headers: { "content-type": "application/json", ...headers } };
  const response = await worker.fetch(new Request("http://127.0.0.1:8787/submit", init), settings, context);
  await waitOnExecutionContext(context);
  return response.json();
}

const cameBeforeItsEnd = { [ARRIVAL_HEADER]: String(Date.now() - HOUR - 10_000) };
const ours = () => ({ authorization: `Agent ${agentToken(us)}` });
const EXPIRED = { code: "envelope-expired" };

describe("an envelope that ended while it lay in the agent's mailbox", () => {
  it("is taken if its reader, who holds the agent's key, says that it came in time", async () => {
    expect(await submitLate({ ...ours(), ...cameBeforeItsEnd })).toEqual({});
  });

  it("is refused if it had ended when it came", async () => {
    const late = { [ARRIVAL_HEADER]: String(Date.now() - HOUR / 2) };
    expect(await submitLate({ ...ours(), ...late })).toMatchObject(EXPIRED);
  });

  it.each([
    ["nobody's", {}],
    ["a stranger's", { authorization: `Agent ${agentToken(stranger)}` }],
    ["no", { authorization: "Agent attr:AAAA:sig1qqqq" }],
    ["an old", { authorization: `Agent ${agentToken(us, { from: Math.floor(Date.now() / 1000) - 7200 })}` }],
    ["too wide a", { authorization: `Agent ${agentToken(us, { seconds: 86_400 })}` }],
  ])("is refused with %s token", async (_, authorization: Record<string, string>) => {
    expect(await submitLate({ ...authorization, ...cameBeforeItsEnd })).toMatchObject(EXPIRED);
  });

  it.each([
    ["in the future", String(Date.now() + HOUR)],
    ["longer ago than a mailbox keeps anything", String(Date.now() - 8 * 24 * HOUR)],
    ["no number", "yesterday"],
  ])("is refused with a time that is %s", async (_, arrived) => {
    expect(await submitLate({ ...ours(), [ARRIVAL_HEADER]: arrived })).toMatchObject(EXPIRED);
  });

  it("is refused by an agent without a mailbox, whoever says so", async () => {
    expect(await submitLate({ ...ours(), ...cameBeforeItsEnd }, "endpoint")).toMatchObject(EXPIRED);
  });
});

describe("GET /agent_info of an agent with a mailbox", () => {
  it("names the mailbox as its endpoint", async () => {
    const settings: Env = Object.assign({}, env, { REACHED_BY: "mailbox", AGENTVERSE_URL });
    const request = new Request("http://127.0.0.1:8787/agent_info");
    const info = await (await worker.fetch(request, settings, createExecutionContext())).json();
    const url = `${AGENTVERSE_URL}/v2/agents/mailbox/submit`;
    expect(info).toMatchObject({ agent_type: "mailbox", endpoints: [{ url, weight: 1 }] });
  });
});
