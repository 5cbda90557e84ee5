import { Hono } from "hono";
import { SECOND } from "./clock.ts";
import { loadConfig } from "./config.ts";
import { type AgentHono, type RequestAgent, requestAgent } from "./http/agent-hono.ts";
import { imageRoutes } from "./http/images.ts";
import { mailboxRoutes } from "./http/mailbox.ts";
import { notFoundForPeople } from "./http/not-found.ts";
import { pageRoutes } from "./http/page.ts";
import { headersForEverybody, securityHeaders } from "./http/response-headers.ts";
import { sharedPictureRoutes } from "./http/shared-picture.ts";
import { statusRoutes } from "./http/status.ts";
import { submitRoutes, takeSubmission } from "./http/submit.ts";
import { isSubmit } from "./http/submit-path.ts";
import { logFault } from "./log.ts";
import { errorResponse } from "./net/errors.ts";
import { isForOwnOrigin, operatorRoutes } from "./operator/routes/routes.ts";

/** Every request but an envelope's. */
export const app = new Hono<AgentHono>();

app.use(async (context, next) => {
  const { url } = context.req;
  if (context.req.method === "OPTIONS")
    return new Response(null, { status: 204, headers: headersForEverybody(url) });
  await next();
  // A WebSocket would be lost in the copy of the response that a header makes.
  if (context.res.status === 101) return;
  const headers = isForOwnOrigin(context) ? securityHeaders(url) : headersForEverybody(url);
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
});

app.use(async (context, next) => {
  const loaded = loadConfig(context.env);
  if (!loaded.ok) {
    if (context.req.path !== "/status") return errorResponse("not-configured");
    return context.json({ status: "not-configured", code: "not-configured", problems: loaded.problems });
  }
  const waitUntil = (work: Promise<unknown>) => context.executionCtx.waitUntil(work);
  context.set("agent", requestAgent(loaded, context.req.raw, context.env, waitUntil));
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

app.onError((fault, context) => faultResponse(fault, context.var.agent));

/**
 * Answers a request. An envelope goes past the router: with its middleware that cost a tenth of what taking an envelope
 * costs, and an agent is asked for little else.
 */
export async function answerRequest(
  request: Request,
  env: Env,
  executionCtx: ExecutionContext,
): Promise<Response> {
  const loaded = request.method === "POST" && isSubmit(request.url) ? loadConfig(env) : null;
  if (!loaded?.ok) return app.fetch(request, env, executionCtx);
  const agent = requestAgent(loaded, request, env, (work) => executionCtx.waitUntil(work));
  const response = await takeSubmission(request, env, executionCtx, agent).catch((fault: unknown) =>
    faultResponse(fault, agent),
  );
  for (const [name, value] of Object.entries(headersForEverybody(request.url)))
    response.headers.set(name, value);
  return response;
}

function faultResponse(fault: unknown, agent: RequestAgent | undefined): Response {
  const id = crypto.randomUUID();
  logFault("request", fault, { id });
  agent?.notes.failed(fault instanceof Error ? fault.name : typeof fault);
  return errorResponse("internal", { id });
}
