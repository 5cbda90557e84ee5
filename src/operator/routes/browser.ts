import { type Context, Hono } from "hono";
import type { AgentHono } from "../../http/agent-hono.ts";
import { OPERATOR_HEADERS } from "../../http/page-document.ts";
import { errorResponse } from "../../net/errors.ts";
import { readUpload } from "../../net/read-upload.ts";
import { operatorActionSchema } from "../action.ts";
import { overviewOf } from "../overview.ts";
import { loginPage } from "../page/document.ts";
import { doneSentence } from "../page/done.ts";
import { operatorPage } from "../page/page.ts";
import { checkToken, hasSession, isSameOrigin, logIn, logOut, onlyOperator } from "./access.ts";
import { perform } from "./actions.ts";
import {
  agentFacts,
  DEAD_LETTER_DAYS,
  daysAsked,
  lastDays,
  lastDeadLetters,
  lastJobs,
  sightOf,
} from "./view.ts";

/** The page's forms are small. */
const LONGEST_FORM = 8 * 1024;
const JOBS_SHOWN = 12;

/** The operator's page, for a browser. It works without a script; its script only keeps it up to date. */
export const operatorBrowserRoutes = new Hono<AgentHono>()
  .get("/operator", async (context) => {
    if (!(await hasSession(context))) return askForToken(context, null);
    const { days, address = "", did, result } = context.req.query();
    const page = await showPage(context, daysAsked(days), address, doneSentence(did, result));
    return context.body(page, 200, OPERATOR_HEADERS);
  })
  .post("/operator/login", async (context) => {
    if (!isSameOrigin(context)) return errorResponse("wrong-origin");
    const token = (await readForm(context)).get("token") ?? "";
    const checked = checkToken(context, token);
    if (!checked.ok) {
      const problem =
        checked.reason === "wrong" ? "That is not the token." : "Too many tries. Wait a minute.";
      return askForToken(context, problem);
    }
    await logIn(context, token);
    return context.redirect("/operator", 303);
  })
  .post("/operator/logout", (context) => {
    if (!isSameOrigin(context)) return errorResponse("wrong-origin");
    logOut(context);
    return context.redirect("/operator", 303);
  })
  .post("/operator/actions", onlyOperator, async (context) => {
    const form = await readForm(context);
    const action = operatorActionSchema.safeParse(Object.fromEntries(form));
    const did = action.success ? await perform(context, action.data) : { result: "invalid-request" };
    const shown = new URLSearchParams({
      days: String(daysAsked(form.get("days") ?? undefined)),
      did: action.success ? action.data.action : "",
      result: did.result,
    });
    return context.redirect(`/operator?${shown}`, 303);
  });

async function askForToken(context: Context<AgentHono>, problem: string | null): Promise<Response> {
  const page = await loginPage(context.var.agent.config.agentName, problem);
  return context.body(page, 401, OPERATOR_HEADERS);
}

async function showPage(
  context: Context<AgentHono>,
  days: number,
  address: string,
  done: string | null,
): Promise<string> {
  const sight = sightOf(context);
  const [facts, books, jobs, deadLetters] = await Promise.all([
    agentFacts(sight),
    lastDays(sight, days),
    lastJobs(sight, Math.min(days, 2), JOBS_SHOWN),
    lastDeadLetters(sight, DEAD_LETTER_DAYS),
  ]);
  const overview = overviewOf(facts, books);
  return operatorPage({ overview, jobs, deadLetters, days, now: sight.now, address, done });
}

/** A form that is too long, or did not come to its end, counts as an empty one. */
async function readForm(context: Context<AgentHono>): Promise<URLSearchParams> {
  const upload = await readUpload(context.req.raw.body, LONGEST_FORM);
  return new URLSearchParams(upload.ok ? new TextDecoder().decode(upload.bytes) : "");
}
