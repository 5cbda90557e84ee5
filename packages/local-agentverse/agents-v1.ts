import { Hono } from "hono";
import * as z from "zod";
import { accountOnly } from "./caller.ts";
import type { Challenges } from "./challenges.ts";
import type { Directory } from "./directory.ts";
import { type Owners, proofSchema } from "./identities.ts";
import { completedBy } from "./listing.ts";
import type { Platform } from "./platform.ts";
import type { Registrations } from "./registrations.ts";
import { readBody } from "./request-body.ts";

/** Source: RegistrationRequest in uagents_core/registration.py of 0.3.10. */
const connectSchema = proofSchema.extend({ endpoint: z.string().nullish() });

/** Source: AgentUpdates in uagents_core/registration.py of 0.3.10. The name may be longer than version 2 takes. */
const updatesSchema = z.object({
  name: z.string().min(1).max(80),
  readme: z.string().max(80_000).nullish(),
  avatar_url: z.string().max(4_000).nullish(),
  short_description: z.string().max(300).nullish(),
});
const NAME_LENGTH = 32;

/**
 * Agents of accounts as uagents 0.22 and older connect them, from their inspector page: proof and registration in one
 * call, then the details. Source: register_in_agentverse in uagents/mailbox.py of 0.22.10.
 */
export function agentsV1(
  { directory, owners, challenges, registrations }: Desk,
  { now, report }: Platform,
): Hono {
  const app = new Hono();
  const byAccount = accountOnly(now);
  const { listings } = directory;

  app.post("/", byAccount, async (context) => {
    const body = await readBody(context, connectSchema);
    if (!body.ok) return body.response;
    const { address, endpoint } = body.value;
    const detail = challenges.refusalOf(body.value);
    if (detail !== null) return context.json({ detail }, 400);
    owners.add(address, context.var.account);
    const record = directory.find(address);
    const said = {
      address,
      endpoints: endpoint ? [{ url: endpoint, weight: 1 }] : [...(record?.endpoints ?? [])],
      protocols: (record?.protocols ?? []).map((digest) => `proto:${digest}`),
    };
    const name = listings.get(address)?.name ?? address.slice(0, NAME_LENGTH);
    const whole = completedBy((known) => listings.get(known)).parse({ ...said, name });
    const result = registrations.register([whole], context.var.account);
    return result.ok
      ? context.json({ success: true })
      : context.json({ detail: result.detail }, result.status);
  });

  app.put("/:address", byAccount, async (context) => {
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== context.var.account) return context.json({ detail: "Agent not found" }, 404);
    const body = await readBody(context, updatesSchema);
    if (!body.ok) return body.response;
    const { name, readme, avatar_url, short_description } = body.value;
    const { profile } = listing;
    const changed = {
      ...profile,
      readme: readme ?? profile.readme,
      avatar_url: avatar_url ?? profile.avatar_url,
      description: short_description ?? profile.description,
    };
    const update = { ...listing, name: Array.from(name).slice(0, NAME_LENGTH).join(""), profile: changed };
    const result = registrations.register([update], context.var.account);
    return result.ok
      ? context.json({ success: true })
      : context.json({ detail: result.detail }, result.status);
  });

  app.delete("/:address", byAccount, (context) => {
    const listing = listings.get(context.req.param("address"));
    if (listing?.account !== context.var.account) return context.json({ detail: "Agent not found" }, 404);
    listings.delete(listing.address);
    report(`unlisted ${listing.address}`);
    return context.json({ success: true });
  });
  return app;
}

interface Desk {
  readonly directory: Directory;
  readonly owners: Owners;
  readonly challenges: Challenges;
  readonly registrations: Registrations;
}
