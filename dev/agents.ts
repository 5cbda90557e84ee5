import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Platform } from "./agentverse.ts";
import { callerOf, unauthorized } from "./caller.ts";
import type { Directory } from "./directory.ts";
import type { Owners } from "./identities.ts";
import { type Listing, type Registration, registrationSchema, updateSchema } from "./listing.ts";
import { page, readBody } from "./request-body.ts";

type Refusal = { readonly status: 403 | 406 | 409; readonly detail: string };

/**
 * Agents of accounts: POST registers one or updates it, with what the marketplace shows of it.
 * Source: uagents_core/utils/registration.py, uagents/mailbox.py and Agentverse's API reference.
 */
export function agents(directory: Directory, owners: Owners, { now, report, quota }: Platform): Hono {
  const app = new Hono();
  const { listings } = directory;
  const ofAccount = (account: string) =>
    listings.entries().filter(([, listing]) => listing.account === account);

  const refusalOf = (wanted: Registration, account: string, alsoNew: number): Refusal | null => {
    const { address, handle } = wanted;
    const known = listings.get(address);
    if (known !== undefined && known.account !== account)
      return { status: 409, detail: "The agent is already registered by another account." };
    const holder = handle === null ? null : directory.addressOfHandle(handle);
    if (holder !== null && holder !== address)
      return { status: 409, detail: "The handle is already taken by another agent." };
    if (!owners.has(address, account))
      return { status: 403, detail: "This account has not proved that it holds the agent's key." };
    if (known === undefined && ofAccount(account).length + alsoNew >= quota)
      return { status: 406, detail: `The account has used up its quota of ${quota} agents.` };
    return null;
  };

  const save = (wanted: Registration, account: string) => {
    const registeredAt = listings.get(wanted.address)?.registeredAt ?? now();
    listings.set(wanted.address, { ...wanted, account, registeredAt, updatedAt: now() });
    report(`listed ${wanted.address} as "${wanted.name}"`);
  };

  /** All of them, or none if one cannot be. */
  const register = (context: Context, wanted: readonly Registration[], account: string): Response => {
    for (const [index, one] of wanted.entries()) {
      const refusal = refusalOf(one, account, index);
      if (refusal === null) continue;
      report(`refused to list ${one.address}: ${refusal.detail}`);
      return context.json({ detail: refusal.detail }, refusal.status);
    }
    for (const one of wanted) save(one, account);
    return context.json({ success: true });
  };

  app.post("/", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const body = await readBody(context, registrationSchema);
    return body.ok ? register(context, [body.value], caller.id) : body.response;
  });

  app.post("/batch", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const body = await readBody(context, z.object({ agents: z.array(registrationSchema).default([]) }));
    return body.ok ? register(context, body.value.agents, caller.id) : body.response;
  });

  app.get("/", (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const own = page(context, ofAccount(caller.id));
    return context.json(own.map(([, listing]) => onWire(listing, directory)));
  });

  app.get("/:address", (context) => {
    const caller = callerOf(context, now());
    if (caller.kind === "nobody") return unauthorized(context);
    const listing = listings.get(context.req.param("address"));
    const isTheirs =
      caller.kind === "account" ? listing?.account === caller.id : listing?.address === caller.address;
    return listing !== undefined && isTheirs ? context.json(onWire(listing, directory)) : notFound(context);
  });

  app.put("/:address", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== caller.id) return notFound(context);
    const body = await readBody(context, updateSchema);
    if (!body.ok) return body.response;
    const changes = Object.fromEntries(Object.entries(body.value).filter(([, value]) => value !== undefined));
    const answer = register(context, [{ ...listing, ...changes }], caller.id);
    return answer.ok ? context.json(onWire(listings.get(listing.address) ?? listing, directory)) : answer;
  });

  app.delete("/:address", (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== caller.id) return notFound(context);
    listings.delete(listing.address);
    report(`unlisted ${listing.address}`);
    return context.json({ success: true });
  });
  return app;
}

function notFound(context: Context): Response {
  return context.json({ detail: "Agent not found" }, 404);
}

function onWire({ account: _, registeredAt, updatedAt, ...registration }: Listing, directory: Directory) {
  const record = directory.find(registration.address);
  return {
    ...registration,
    type: record?.type ?? registration.agent_type,
    status: record?.status ?? "inactive",
    expiry: record?.expiry ?? null,
    registered_at: new Date(registeredAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}
