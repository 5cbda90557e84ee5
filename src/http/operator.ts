import { type Context, Hono } from "hono";
import { z } from "zod";
import { KEPT_DAYS } from "../durable/day-book.ts";
import { operatorActionSchema } from "../operator/action.ts";
import { emptySummary } from "../operator/day-summary.ts";
import { type Overview, overviewOf } from "../operator/overview.ts";
import { prometheusText } from "../operator/prometheus.ts";
import type { AgentHono } from "./agent-hono.ts";
import { errorResponse } from "./errors.ts";
import { onlyOperator, onlyWithToken } from "./operator-access.ts";
import { perform } from "./operator-actions.ts";
import { agentFacts, lastDays, lastDeadLetters, lastJobs, type Sight } from "./operator-view.ts";

/** A dead letter is kept by its sender's object for a week. */
const DEAD_LETTER_DAYS = 7;

const days = (fallback: number) => z.coerce.number<string>().int().min(1).max(KEPT_DAYS).default(fallback);
const overviewQuery = z.object({ days: days(7) });
const jobsQuery = z.object({
  days: days(2),
  limit: z.coerce.number<string>().int().min(1).max(1_000).default(100),
});
const deadLettersQuery = z.object({ days: days(DEAD_LETTER_DAYS) });

export function isOperatorPath(path: string): boolean {
  return path === "/operator" || path.startsWith("/operator/");
}

/** What the operator sees and does, for scripts. Who has not the token meets the same answer on every path. */
export const operatorRoutes = new Hono<AgentHono>()
  .use("/operator", onlyWithToken)
  .use("/operator/*", onlyWithToken)
  .use("/operator/api/*", onlyOperator)
  .use("/operator/metrics", onlyOperator)
  .get("/operator/api/overview", async (context) => {
    const query = overviewQuery.safeParse(context.req.query());
    return query.success ? context.json(await overview(context, query.data.days)) : invalid(query.error);
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
    const action = operatorActionSchema.safeParse(await context.req.json().catch(() => null));
    return action.success ? context.json(await perform(context, action.data)) : invalid(action.error);
  })
  .get("/operator/metrics", async (context) => {
    const sight = sightOf(context);
    const [facts, [today]] = await Promise.all([agentFacts(sight), lastDays(sight, 1)]);
    return new Response(prometheusText(facts, today?.summary ?? emptySummary()), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  });

async function overview(context: Context<AgentHono>, days: number): Promise<Overview> {
  const sight = sightOf(context);
  const [facts, books] = await Promise.all([agentFacts(sight), lastDays(sight, days)]);
  return overviewOf(facts, books);
}

function sightOf(context: Context<AgentHono>): Sight {
  const { config, clock, identity } = context.var.agent;
  return { env: context.env, config, address: identity.address, now: clock.now() };
}

/** The first problem, in our schema's words: they say what was expected, and nothing that was given. */
function invalid(error: z.ZodError): Response {
  const [issue] = error.issues;
  const where = issue?.path.join(".") ?? "";
  return errorResponse("invalid-request", {
    sentence: `${where === "" ? "request" : where}: ${issue?.message}`,
  });
}
