import { Hono } from "hono";
import { html } from "hono/html";
import type { AgentHono } from "./agent-hono.ts";
import { wantsPage } from "./not-found.ts";
import { PAGE_HEADERS, pageDocument, pageOrigin } from "./page-document.ts";
import type { PageFacts } from "./page-facts.ts";

/** GET / for browsers: the page. Everybody else goes on to the status. */
export const pageRoutes = new Hono<AgentHono>().get("/", async (context, next) => {
  // Scripts and probes that accept anything have always read JSON here.
  if (!wantsPage(context)) {
    await next();
    context.header("vary", "Accept", { append: true });
    return;
  }
  const { config, clock, identity } = context.var.agent;
  const url = pageOrigin(config.publicUrl, context.req.url);
  const facts: PageFacts = {
    name: config.agentName,
    address: identity.address,
    url,
    agentverse: config.agentverseUrl,
    development: config.development,
    drawnBy: drawnBy(config.providers),
    now: clock.now(),
  };
  return context.body(await publicPage(facts), 200, { ...PAGE_HEADERS, vary: "Accept" });
});

function drawnBy(providers: readonly string[]): PageFacts["drawnBy"] {
  if (providers.some((name) => name !== "sketch")) return "model";
  return providers.length > 0 ? "sketch" : "nothing";
}

/** The page before its script runs. It has the place and the look of what the script then shows. */
function publicPage(facts: PageFacts): Promise<string> {
  return pageDocument({
    title: facts.name,
    description: "Describe a picture and watch it being drawn: an image agent for ASI:One and Agentverse.",
    url: `${facts.url}/`,
    picture: { url: `${facts.url}/banner.png`, alt: facts.name },
    head: html`<script type="module" src="/assets/page.js"></script>`,
    body: html`<div id="page" data-facts="${JSON.stringify(facts)}">
<header class="bar"><p class="brand">${facts.name}</p></header>
<main><div class="stage"><section class="welcome"><h1>What would you like to see?</h1></section></div></main>
</div>
<noscript><p class="noscript">This page signs its messages in your browser, which needs JavaScript. Without it, chat with
the agent at <code>${facts.address}</code>.</p></noscript>`,
  });
}
