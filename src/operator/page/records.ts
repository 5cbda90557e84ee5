import { html } from "hono/html";
import type { ListedLetter, Overview } from "../api.ts";
import { isSuccess, isUnknownJob, type JobReport } from "../job-report.ts";
import type { Html } from "./charts.ts";
import { figure, table } from "./figures.ts";
import { duration, meaning, moment, shortAddress } from "./words.ts";

/** Single jobs, letters and actions, the newest first. */

export function jobs(list: readonly JobReport[], now: number): Html {
  if (list.length === 0) return html`<p class="empty">None yet.</p>`;
  const rows = list.map(({ acceptedAt, sender, form, calls, ended }) => {
    const state =
      ended === null
        ? html`<span class="tag">in flight</span>`
        : html`<span class="${isSuccess(ended.how) ? "tag good" : "tag bad"}">${meaning(ended.how)}</span>`;
    const called = calls.map(({ provider, outcome }) => `${provider}: ${meaning(outcome ?? "running")}`);
    return html`<tr><td>${time(acceptedAt, now)}</td><td>${senderLink(sender)}</td><td>${meaning(form)}</td><td>${state}</td>
<td>${called.length === 0 ? "none" : called.join(", ")}</td><td class="number">${duration((ended?.at ?? now) - acceptedAt)}</td></tr>`;
  });
  return table("Jobs", ["Asked", "Sender", "Form", "State", "Calls", figure("Took")], rows);
}

export function deadLetters(list: readonly ListedLetter[], now: number, days: number): Html {
  if (list.length === 0) return html`<p class="empty">Every letter of the last days arrived.</p>`;
  const rows = list.map(
    ({
      id,
      sender,
      reason,
      at,
      settled,
    }) => html`<tr><td>${time(at, now)}</td><td>${senderLink(sender)}</td><td>${meaning(reason)}</td>
<td>${settled === null ? sendAgain(id, days) : html`<span class="tag">${meaning(settled)}</span>`}</td></tr>`,
  );
  return table("Dead letters", ["Given up", "Sender", "Reason", "What to do"], rows);
}

function sendAgain(id: string, days: number): Html {
  return html`<form method="post" action="/operator/actions"><input type="hidden" name="id" value="${id}"><input type="hidden" name="days" value="${days}">
<button class="button quiet small-button" name="action" value="resend">Send again</button></form>`;
}

export function actions({ actions: list }: Overview, now: number): Html {
  if (list.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  const rows = list.map(
    ({ at, action, subject, result }) =>
      html`<tr><td>${time(at, now)}</td><td>${meaning(action)}</td><td class="subject">${subject ?? ""}</td><td>${result ?? "not finished"}</td></tr>`,
  );
  return table("What was done", ["When", "What", "On", "Came to"], rows);
}

/** Takes the address to where something can be done about its sender. */
function senderLink(address: string): Html {
  if (isUnknownJob(address)) return html`<span class="tag">forgotten</span>`;
  return html`<a href="?address=${address}#senders" title="${address}"><code>${shortAddress(address)}</code></a>`;
}

function time(at: number, now: number): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${moment(at, now)}</time>`;
}
