import { Hono } from "hono";
import { NOT_VERIFIED, QUERY_EXPIRED } from "../agent/words.ts";
import { isLoopback } from "../config.ts";
import { healthCheck } from "../protocol/messages/health-check.ts";
import type { AgentHono } from "./agent-hono.ts";
import { type ErrorCode, errorResponse } from "./errors.ts";
import { isHealthy } from "./health.ts";
import { openRequest, type Refusal } from "./open-request.ts";
import { answerQuery, isSync, queryError, waitForReply, waitsUntil } from "./sync-query.ts";

/** Seconds; `uagents.config.RESPONSE_TIME_HINT_SECONDS`. */
const RESPONSE_TIME_HINT = "5";

/** What a waiting query is told in an envelope, where another request gets an error. */
const QUERY_WORDS: Partial<Record<ErrorCode, string>> = {
  "envelope-expired": QUERY_EXPIRED,
  "unverified-sender": NOT_VERIFIED,
};

/** The endpoint that every agent knows: POST takes an envelope; HEAD and GET tell that somebody is here. */
export const submitRoutes = new Hono<AgentHono>()
  .post("/submit", async (context) => {
    const { config, clock, identity, notes } = context.var.agent;
    const now = clock.now();
    const query = isSync(context.req.raw);
    const opened = await openRequest(context.req.raw, identity.address, now);
    if (!opened.ok) {
      const words = QUERY_WORDS[opened.code];
      if (!query || opened.envelope === undefined || words === undefined) return refuse(opened);
      return answerQuery({ identity, clock }, opened.envelope, queryError(opened.envelope, words, now));
    }
    const { envelope } = opened;
    const until = query ? waitsUntil(envelope.expires, now) : null;
    const sender = context.env.SENDERS.getByName(envelope.sender);
    const asksHealth = envelope.schemaDigest === healthCheck.digest;
    const outcome = await sender.accept({
      sender: envelope.sender,
      session: envelope.session,
      schemaDigest: envelope.schemaDigest,
      payload: opened.payload,
      digest: opened.digest,
      r: opened.r,
      expires: envelope.expires,
      origin: config.publicUrl ?? trustedOrigin(context.req.url),
      waitsUntil: until,
      healthy: asksHealth ? await isHealthy(context.env, config, now) : null,
    });
    if (outcome.kind === "busy") {
      return errorResponse("busy", { headers: { "retry-after": String(outcome.retryAfterSeconds) } });
    }
    notes.received(envelope.sender, envelope.session);
    if (until === null || outcome.answer === null) return context.json({});
    const letter = await waitForReply(envelope, outcome.answer, until, clock, (message) =>
      sender.takeReply(message, envelope.session),
    );
    notes.sent(envelope.sender, envelope.session);
    return answerQuery({ identity, clock }, envelope, letter);
  })
  // Hono routes HEAD through GET.
  .get("/submit", (context) => {
    if (context.req.method === "HEAD") {
      return readiness(context.req.header("x-uagents-address"), context.var.agent.identity.address);
    }
    return context.req.header("user-agent") === undefined
      ? errorResponse("invalid-content-type", { sentence: "missing header: content-type" })
      : context.json({ status: "OK - Agent is running" });
  });

/** The reference's readiness probe: whether the agent that is asked for lives here. */
function readiness(asked: string | undefined, ours: string): Response {
  if (asked === undefined) return new Response(null, { headers: { "x-uagents-status": "indeterminate" } });
  if (asked !== ours) return new Response(null, { headers: { "x-uagents-status": "not-ready" } });
  const headers = { "x-uagents-status": "ready", "x-uagents-response-time-hint": RESPONSE_TIME_HINT };
  return new Response(null, { headers });
}

function refuse({ code, sentence }: Refusal): Response {
  return errorResponse(code, sentence === undefined ? {} : { sentence });
}

/** Without PUBLIC_URL a request's own origin counts only where nobody else can have chosen it. */
function trustedOrigin(url: string): string | null {
  const { origin, protocol } = new URL(url);
  return protocol === "https:" || isLoopback(url) ? origin : null;
}
