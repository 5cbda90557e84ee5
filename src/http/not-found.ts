import type { Context, MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";
import { html } from "hono/html";
import type { AgentHono } from "./agent-hono.ts";
import { PAGE_HEADERS, pageDocument, pageOrigin } from "./page-document.ts";

/** Whether somebody reads this in a browser. Scripts and probes that accept anything get JSON. */
export function wantsPage(context: Context<AgentHono>): boolean {
  const { method } = context.req;
  if (method !== "GET" && method !== "HEAD") return false;
  const supports = ["application/json", "text/html"];
  return accepts(context, { header: "Accept", supports, default: "application/json" }) === "text/html";
}

/**
 * A page for who reads in a browser, in place of whatever is not found, a picture that is no longer kept among it.
 */
export const notFoundForPeople: MiddlewareHandler<AgentHono> = async (context, next) => {
  await next();
  const isJson = context.res.headers.get("content-type")?.startsWith("application/json");
  if (context.res.status === 404 && isJson && wantsPage(context)) context.res = await notFoundPage(context);
};

async function notFoundPage(context: Context<AgentHono>): Promise<Response> {
  const { config } = context.var.agent;
  const page = await pageDocument({
    title: "Nothing here",
    description: `${config.agentName} has no page under this address.`,
    url: pageOrigin(config.publicUrl, context.req.url),
    picture: null,
    head: html`<meta name="robots" content="noindex">`,
    body: html`<main class="shared"><div class="shared-words">
<h1>There is nothing here</h1>
<p>The address may be mistyped, or the picture that it led to is no longer kept.</p>
<p class="shared-actions"><a class="button" href="/">Draw something</a></p>
</div></main>`,
  });
  return new Response(page, { status: 404, headers: { ...PAGE_HEADERS, vary: "Accept" } });
}
