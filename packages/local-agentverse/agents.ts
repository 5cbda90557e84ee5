import { type Context, Hono } from "hono";
import * as z from "zod";
import { accountOnly, callerOf, unauthorized } from "./caller.ts";
import type { Directory } from "./directory.ts";
import { completedBy, type Listing, updateSchema } from "./listing.ts";
import type { Platform } from "./platform.ts";
import type { RegistrationResult, Registrations } from "./registrations.ts";
import { page, readBody } from "./request-body.ts";

/**
 * Agents with what the marketplace shows of them: POST registers one or updates it, for an account or for the agent
 * itself. Source: uagents_core/utils/registration.py, uagents/mailbox.py, agentverse-sdk (_common/av.py) and
 * Agentverse's API reference.
 */
export function agents(directory: Directory, registrations: Registrations, { now, report }: Platform): Hono {
  const app = new Hono();
  const { listings } = directory;
  const byAccount = accountOnly(now);

  const completed = completedBy((address) => listings.get(address));

  app.post("/", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind === "nobody") return unauthorized(context);
    const body = await readBody(context, completed);
    if (!body.ok) return body.response;
    return answer(
      context,
      caller.kind === "account"
        ? registrations.register([body.value], caller.id)
        : registrations.registerSelf(body.value, caller.address),
    );
  });

  app.post("/batch", byAccount, async (context) => {
    const body = await readBody(context, z.object({ agents: z.array(completed).default([]) }));
    return body.ok
      ? answer(context, registrations.register(body.value.agents, context.var.account))
      : body.response;
  });

  app.get("/", byAccount, (context) => {
    const own = listings.entries().filter(([, { account }]) => account === context.var.account);
    return context.json(page(context, own).map(([, listing]) => onWire(listing, directory)));
  });

  app.get("/:address", (context) => {
    const caller = callerOf(context, now());
    if (caller.kind === "nobody") return unauthorized(context);
    const listing = listings.get(context.req.param("address"));
    const known =
      caller.kind === "account" ? listing?.account === caller.id : listing?.address === caller.address;
    return listing !== undefined && known ? context.json(onWire(listing, directory)) : notFound(context);
  });

  app.put("/:address", byAccount, async (context) => {
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== context.var.account) return notFound(context);
    const body = await readBody(context, updateSchema);
    if (!body.ok) return body.response;
    const changes = Object.fromEntries(Object.entries(body.value).filter(([, value]) => value !== undefined));
    return answer(context, registrations.register([{ ...listing, ...changes }], context.var.account));
  });

  app.delete("/:address", byAccount, (context) => {
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== context.var.account) return notFound(context);
    listings.delete(listing.address);
    report(`unlisted ${listing.address}`);
    return context.json({ success: true });
  });
  return app;
}

function answer(context: Context, result: RegistrationResult): Response {
  return result.ok ? context.json({ success: true }) : context.json({ detail: result.detail }, result.status);
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
