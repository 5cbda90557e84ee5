import { html } from "hono/html";
import { troubleSentence } from "../../imagegen/trouble.ts";
import type { ListedLetter, Overview } from "../api.ts";
import type { JobReport } from "../job-report.ts";
import type { Html } from "./charts.ts";
import { forgetForm, pauseForm, senderForms } from "./controls.ts";
import { operatorDocument } from "./document.ts";
import { charts, messages, providers, reasons, tiles } from "./figures.ts";
import { actions, deadLetters, jobs } from "./records.ts";
import { count, dollars, moment } from "./words.ts";

export interface PageParts {
  readonly overview: Overview;
  readonly jobs: readonly JobReport[];
  readonly deadLetters: readonly ListedLetter[];
  readonly days: number;
  readonly now: number;
  /** The address that the fields hold already. */
  readonly address: string;
  /** A sentence on what was just done; null: nothing was. */
  readonly done: string | null;
}

const VIEWS = [
  { days: 1, name: "Today" },
  { days: 7, name: "7 days" },
  { days: 30, name: "30 days" },
];
/** The share of the day's limit from which on it is worth a word. */
const NEARLY_ALL = 0.8;

/**
 * The operator's page. Every few seconds what stands in an element with `data-live` is replaced by what it is then.
 */
export function operatorPage(parts: PageParts): Promise<string> {
  const { overview, days, now, address, done } = parts;
  const body = html`${header(parts)}
<main class="operator">
<h1 class="visually-hidden">What ${overview.name} does</h1>
${done === null ? "" : html`<p class="notice good" role="status">${done}</p>`}
<div id="notices" data-live>${notices(overview).map((text) => html`<p class="notice">${text}</p>`)}</div>
<div id="tiles" data-live>${tiles(overview)}</div>
<div id="charts" data-live>${charts(overview)}</div>
<div class="pair">
${card("providers", "Providers", providers(overview))}
${card("reasons", "What went wrong", reasons(overview.total))}
</div>
<div class="pair">
${card("messages", "Messages", messages(overview.total))}
${card("registration", "Registration", registration(overview, now))}
</div>
${card("letters", "Dead letters", deadLetters(parts.deadLetters, now, days))}
${card("jobs", "Latest jobs", jobs(parts.jobs, now))}
<div class="pair">
<section class="card" id="drawing"><h2>Drawing</h2>${pauseForm(overview, days)}</section>
<section class="card" id="senders"><h2>Senders</h2>${senderForms(overview, days, address)}</section>
</div>
<details class="card" id="forget"><summary>Delete a sender's data</summary>${forgetForm(days, address)}</details>
${card("actions", "What was done", actions(overview, now))}
</main>
<footer class="foot"><p class="small">All times are UTC. For scripts: <a href="/operator/api/overview?days=${days}">JSON</a>, <a href="/operator/metrics">metrics</a>.</p></footer>`;
  return operatorDocument(`Operator · ${overview.name}`, body, true);
}

function header({ overview, days, now }: PageParts): Html {
  return html`<header class="bar">
<div class="brand"><img class="brand-mark" src="/assets/icon.svg" alt="" width="28" height="28"><a class="brand-name" href="/">${overview.name}</a>
<span class="tag">operator</span>
<span class="connection live" id="updated" data-live><span class="visually-hidden">Updated at </span>${moment(now, now)}</span></div>
<nav class="views" aria-label="Time">${VIEWS.map(
    (view) =>
      html`<a href="/operator?days=${view.days}"${view.days === days ? html` aria-current="page"` : ""}>${view.name}</a>`,
  )}</nav>
<form class="tools" method="post" action="/operator/logout"><button class="tool">Log out</button></form>
</header>`;
}

/** A part of the page that changes by itself. */
function card(id: string, name: string, content: Html): Html {
  return html`<section class="card" id="${id}" data-live><h2>${name}</h2>${content}</section>`;
}

/** Sentences that an operator should not miss. */
function notices(overview: Overview): string[] {
  const { rules, providers, troubles, registration, dailyPictures, dailyAnswers, dailyMoney } = overview;
  const found: string[] = [];
  if (rules.paused !== null) found.push("Drawing is paused, and so are answers.");
  if (providers.length === 0) found.push("No image provider is configured: nothing can be drawn.");
  found.push(...troubles.map(troubleSentence));
  for (const { name, failing } of providers) {
    if (failing === true) found.push(`${name} has failed its last calls.`);
  }
  found.push(
    ...nearlySpent(dailyPictures, "paid pictures"),
    ...nearlySpent(dailyAnswers, "calls of the text model"),
    ...nearlySpent(dailyMoney, "budget", dollars),
  );
  if (registration.problem !== null && registration.state !== "off") found.push(registration.problem);
  return found;
}

function nearlySpent(
  { taken, limit }: Overview["dailyPictures"],
  what: string,
  written: (value: number) => string = count,
): string[] {
  if (limit === null || taken < NEARLY_ALL * limit) return [];
  return taken >= limit
    ? [`The day's ${written(limit)} ${what}: used up.`]
    : [`The day's ${written(limit)} ${what}: ${written(taken)} used.`];
}

function registration({ registration: status, address }: Overview, now: number): Html {
  const { state, endpoint, lastSuccess, nextTry, problem } = status;
  const time = (iso: string | null) => (iso === null ? "–" : moment(Date.parse(iso), now));
  return html`<dl class="facts">
<div><dt>State</dt><dd><span class="${state === "registered" ? "tag good" : "tag"}">${state}</span></dd></div>
<div><dt>Address</dt><dd><code>${address}</code></dd></div>
<div><dt>Endpoint</dt><dd>${endpoint === null ? "–" : html`<code>${endpoint}</code>`}</dd></div>
<div><dt>Last renewed</dt><dd>${time(lastSuccess)}</dd></div>
<div><dt>Next renewal</dt><dd>${time(nextTry)}</dd></div>
${problem === null ? "" : html`<div><dt>Problem</dt><dd>${problem}</dd></div>`}
</dl>`;
}
