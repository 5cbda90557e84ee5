import { parseAddress } from "@asi-image-agent/protocol";
import { Hono } from "hono";
import * as z from "zod";
import { accountOnly } from "./caller.ts";
import type { Challenges } from "./challenges.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

/** Source: IdentityProof in uagents_core/registration.py. */
export const proofSchema = z.object({
  address: z.string().max(66),
  challenge: z.string(),
  challenge_response: z.string(),
});

/** Which accounts have proved that they hold the key of an address. */
export interface Owners {
  has(address: string, account: string): boolean;
  add(address: string, account: string): void;
}

export function openOwners(state: State): Owners {
  const accounts = state.table("owners", z.array(z.string()));
  const of = (address: string) => accounts.get(address) ?? [];
  return {
    has: (address, account) => of(address).includes(account),
    add: (address, account) => accounts.set(address, [...new Set([...of(address), account])]),
  };
}

/**
 * Proof of an agent's identity: a challenge, which is good for one answer within five minutes, and its signature.
 * Source: register_in_agentverse in uagents/mailbox.py and uagents_core/utils/registration.py.
 */
export function identities(owners: Owners, challenges: Challenges, { now, report }: Platform): Hono {
  const app = new Hono();
  const byAccount = accountOnly(now);

  app.get("/:address/challenge", byAccount, (context) => {
    const address = context.req.param("address");
    if (!parseAddress(address).ok)
      return context.json({ detail: "This is not the address of an agent." }, 400);
    return context.json({ challenge: challenges.give(address) });
  });

  app.post("/", byAccount, async (context) => {
    const body = await readBody(context, proofSchema);
    if (!body.ok) return body.response;
    const { address } = body.value;
    const detail = challenges.refusalOf(body.value);
    if (detail !== null) return context.json({ detail }, 400);
    owners.add(address, context.var.account);
    report(`proved ${address}`);
    return context.json({ address });
  });
  return app;
}
