import { type Opened, openRequest, type Refusal } from "@asi-image-agent/kit/endpoint";
import { chatAcknowledgement, healthCheck } from "@asi-image-agent/protocol";
import { Hono } from "hono";
import { readIncoming } from "../agent/incoming.ts";
import { NOT_VERIFIED, QUERY_EXPIRED } from "../agent/words.ts";
import { arrivalOf } from "../agentverse/arrival.ts";
import { SECOND } from "../clock.ts";
import { log, logFault } from "../log.ts";
import { busyResponse, type ErrorCode, errorResponse } from "../net/errors.ts";
import { isLoopback } from "../net/loopback.ts";
import { operatorRules } from "../operator/known-rules.ts";
import { rulesFor } from "../operator/rules.ts";
import type { AgentHono, RequestAgent } from "./agent-hono.ts";
import { isHealthy } from "./health.ts";
import { clientNetwork } from "./shedding/client-network.ts";
import { verifyGuarded, waitingBy } from "./shedding/guarded-verification.ts";
import { refusalLog, submissions, verificationGate } from "./shedding/isolate-memory.ts";
import { SUBMIT_PATH } from "./submit-path.ts";
import { answerObserved, isSync, refuseQuery, waitForReply, waitsUntil } from "./sync-query.ts";
import { verifier } from "./verifier.ts";

/** The header's value in seconds; `uagents.config.RESPONSE_TIME_HINT_SECONDS`. */
const RESPONSE_TIME_HINT = "5";

type Genuine = Extract<Opened, { ok: true }>;

/** The sentences of a waiting query's envelope, where another request gets an error. */
const QUERY_WORDS: Partial<Record<ErrorCode, string>> = {
  "envelope-expired": QUERY_EXPIRED,
  "unverified-sender": NOT_VERIFIED,
};

/** What a request to POST /submit brings along. */
interface Submission {
  readonly request: Request;
  readonly env: Env;
  readonly executionCtx: Pick<ExecutionContext, "waitUntil">;
  readonly agent: RequestAgent;
}

/** Takes an envelope: the endpoint that every agent knows. */
export async function takeSubmission(
  request: Request,
  env: Env,
  executionCtx: Pick<ExecutionContext, "waitUntil">,
  agent: RequestAgent,
): Promise<Response> {
  const { clock, identity } = agent;
  const submission = { request, env, executionCtx, agent };
  const network = clientNetwork(request.headers);
  const opened = await openRequest(
    request,
    identity.address,
    arrivalTime(request.headers, agent),
    (envelope) => verifyGuarded(verificationGate, envelope, network, waitingBy(clock), verifier()),
  );
  if (!opened.ok) return refuse(submission, opened);
  const pauseMs = submissions.take(opened.envelope.sender, network, opened.r, clock.now());
  if (pauseMs > 0) return refuse(submission, { ok: false, code: "busy", pauseMs });
  return handOver(submission, opened, network);
}

/** The time by which an envelope's expiry is judged: now, or when it came to the agent's mailbox. */
function arrivalTime(headers: Headers, { clock, config, identity }: RequestAgent): number {
  const now = clock.now();
  if (config.reachedBy !== "mailbox") return now;
  return arrivalOf(headers, identity.address, now, verifier()) ?? now;
}

/** HEAD and GET tell that somebody is here. Hono routes HEAD through GET. */
export const submitRoutes = new Hono<AgentHono>().get(SUBMIT_PATH, (context) => {
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

/** Gives a verified envelope to its sender's object, and answers with what that says. */
async function handOver(submission: Submission, opened: Genuine, network: string): Promise<Response> {
  const { request, env, executionCtx, agent } = submission;
  const { config, clock, counts, identity, notes, requestId } = agent;
  const { envelope, expires, payload, digest, r } = opened;
  const { sender, session, schemaDigest } = envelope;
  const now = clock.now();
  const until = isSync(request) ? waitsUntil(expires, now) : null;
  if (schemaDigest === chatAcknowledgement.digest && until === null)
    return takeAcknowledgement(agent, opened);
  const object = env.SENDERS.getByName(sender);
  const outcome = await object.accept({
    request: requestId,
    ...{ sender, session, schemaDigest, payload, digest, r, expires },
    network,
    origin: config.publicUrl ?? trustedOrigin(request.url),
    waitsUntil: until,
    healthy: schemaDigest === healthCheck.digest ? await isHealthy(env, config, now) : null,
    rules: rulesFor(await operatorRules(env, config, now), sender),
  });
  if (outcome.kind === "busy") {
    const pauseMs = outcome.retryAfterSeconds * SECOND;
    return refuse(submission, { ok: false, code: "busy", pauseMs });
  }
  counts.taken(outcome.taken);
  notes.received(sender, session);
  if (until === null || outcome.answer === null) return Response.json({});
  const { letter, reserved } = await waitForReply(envelope, outcome.answer, until, clock, (message) =>
    object.takeReply(message, session),
  );
  const { response, written } = answerObserved({ identity, clock }, envelope, letter, outcome.answer.kind);
  const settled = written.then(async (wasRead) => {
    if (wasRead) {
      notes.sent(sender, session);
      counts.responded();
    } else log("response-unread", { request: requestId, session });
    if (reserved !== null) await object.settleReply(reserved, session, wasRead);
  });
  executionCtx.waitUntil(settled.catch((fault) => logFault("settle-reply", fault, { session })));
  return response;
}

/** An acknowledgement changes nothing and is never answered: the object of its sender needs not know of it. */
function takeAcknowledgement({ counts, notes }: RequestAgent, { envelope, payload }: Genuine): Response {
  const { sender, session, schemaDigest } = envelope;
  const { kind } = readIncoming(schemaDigest, payload);
  counts.taken({ form: kind === "acknowledgement" ? kind : "never-answered", outcome: "taken" });
  notes.received(sender, session);
  return Response.json({});
}

function refuse({ request, agent }: Submission, refusal: Refusal & { readonly pauseMs?: number }): Response {
  const { clock, counts, identity, requestId } = agent;
  const { code, sentence, envelope, pauseMs } = refusal;
  const now = clock.now();
  refusalLog.note(code, requestId, now);
  counts.refused(code);
  if (code === "busy") return busyResponse(pauseMs);
  const words = QUERY_WORDS[code];
  const waits = isSync(request) && envelope !== undefined && words !== undefined;
  const answer = waits ? refuseQuery(identity.address, envelope, words, now) : null;
  return answer ?? errorResponse(code, sentence === undefined ? {} : { sentence });
}

/**
 * The origin that a request may be trusted with. Without PUBLIC_URL its own counts only where nobody else can have
 * chosen it.
 */
function trustedOrigin(url: string): string | null {
  const { origin, protocol } = new URL(url);
  return protocol === "https:" || isLoopback(url) ? origin : null;
}
