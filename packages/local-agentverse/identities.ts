import { parseAddress, verifyChallengeAnswer } from "@asi-image-agent/protocol";
import { Hono } from "hono";
import * as z from "zod";
import { MINUTE } from "../../src/clock.ts";
import { accountOnly } from "./caller.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

const CHALLENGE_LIFETIME = 5 * MINUTE;
const MOST_CHALLENGES = 1_000;

/** Source: IdentityProof in uagents_core/registration.py. */
const proofSchema = z.object({
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
export function identities(owners: Owners, { now, newId, report }: Platform): Hono {
  const app = new Hono();
  const byAccount = accountOnly(now);
  const challenges = new Map<string, { readonly address: string; readonly expires: number }>();

  app.get("/:address/challenge", byAccount, (context) => {
    const address = context.req.param("address");
    if (!parseAddress(address).ok)
      return context.json({ detail: "This is not the address of an agent." }, 400);
    const [oldest] = challenges.keys();
    if (challenges.size >= MOST_CHALLENGES && oldest !== undefined) challenges.delete(oldest);
    const challenge = newId();
    challenges.set(challenge, { address, expires: now() + CHALLENGE_LIFETIME });
    return context.json({ challenge });
  });

  app.post("/", byAccount, async (context) => {
    const body = await readBody(context, proofSchema);
    if (!body.ok) return body.response;
    const { address, challenge, challenge_response } = body.value;
    const given = challenges.get(challenge);
    challenges.delete(challenge);
    if (given?.address !== address || given.expires <= now()) {
      report(`refused to prove ${address}: unknown challenge`);
      return context.json({ detail: "The challenge is unknown, used or has expired." }, 400);
    }
    if (!verifyChallengeAnswer(address, challenge, challenge_response)) {
      report(`refused to prove ${address}: wrong signature`);
      return context.json({ detail: "The signature of the challenge is wrong." }, 400);
    }
    owners.add(address, context.var.account);
    report(`proved ${address}`);
    return context.json({ address });
  });
  return app;
}
