import { html } from "hono/html";
import type { Figures, Overview } from "../api.ts";
import { type Counts, totalOf } from "../tally.ts";
import { barList, columnChart, type Html } from "./charts.ts";
import { count, dayName, dollars, duration, meaning, share } from "./words.ts";

/** What happened, in figures: the tiles, the charts and the tables of the page. */

export function tiles(overview: Overview): Html {
  const { total, dailyPictures, dailyMoney } = overview;
  const failed = totalOf(total.failures);
  const asked = failed + total.pictures + total.answers;
  const paid = total.spent.reduce((sum, spent) => sum + spent.paid, 0);
  const ofLimit =
    dailyPictures.limit === null
      ? "no limit for a day"
      : `today ${count(dailyPictures.taken)} of ${count(dailyPictures.limit)}`;
  const ofBudget =
    dailyMoney.limit === null ? "no budget for a day" : `of ${dollars(dailyMoney.limit)} a day`;
  return html`<dl class="tiles">
${tile("Pictures", count(total.pictures), total.answers === 0 ? `${total.inFlight} in flight` : `${count(total.answers)} answers · ${total.inFlight} in flight`)}
${tile("Conversations", count(total.conversations), `${count(total.senders)} senders`)}
${tile("Failures", count(failed), `${share(failed, asked)} of ${count(asked)}`, failed > 0)}
${tile("Over quota", count(total.overQuota), "messages refused")}
${tile("To acknowledge", duration(total.acknowledgementTimes.p50), `95% within ${duration(total.acknowledgementTimes.p95)}`)}
${tile("To picture", duration(total.pictureTimes.p50), `95% within ${duration(total.pictureTimes.p95)}`)}
${
  total.costUsd === null
    ? tile("Paid pictures", count(paid), ofLimit)
    : tile("Cost", dollars(total.costUsd), `${count(paid)} paid · ${ofLimit}`)
}
${tile("Money today", dollars(dailyMoney.taken), ofBudget, isSpent(dailyMoney))}
</dl>`;
}

function isSpent({ taken, limit }: Overview["dailyMoney"]): boolean {
  return limit !== null && taken >= limit;
}

function tile(name: string, value: string, more: string, isBad = false): Html {
  return html`<div class="tile"><dt>${name}</dt><dd><span class="${isBad ? "value bad" : "value"}">${value}</span><span class="more">${more}</span></dd></div>`;
}

export function charts(overview: Overview): Html {
  const { days, total } = overview;
  if (days.length < 2) return html``;
  const pictures = days.map((day) => {
    const failed = totalOf(day.failures);
    const done = day.pictures + day.answers;
    return {
      label: dayName(day.day),
      parts: [
        { from: 0, to: done, colour: "good" },
        { from: done, to: done + failed, colour: "bad" },
      ],
    };
  });
  const times = days.map(({ day, pictureTimes: { p50, p95 } }) => ({
    label: dayName(day),
    parts:
      p50 === null
        ? []
        : [
            { from: 0, to: p50, colour: "good" },
            { from: p50, to: p95 ?? p50, colour: "rest" },
          ],
  }));
  const failed = totalOf(total.failures);
  return html`<div class="pair">
<figure class="card"><figcaption><h2>Pictures and answers</h2><p class="legend"><span class="key good">done</span> <span class="key bad">failed</span></p></figcaption>
${columnChart(`${total.pictures + total.answers} done and ${failed} failed in ${days.length} days`, pictures, count)}</figure>
<figure class="card"><figcaption><h2>Time to picture</h2><p class="legend"><span class="key good">half within</span> <span class="key rest">95% within</span></p></figcaption>
${columnChart(`Half within ${duration(total.pictureTimes.p50)}, 95% within ${duration(total.pictureTimes.p95)}`, times, duration)}</figure>
</div>
<details class="card" id="days-table"><summary>Day by day</summary>${dayTable(overview)}</details>`;
}

