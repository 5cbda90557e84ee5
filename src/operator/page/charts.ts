import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A column of a chart: what stands on what, from the bottom up, each part with the class that colours it. */
export interface Column {
  readonly label: string;
  readonly parts: readonly { readonly from: number; readonly to: number; readonly colour: string }[];
}

const HEIGHT = 100;
const GAP = 0.12;
/** The most labels of a chart: more run into each other. */
const MOST_LABELS = 6;

/**
 * Columns side by side, without words of their own: those stand beside it as text, which is read and scaled as such.
 * The policy of the page forbids styles in elements, hence the attributes.
 */
export function columnChart(
  summary: string,
  columns: readonly Column[],
  unit: (value: number) => string,
): Html {
  const most = Math.max(0, ...columns.flatMap(({ parts }) => parts.map(({ to }) => to)));
  const top = Math.max(1, most);
  const step = Math.ceil(columns.length / MOST_LABELS);
  const rects = columns.flatMap(({ parts }, index) =>
    parts
      .filter(({ from, to }) => to > from)
      .map(({ from, to, colour }) => {
        const y = HEIGHT * (1 - to / top);
        const height = Math.max(1.5, (HEIGHT * (to - from)) / top);
        return html`<rect class="${colour}" x="${index + GAP}" y="${Math.min(y, HEIGHT - 1.5)}" width="${1 - 2 * GAP}" height="${height}"/>`;
      }),
  );
  const isNamed = (index: number) => (columns.length - 1 - index) % step === 0;
  return html`<p class="scale" aria-hidden="true">${most === 0 ? "" : `up to ${unit(most)}`}</p>
<svg class="columns" viewBox="0 0 ${columns.length} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${summary}">${rects}</svg>
<div class="column-labels" aria-hidden="true">${columns.map(({ label }, index) => html`<span>${isNamed(index) ? label : ""}</span>`)}</div>`;
}

/** Named counts as bars, the largest first. */
export function barList(rows: readonly { readonly name: string; readonly count: number }[]): Html {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return html`<table class="bars"><tbody>${rows
    .toSorted((one, other) => other.count - one.count)
    .map(
      ({ name, count }) => html`<tr><th scope="row">${name}</th>
<td class="bar-cell"><svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-fill" width="${(100 * count) / most}" height="1"/></svg></td>
<td class="number">${count}</td></tr>`,
    )}</tbody></table>`;
}
