import { createHash } from "node:crypto";
import { decodeBase64, encodeAddress, verifyAgentToken } from "@asi-image-agent/protocol";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { SECOND } from "../../src/clock.ts";

/** The API key that is refused, so that a refusal can be tried. Every other one is an account. */
export const REFUSED_KEY = "bad-key";
/** The longest window of a token, in seconds: that which the reference asks for, for its storage. */
const LONGEST_TOKEN_WINDOW = 3_600;
const KEY_LENGTH = 33;
const AUTHORIZATION = /^(Bearer|Agent) +(\S+)$/i;

/** The sender of a request. */
export type Caller =
  /** The holder of an API key. `id` says nothing about the key. */
  | { readonly kind: "account"; readonly id: string }
  /** An agent, by a token that it signed. */
  | { readonly kind: "agent"; readonly address: string }
  | { readonly kind: "nobody" };

/** Reads `Authorization: Bearer <key>` (of a team: with `x-team`) or `Authorization: Agent <token>`. `now` in ms. */
export function callerOf(context: Context, now: number): Caller {
  const [, scheme = "", secret = ""] = AUTHORIZATION.exec(context.req.header("authorization") ?? "") ?? [];
  if (scheme.toLowerCase() === "agent") return agentOf(secret, now);
  if (secret === "" || secret === REFUSED_KEY) return { kind: "nobody" };
  const team = context.req.header("x-team") ?? "";
  return {
    kind: "account",
    id: createHash("sha256").update(`${team}\n${secret}`).digest("hex").slice(0, 32),
  };
}

/** Lets only accounts in; who it is stands in `context.var.account`. */
export function accountOnly(now: () => number) {
  return createMiddleware<{ Variables: { account: string } }>(async (context, next) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "account") return unauthorized(context);
    context.set("account", caller.id);
    return next();
  });
}

/** The words are the local Agentverse's own. */
export function unauthorized(context: Context): Response {
  return context.json({ detail: "The API key or the agent's token is missing or not valid." }, 401);
}

/** A token names its agent by the public key that it begins with. */
function agentOf(token: string, now: number): Caller {
  const claim = decodeBase64(token.split(":")[1] ?? "");
  if (claim === null || claim.length < KEY_LENGTH) return { kind: "nobody" };
  const address = encodeAddress(claim.slice(0, KEY_LENGTH));
  const verified = verifyAgentToken(token, address, Math.floor(now / SECOND), LONGEST_TOKEN_WINDOW);
  return verified.ok ? { kind: "agent", address } : { kind: "nobody" };
}
