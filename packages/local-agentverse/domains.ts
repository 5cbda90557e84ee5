import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { DAY } from "../../src/clock.ts";
import { accountOnly } from "./caller.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";
import type { State, StateTable } from "./state-file.ts";
import { type TxtLookup, verificationRecord } from "./txt-record.ts";

const LIFETIME = 365 * DAY;
/** Names for tests (RFC 6761), which no DNS can have records of: here they need none. */
const TEST_NAME = /\.test$/;
const NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Source: AgentRecord in Agentverse's API reference. */
const agentRecords = z
  .array(z.object({ address: z.string().max(66), weight: z.int().default(1) }))
  .default([]);
const createSchema = z.object({
  domain_name: z.string().regex(NAME, "not the name of a domain"),
  agent_records: agentRecords,
});
const updateSchema = z.object({ agent_records: agentRecords });

const domainSchema = z.object({
  account: z.string(),
  status: z.enum(["Pending", "Registered", "Failed"]),
  agents: agentRecords,
  /** Milliseconds since 1970; null until it is registered. */
  expiresAt: z.number().nullable(),
});
type Domain = z.infer<typeof domainSchema>;

/** The domains that accounts have claimed for their agents. */
export interface Domains {
  readonly table: StateTable<Domain>;
  /** The domain that an agent has been verified for; null: none. */
  of(address: string): string | null;
}

export function openDomains(state: State, now: () => number): Domains {
  const table = state.table("domains", domainSchema);
  const isValid = ({ status, expiresAt }: Domain) => status === "Registered" && (expiresAt ?? 0) > now();
  return {
    table,
    of: (address) =>
      table
        .entries()
        .find(([, row]) => isValid(row) && row.agents.some((one) => one.address === address))?.[0] ?? null,
  };
}

/**
 * Verification of websites: an account claims a domain for an agent, and a TXT record in the domain's DNS proves it.
 * The record is looked for when the account asks how the claim stands; on agentverse.ai a worker in the background
 * does that. Source: Agentverse's API reference, Users, and verifyaname.
 */
export function domains({ table }: Domains, lookUpTxt: TxtLookup, { now, report }: Platform): Hono {
  const app = new Hono();
  const byAccount = accountOnly(now);

  /** Only its account sees a domain. */
  const owned = createMiddleware<{ Variables: { account: string; domain: Domain } }, "/:name">(
    async (context, next) => {
      const domain = table.get(context.req.param("name"));
      if (domain?.account !== context.var.account) return context.json({ detail: "Domain not found" }, 404);
      context.set("domain", domain);
      return next();
    },
  );

  /** The refusal of a claim; null: there is nothing against it. */
  const conflict = (name: string, records: Domain["agents"]): string | null => {
    const others = table.entries().filter(([other]) => other !== name);
    const taken = records.find(({ address }) =>
      others.some(([, { agents }]) => agents.some((agent) => agent.address === address)),
    );
    return taken === undefined ? null : `The agent ${taken.address} already has a domain.`;
  };

  const settle = async (name: string, domain: Domain): Promise<Domain> => {
    if (domain.status !== "Pending") return domain;
    const proved =
      TEST_NAME.test(name) || (await lookUpTxt(name)).includes(verificationRecord(name, domain.account));
    const settled: Domain = proved
      ? { ...domain, status: "Registered", expiresAt: now() + LIFETIME }
      : { ...domain, status: "Failed" };
    table.set(name, settled);
    report(`domain ${name}: ${proved ? "verified" : "its DNS has no such TXT record"}`);
    return settled;
  };

  app.post("/", byAccount, async (context) => {
    const body = await readBody(context, createSchema);
    if (!body.ok) return body.response;
    const { domain_name, agent_records } = body.value;
    const detail =
      table.get(domain_name) === undefined
        ? conflict(domain_name, agent_records)
        : "The domain is already claimed.";
    if (detail !== null) return context.json({ detail }, 409);
    const { account } = context.var;
    const claim: Domain = { account, status: "Pending", agents: agent_records, expiresAt: null };
    table.set(domain_name, claim);
    report(`domain ${domain_name} is claimed`);
    return context.json(onWire(domain_name, claim), 201);
  });

  app.get("/", byAccount, (context) => {
    const address = context.req.query("agent_address");
    const own = table
      .entries()
      .filter(([, { account }]) => account === context.var.account)
      .filter(([, { agents }]) => address === undefined || agents.some((one) => one.address === address));
    return context.json(own.map(([name, domain]) => onWire(name, domain)));
  });

  app.get("/:name/dns_txt", byAccount, (context) => {
    const name = context.req.param("name");
    if (!NAME.test(name)) return context.json({ detail: "not the name of a domain" }, 422);
    return context.json({ dns_txt: verificationRecord(name, context.var.account) });
  });

  app.get("/:name", byAccount, owned, async (context) => {
    const name = context.req.param("name");
    return context.json(onWire(name, await settle(name, context.var.domain)));
  });

  app.put("/:name", byAccount, owned, async (context) => {
    const name = context.req.param("name");
    const body = await readBody(context, updateSchema);
    if (!body.ok) return body.response;
    const { agent_records } = body.value;
    const { domain } = context.var;
    const detail =
      domain.status === "Registered" ? conflict(name, agent_records) : "The domain is not registered.";
    if (detail !== null) return context.json({ detail }, 409);
    const updated = { ...domain, agents: agent_records };
    table.set(name, updated);
    return context.json(onWire(name, updated));
  });

  app.delete("/:name", byAccount, owned, (context) => {
    if (context.var.domain.status === "Pending")
      return context.json({ detail: "The domain is still being checked." }, 409);
    table.delete(context.req.param("name"));
    report(`domain ${context.req.param("name")} is given up`);
    return context.json({});
  });
  return app;
}

function onWire(name: string, { status, agents, expiresAt }: Domain) {
  const expiry = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return { name, status, assigned_agents: agents, expiry };
}