function dayTable({ days }: Overview): Html {
  const rows = days
    .toReversed()
    .map(
      (day) =>
        html`<tr><th scope="row">${dayName(day.day)}</th>${[
          count(day.conversations),
          count(day.pictures),
          count(day.answers),
          count(totalOf(day.failures)),
          count(day.overQuota),
          duration(day.acknowledgementTimes.p50),
          duration(day.pictureTimes.p50),
          duration(day.pictureTimes.p95),
          day.costUsd === null ? "–" : dollars(day.costUsd),
        ].map((text) => html`<td class="number">${text}</td>`)}</tr>`,
    );
  const columns = [
    "Conversations",
    "Pictures",
    "Answers",
    "Failures",
    "Over quota",
    "Ack.",
    "Picture",
    "95%",
    "Cost",
  ];
  return table("Day by day", ["Day", ...columns.map(figure)], rows);
}

export function providers(overview: Overview): Html {
  const { total, providers: configured, textModel } = overview;
  const states = new Map(configured.map(({ name, failing }) => [name, failing]));
  const names = new Set([
    ...states.keys(),
    ...(textModel === null ? [] : ["text-model"]),
    ...Object.keys(total.calls),
  ]);
  if (names.size === 0) return html`<p class="empty">None is configured: set ASI_LLM_KEY.</p>`;
  const rows = [...names].map((name) => {
    const calls = total.calls[name] ?? {};
    const spent = total.spent.find(({ provider }) => provider === name);
    const figures = [
      (calls.drawn ?? 0) + (calls.answered ?? 0),
      calls.refused ?? 0,
      calls.unavailable ?? 0,
      (calls.unusable ?? 0) + (calls.unknown ?? 0),
      calls.misconfigured ?? 0,
      spent?.paid ?? 0,
    ];
    const perhaps = spent !== undefined && spent.perhapsPaid > 0 ? ` + ${spent.perhapsPaid}?` : "";
    const cost = spent?.costUsd === null || spent === undefined ? "–" : dollars(spent.costUsd);
    return html`<tr><th scope="row">${name} ${stateOf(name, states)}</th>${figures.map(
      (figure, index) =>
        html`<td class="number">${count(figure)}${index === figures.length - 1 ? perhaps : ""}</td>`,
    )}<td class="number">${cost}</td></tr>`;
  });
  const columns = ["Done", "Declined", "Busy", "Failed", "Misconfigured", "Paid", "Cost"];
  return table("Calls of providers", ["Provider", ...columns.map(figure)], rows);
}

function stateOf(name: string, states: ReadonlyMap<string, boolean | null>): Html {
  if (name === "text-model") return html``;
  if (!states.has(name)) return html`<span class="tag">not in use</span>`;
  return states.get(name) === true ? html`<span class="tag bad">failing</span>` : html``;
}

/** The table of what went wrong, and of what was not taken, each by its reason. */
export function reasons(total: Figures): Html {
  const list = (counts: Counts) =>
    Object.entries(counts).map(([tag, value]) => ({ name: meaning(tag), count: value }));
  const groups: [string, Counts][] = [
    ["Failed jobs", total.failures],
    ["Letters given up", total.deadLetters],
    ["Requests refused", total.refusals],
  ];
  const shown = groups.filter(([, counts]) => totalOf(counts) > 0);
  if (shown.length === 0) return html`<p class="empty">Nothing went wrong.</p>`;
  return html`${shown.map(([name, counts]) => html`<h3>${name}</h3>${barList(list(counts))}`)}`;
}

export function messages(total: Figures): Html {
  const forms = Object.entries(total.messages);
  if (forms.length === 0) return html`<p class="empty">Nobody has written yet.</p>`;
  const rows = forms
    .toSorted(([, one], [, other]) => totalOf(other) - totalOf(one))
    .map(
      ([form, outcomes]) =>
        html`<tr><th scope="row">${meaning(form)}</th><td>${Object.entries(outcomes)
          .toSorted(([, one], [, other]) => other - one)
          .map(([outcome, value]) => `${meaning(outcome)} ${count(value)}`)
          .join(" · ")}</td><td class="number">${count(totalOf(outcomes))}</td></tr>`,
    );
  return table("Messages", ["Form", "What they came to", figure("In all")], rows);
}

/** The head of a column of figures. */
interface Figure {
  readonly figure: string;
}

export function figure(name: string): Figure {
  return { figure: name };
}

/** A table that may be wider than a phone: then it is scrolled, by keyboard too. */
export function table(name: string, columns: readonly (string | Figure)[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr>${columns.map(
    (column) =>
      typeof column === "string"
        ? html`<th scope="col">${column}</th>`
        : html`<th scope="col" class="number">${column.figure}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
