import { Hono } from "hono";
import { eventNotes } from "./agentverse/report-events.ts";
import { SECOND, systemClock } from "./clock.ts";
import { loadConfig } from "./config.ts";
import type { AgentHono } from "./http/agent-hono.ts";
import { imageRoutes } from "./http/images.ts";
import { mailboxRoutes } from "./http/mailbox.ts";
import { notFoundForPeople } from "./http/not-found.ts";
import { pageRoutes } from "./http/page.ts";
import { sharedPictureRoutes } from "./http/shared-picture.ts";
import { statusRoutes } from "./http/status.ts";
import { submitRoutes } from "./http/submit.ts";
import { agentIdentity } from "./identity.ts";
import { logFault } from "./log.ts";
import { errorResponse } from "./net/errors.ts";
import { requestCounts } from "./operator/request-counts.ts";
import { isForOwnOrigin, operatorRoutes } from "./operator/routes/routes.ts";

/** The CORS headers of every answer, as the reference's server has them. */
const CORS_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "*",
  "access-control-allow-credentials": "false",
};

/**
 * A header of every answer, the operator's and errors among them: what is said to be JSON is not looked at for HTML.
 */
const NOSNIFF = { "x-content-type-options": "nosniff" };
/** A header of answers over TLS: this host is asked over nothing else for a year. */
const HSTS = { "strict-transport-security": "max-age=31536000" };

const LONGEST_REQUEST_ID = 40;

export const app = new Hono<AgentHono>();

app.use(async (context, next) => {
  const security = context.req.url.startsWith("https:") ? { ...NOSNIFF, ...HSTS } : NOSNIFF;
  if (context.req.method === "OPTIONS")
    return new Response(null, { status: 204, headers: { ...CORS_HEADERS, ...security } });
  await next();
  // A WebSocket would be lost in the copy of the response that a header makes.
  if (context.res.status === 101) return;
  const headers = isForOwnOrigin(context) ? security : { ...CORS_HEADERS, ...security };
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
});

app.use(async (context, next) => {
  const loaded = loadConfig(context.env);
  if (!loaded.ok) {
    if (context.req.path !== "/status") return errorResponse("not-configured");
    return context.json({ status: "not-configured", code: "not-configured", problems: loaded.problems });
  }
  const { config, warnings } = loaded;
  const clock = systemClock(config.clockOffsetMs);
  const waitUntil = (work: Promise<unknown>) => context.executionCtx.waitUntil(work);
  context.set("agent", {
    config,
    warnings,
    clock,
    identity: agentIdentity(config.seed),
    notes: eventNotes(context.env, config, clock.now, waitUntil),
    counts: requestCounts(context.env, config, clock.now, waitUntil),
    requestId: context.req.header("cf-ray")?.slice(0, LONGEST_REQUEST_ID) ?? crypto.randomUUID(),
  });
  return next();
});

app.use(notFoundForPeople);

app.route("/", submitRoutes);
app.route("/", mailboxRoutes);
app.route("/", imageRoutes(retentionSeconds));
app.route("/", pageRoutes);
app.route("/", sharedPictureRoutes);
app.route("/", statusRoutes);
app.route("/", operatorRoutes);

/** A picture may be cached for as long as it is kept. */
function retentionSeconds(env: Env): number {
  const loaded = loadConfig(env);
  return loaded.ok ? loaded.config.retentionMs / SECOND : 0;
}

app.notFound(() => errorResponse("not-found"));

app.onError((fault, context) => {
  const id = crypto.randomUUID();
  logFault("request", fault, { id });
  context.var.agent?.notes.failed(fault.name);
  return errorResponse("internal", { id });
});
