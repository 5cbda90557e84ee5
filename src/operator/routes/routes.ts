import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import type { AgentHono } from "../../http/agent-hono.ts";
import { errorResponse } from "../../net/errors.ts";
import { readUpload } from "../../net/read-upload.ts";
import { operatorActionSchema } from "../action.ts";
import { emptySummary } from "../day-summary.ts";
import { overviewOf } from "../overview.ts";
import { prometheusText } from "../prometheus.ts";
import { onlyOperator, onlyWithToken } from "./access.ts";
import { perform } from "./actions.ts";
import { operatorBrowserRoutes } from "./browser.ts";
import {
  agentFacts,
  DEAD_LETTER_DAYS,
  daysQuery,
  lastDays,
  lastDeadLetters,
  lastJobs,
  OVERVIEW_DAYS,
  sightOf,
  wholeNumberQuery,
} from "./view.ts";

const LONGEST_ACTION = 8 * 1024;

const overviewQuery = z.lazy(() => z.object({ days: daysQuery(OVERVIEW_DAYS) }));
const jobsQuery = z.lazy(() =>
  z.object({
    days: daysQuery(2),
    limit: wholeNumberQuery(1_000, 100),
  }),
);
const deadLettersQuery = z.lazy(() => z.object({ days: daysQuery(DEAD_LETTER_DAYS) }));

/**
 * Whether a path is the operator's, and so for no other site's scripts. Without a token it is a path like any that is
 * not there.
 */
export function isForOwnOrigin(context: Context<AgentHono>): boolean {
  const { path } = context.req;
  const isOperators = path === "/operator" || path.startsWith("/operator/");
  return isOperators && (context.get("agent")?.config.operatorToken ?? null) !== null;
}

/** The operator's routes: JSON and metrics for scripts, the page for a browser. */
export const operatorRoutes = new Hono<AgentHono>()
  .use("/operator", onlyWithToken)
  .use("/operator/*", onlyWithToken)
  .use("/operator/api/*", onlyOperator)
  .use("/operator/metrics", onlyOperator)
  .get("/operator/api/overview", async (context) => {
    const query = overviewQuery.safeParse(context.req.query());
    if (!query.success) return invalid(query.error);
    const sight = sightOf(context);
    const [facts, books] = await Promise.all([agentFacts(sight), lastDays(sight, query.data.days)]);
    return context.json(overviewOf(facts, books));
  })
  .get("/operator/api/jobs", async (context) => {
    const query = jobsQuery.safeParse(context.req.query());
    if (!query.success) return invalid(query.error);
    return context.json({ jobs: await lastJobs(sightOf(context), query.data.days, query.data.limit) });
  })
  .get("/operator/api/dead-letters", async (context) => {
    const query = deadLettersQuery.safeParse(context.req.query());
    if (!query.success) return invalid(query.error);
    return context.json({ deadLetters: await lastDeadLetters(sightOf(context), query.data.days) });
  })
  .post("/operator/api/actions", async (context) => {
    const action = operatorActionSchema.safeParse(await readJson(context.req.raw));
    return action.success ? context.json(await perform(context, action.data)) : invalid(action.error);
  })
  .route("/", operatorBrowserRoutes)
  .get("/operator/metrics", async (context) => {
    const sight = sightOf(context);
    const [facts, [today]] = await Promise.all([agentFacts(sight), lastDays(sight, 1)]);
    return new Response(prometheusText(facts, today?.summary ?? emptySummary()), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  });

/** Reads a request's JSON; null: it is too long, did not come to its end, or is no JSON. */
async function readJson({ body }: Request): Promise<unknown> {
  const upload = await readUpload(body, LONGEST_ACTION);
  try {
    return upload.ok ? JSON.parse(new TextDecoder().decode(upload.bytes)) : null;
  } catch {
    return null;
  }
}

/** The first problem, in our schema's words: they say what was expected, and nothing that was given. */
function invalid(error: z.core.$ZodError): Response {
  const [issue] = error.issues;
  const where = issue?.path.join(".") ?? "";
  return errorResponse("invalid-request", {
    sentence: `${where === "" ? "request" : where}: ${issue?.message}`,
  });
}
