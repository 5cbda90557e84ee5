import type { Context, MiddlewareHandler } from "hono";
import { deleteCookie } from "hono/cookie";
import { SECOND } from "../../clock.ts";
import type { AgentHono } from "../../http/agent-hono.ts";
import { clientNetwork } from "../../http/shedding/client-network.ts";
import { wrongTokens } from "../../http/shedding/isolate-memory.ts";
import { errorResponse } from "../../net/errors.ts";
import { isInSession, isSame, type SessionCookie, setSession } from "../session.ts";

export type TokenCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "wrong" }
  | { readonly ok: false; readonly reason: "too-many"; readonly waitMs: number };

/**
 * Checks the operator's token. The right one is let in however many wrong ones came from its network, so that nobody
 * there can lock the operator out; whoever was wrong too often is not looked at again for a while.
 */
export function checkToken(context: Context<AgentHono>, offered: string): TokenCheck {
  const { config, clock } = context.var.agent;
  if (config.operatorToken !== null && isSame(offered, config.operatorToken)) return { ok: true };
  const network = clientNetwork(context.req.raw.headers);
  const waitMs = wrongTokens.waitMs(network, clock.now());
  if (waitMs > 0) return { ok: false, reason: "too-many", waitMs };
  wrongTokens.pour(network, clock.now());
  return { ok: false, reason: "wrong" };
}

/** Lets requests on to the operator's routes if there is an OPERATOR_TOKEN; without one nothing here exists. */
export const onlyWithToken: MiddlewareHandler<AgentHono> = async (context, next) => {
  if (context.var.agent.config.operatorToken === null) return errorResponse("not-found");
  await next();
  context.header("cache-control", "no-store");
  return;
};

/**
 * Lets the operator on, known by the token in a header or by a browser's session: to everything but the page itself.
 */
export const onlyOperator: MiddlewareHandler<AgentHono> = async (context, next) => {
  const token = bearerToken(context.req.header("authorization") ?? "");
  if (token !== null) {
    const checked = checkToken(context, token);
    return checked.ok ? next() : refuseToken(checked);
  }
  if (!(await hasSession(context))) return refuseToken({ ok: false, reason: "wrong" });
  if (context.req.method !== "GET" && !isSameOrigin(context)) return errorResponse("wrong-origin");
  return next();
};

/**
 * The token in a header: all that follows the scheme, for an operator may have chosen words with spaces between them.
 * null: another scheme.
 */
function bearerToken(header: string): string | null {
  const scheme = header.slice(0, 7).toLowerCase();
  return scheme === "bearer " ? header.slice(7).trim() : null;
}

function refuseToken(checked: Exclude<TokenCheck, { ok: true }>): Response {
  if (checked.reason === "too-many") {
    return errorResponse("busy", {
      sentence: "Too many wrong tokens. Try again later.",
      headers: { "retry-after": String(Math.ceil(checked.waitMs / SECOND)) },
    });
  }
  return errorResponse("unauthorized", {
    sentence: "The operator's token is missing or wrong.",
    headers: { "www-authenticate": "Bearer" },
  });
}

/** Whether a browser is logged in. */
export async function hasSession(context: Context<AgentHono>): Promise<boolean> {
  const { config, clock } = context.var.agent;
  if (config.operatorToken === null) return false;
  return isInSession(context, cookieOf(context), config.operatorToken, clock.now());
}

/** Logs a browser in that has shown the token. */
export async function logIn(context: Context<AgentHono>, token: string): Promise<void> {
  await setSession(context, cookieOf(context), token, context.var.agent.clock.now());
}

export function logOut(context: Context<AgentHono>): void {
  const { name, secure } = cookieOf(context);
  deleteCookie(context, name, { path: "/", secure });
}

/** Whether a browser says that the request comes from a page of ours. */
export function isSameOrigin(context: Context<AgentHono>): boolean {
  const origin = context.req.header("origin");
  const ours = [new URL(context.req.url).origin, context.var.agent.config.publicUrl];
  return origin !== undefined && ours.includes(origin);
}

/** Development has no TLS, and the name's prefix demands it. */
function cookieOf(context: Context<AgentHono>): SessionCookie {
  const { development } = context.var.agent.config;
  return { name: development ? "operator" : "__Host-operator", secure: !development };
}
