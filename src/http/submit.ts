import { Hono } from "hono";
import { NOT_VERIFIED, QUERY_EXPIRED } from "../agent/words.ts";
import { MINUTE, SECOND } from "../clock.ts";
import { isLoopback } from "../config.ts";
import { isUserAddress } from "../protocol/address.ts";
import { decodePayload, type Envelope, parseEnvelope, verifyEnvelope } from "../protocol/envelope.ts";
import { healthCheck } from "../protocol/messages/health-check.ts";
import type { AgentHono } from "./agent-hono.ts";
import { type ErrorCode, errorResponse } from "./errors.ts";
import { isHealthy } from "./health.ts";
import { readBounded } from "./read-bounded.ts";
import { answerQuery, isSync, queryError, waitForReply, waitsUntil } from "./sync-query.ts";

const LONGEST_BODY = 1024 * 1024;
/** How far a sender's clock may be behind ours. */
const CLOCK_TOLERANCE = 5 * MINUTE;
/** Seconds; `uagents.config.RESPONSE_TIME_HINT_SECONDS`. */
const RESPONSE_TIME_HINT = "5";

interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly sentence?: string;
  /** What a waiting query is told instead, in an envelope. */
  readonly query?: { readonly envelope: Envelope; readonly words: string };
}

/** The endpoint that every agent knows: POST takes an envelope; HEAD and GET tell that somebody is here. */
export const submitRoutes = new Hono<AgentHono>()
  .post("/submit", async (context) => {
    const body = await readJsonBody(context.req.raw);
    if (!body.ok) return refuse(body);
    const { config, clock, identity } = context.var.agent;
    const now = clock.now();
    const query = isSync(context.req.raw);
    const opened = openEnvelope(body.text, identity.address, now);
    if (!opened.ok) {
      return query && opened.query !== undefined
        ? answerQuery(
            { identity, clock },
            opened.query.envelope,
            queryError(opened.query.envelope, opened.query.words, now),
          )
        : refuse(opened);
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

function refuse({ code, sentence }: Refusal): Response {
  return errorResponse(code, sentence === undefined ? {} : { sentence });
}

async function readJsonBody(
  request: Request,
): Promise<{ readonly ok: true; readonly text: string } | Refusal> {
  const contentType = request.headers.get("content-type");
  if (contentType === null) {
    return { ok: false, code: "invalid-content-type", sentence: "missing header: content-type" };
  }
  if (!contentType.toLowerCase().includes("application/json"))
    return { ok: false, code: "invalid-content-type" };
  if (Number(request.headers.get("content-length")) > LONGEST_BODY)
    return { ok: false, code: "body-too-large" };
  const body = await readBounded(request.body, LONGEST_BODY);
  if (body === null) return { ok: false, code: "body-too-large" };
  try {
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { ok: false, code: "invalid-json" };
  }
}

type Opened =
  | {
      readonly ok: true;
      readonly envelope: Envelope;
      readonly payload: string;
      readonly digest: string;
      readonly r: string;
    }
  | Refusal;

/** Schema, expiry, address, signature, payload: in this order, cheap before dear. `now` in ms. */
function openEnvelope(text: string, ourAddress: string, now: number): Opened {
  const parsed = parseEnvelope(text);
  if (!parsed.ok) return { ok: false, code: parsed.reason };
  const { envelope } = parsed;
  if (envelope.expires !== null && envelope.expires < BigInt(Math.floor((now - CLOCK_TOLERANCE) / SECOND))) {
    const expired = { ok: false, code: "envelope-expired" } as const;
    return envelope.target === ourAddress
      ? { ...expired, query: { envelope, words: QUERY_EXPIRED } }
      : expired;
  }
  if (envelope.target !== ourAddress) return { ok: false, code: "unable-to-route" };
  if (isUserAddress(envelope.sender)) {
    return { ok: false, code: "unverified-sender", query: { envelope, words: NOT_VERIFIED } };
  }
  const verified = verifyEnvelope(envelope);
  if (!verified.ok) return { ok: false, ...SIGNATURE_REFUSALS[verified.reason] };
  const payload = decodePayload(envelope);
  if (!payload.ok) return { ok: false, code: "invalid-envelope" };
  return { ok: true, envelope, payload: payload.text, digest: verified.digest, r: verified.r };
}

/** The reference's words for each way in which a signature can be wrong. */
const SIGNATURE_REFUSALS = {
  "missing-signature": { code: "bad-signature", sentence: "Envelope signature is missing" },
  "invalid-sender": { code: "invalid-envelope", sentence: "Unable to decode value" },
  "malformed-signature": { code: "bad-signature", sentence: "Unable to decode value" },
  "wrong-signature": { code: "bad-signature" },
} as const satisfies Record<string, { code: ErrorCode; sentence?: string }>;

/** Without PUBLIC_URL a request's own origin counts only where nobody else can have chosen it. */
function trustedOrigin(url: string): string | null {
  const { origin, protocol } = new URL(url);
  return protocol === "https:" || isLoopback(url) ? origin : null;
}
