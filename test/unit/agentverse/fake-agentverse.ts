import { Hono } from "hono";
import * as z from "zod";
import { verifyChallengeAnswer, verifyStatus } from "../../../src/protocol/attestation.ts";
import { parseJson } from "../../../src/protocol/json.ts";

export const KEY = "key-of-the-account";

/** What an Agentverse knows of one agent. */
const agentSchema = z.looseObject({
  address: z.string().max(66),
  name: z.string().min(1).max(32),
  handle: z.string().max(40).nullish(),
  endpoints: z.array(z.object({ url: z.string(), weight: z.int() })),
  protocols: z.array(z.string()),
  profile: z.looseObject({ description: z.string().max(300), readme: z.string().max(80_000) }),
});

const proofSchema = z.object({ address: z.string(), challenge: z.string(), challenge_response: z.string() });

export interface FakeAgentverse {
  readonly app: Hono;
  /** Method and path of every call, in order. */
  readonly calls: string[];
  readonly headers: Headers[];
  readonly agents: Map<string, z.infer<typeof agentSchema>>;
  readonly active: Set<string>;
  readonly proved: Set<string>;
}

/** The part of Agentverse's API that registers agents, as the reference uses it, for one account. */
export function fakeAgentverse(): FakeAgentverse {
  const app = new Hono();
  const known: FakeAgentverse = {
    app,
    calls: [],
    headers: [],
    agents: new Map(),
    active: new Set(),
    proved: new Set(),
  };
  app.use(async (context, next) => {
    known.calls.push(`${context.req.method} ${context.req.path}`);
    known.headers.push(context.req.raw.headers);
    if (context.req.header("authorization") !== `Bearer ${KEY}`)
      return context.json({ detail: "Invalid API key" }, 401);
    return next();
  });
  app.get("/v2/agents/:address", (context) => {
    const agent = known.agents.get(context.req.param("address"));
    return agent === undefined ? context.json({ detail: "Agent not found" }, 404) : context.json(agent);
  });
  app.get("/v2/identity/:address/challenge", (context) =>
    context.json({ challenge: `prove that you are ${context.req.param("address")}` }),
  );
  app.post("/v2/identity", async (context) => {
    const { address, challenge, challenge_response } = proofSchema.parse(await context.req.json());
    if (!verifyChallengeAnswer(address, challenge, challenge_response))
      return context.json({ detail: "Wrong proof" }, 400);
    known.proved.add(address);
    return context.json({ address });
  });
  app.post("/v2/agents", async (context) => {
    const agent = agentSchema.safeParse(await context.req.json());
    if (!agent.success) return context.json({ detail: z.prettifyError(agent.error) }, 406);
    if (!known.proved.has(agent.data.address)) return context.json({ detail: "Not proved" }, 403);
    known.agents.set(agent.data.address, agent.data);
    return context.json({ success: true });
  });
  app.post("/v1/almanac/agents/:address/status", async (context) => {
    const json = parseJson(await context.req.text());
    const status = verifyStatus(json.ok ? json.value : null);
    if (!status.ok) return context.json({ detail: status.reason }, 400);
    if (status.attestation.is_active) known.active.add(status.address);
    return context.json({});
  });
  return known;
}
