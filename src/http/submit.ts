import { Hono } from "hono";
import { NOT_VERIFIED, QUERY_EXPIRED } from "../agent/words.ts";
import { SECOND } from "../clock.ts";
import { isLoopback } from "../config.ts";
import { healthCheck } from "../protocol/messages/health-check.ts";
import type { AgentHono } from "./agent-hono.ts";
import { clientNetwork } from "./client-network.ts";
import { type ErrorCode, errorResponse } from "./errors.ts";
import { verifyGuarded } from "./guarded-verification.ts";
import { isHealthy } from "./health.ts";
import { LeakyBuckets } from "./leaky-buckets.ts";
import { openRequest, type Refusal } from "./open-request.ts";
import { RefusalLog } from "./refusal-log.ts";
import { answerQuery, isSync, queryError, waitForReply, waitsUntil } from "./sync-query.ts";
import { VerificationGate } from "./verification-gate.ts";

/** Seconds; `uagents.config.RESPONSE_TIME_HINT_SECONDS`. */
const RESPONSE_TIME_HINT = "5";

/** What a waiting query is told in an envelope, where another request gets an error. */
const QUERY_WORDS: Partial<Record<ErrorCode, string>> = {
  "envelope-expired": QUERY_EXPIRED,
  "unverified-sender": NOT_VERIFIED,
};

/** Of one verified sender, of any kind: a thousand at once is no attack, for ever is one. */
const SENDER_MESSAGES = { burst: 1_000, perSecond: 20 };
const MOST_SENDERS = 10_000;
/** Before the trickle of a verification lets the next one in. */
const SOON = SECOND;

// What an isolate has seen lately. Each has its own: losing it costs some checks, never a message.
const gate = new VerificationGate();
const perSender = new LeakyBuckets(SENDER_MESSAGES, MOST_SENDERS);
const refusals = new RefusalLog();

/** The endpoint that every agent knows: POST takes an envelope; HEAD and GET tell that somebody is here. */
export const submitRoutes = new Hono<AgentHono>()
  .post("/submit", async (context) => {
    const { config, clock, identity, requestId } = context.var.agent;
    const now = clock.now();
    const query = isSync(context.req.raw);
    const network = clientNetwork(context.req.raw.headers);
    const waiting = { now: () => clock.now(), pause: (ms: number) => scheduler.wait(ms) };
    const opened = await openRequest(context.req.raw, identity.address, now, (envelope) =>
      verifyGuarded(gate, envelope, network, waiting),
    );
    if (!opened.ok) {
      refusals.note(opened.code, requestId, now);
      const words = QUERY_WORDS[opened.code];
      if (!query || opened.envelope === undefined || words === undefined) return refuse(opened);
      return answerQuery({ identity, clock }, opened.envelope, queryError(opened.envelope, words, now));
    }
    const { envelope } = opened;
    const pauseMs = perSender.waitMs(envelope.sender, now);
    if (pauseMs > 0) {
      refusals.note("busy", requestId, now);
      return busy(pauseMs);
    }
    perSender.pour(envelope.sender, now);
    const until = query ? waitsUntil(envelope.expires, now) : null;
    const sender = context.env.SENDERS.getByName(envelope.sender);
    const asksHealth = envelope.schemaDigest === healthCheck.digest;
    const outcome = await sender.accept({
      request: requestId,
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
      refusals.note("busy", requestId, now);
      return busy(outcome.retryAfterSeconds * SECOND);
    }
    if (until === null || outcome.answer === null) return context.json({});
    const letter = await waitForReply(envelope, outcome.answer, until, clock, (message) =>
      sender.takeReply(message, envelope.session),
    );
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

function busy(pauseMs: number): Response {
  return errorResponse("busy", { headers: { "retry-after": String(Math.ceil(pauseMs / SECOND)) } });
}

function refuse({ code, sentence }: Refusal): Response {
  if (code === "busy") return busy(SOON);
  return errorResponse(code, sentence === undefined ? {} : { sentence });
}

/** Without PUBLIC_URL a request's own origin counts only where nobody else can have chosen it. */
function trustedOrigin(url: string): string | null {
  const { origin, protocol } = new URL(url);
  return protocol === "https:" || isLoopback(url) ? origin : null;
}
