import { html } from "hono/html";
import type { Card, CardButton, CardField, CardNode } from "./card-schema.ts";
import { type EscapedHtml, picture } from "./markdown.ts";

/** Names of the form's fields, beside those that the card itself names. */
export const FIELD = "field.";

type Payload<Kind extends Card["kind"]> = Extract<Card, { kind: Kind }>["payload"];

/**
 * A card as a form: each of its buttons sends its selection, with the values of the card's own fields. Every card can be
 * closed without a choice.
 */
export function cardHtml(card: Card, action: string): EscapedHtml {
  const width = card.kind === "carousel" ? "card wide" : "card";
  return html`<form class="${width}" method="post" action="${action}">
    <input type="hidden" name="card" value="${card.id ?? ""}">
    ${contentsOf(card)}
    <p class="row"><label class="quiet">Send it as <select name="as">
      <option value="metadata">metadata</option>
      <option value="json">JSON text</option>
      <option value="prose">a planner's prose</option>
    </select></label>
    <button class="quiet" name="cancelled" value="true" formnovalidate>Close the card</button></p>
  </form>`;
}

function contentsOf(card: Card): EscapedHtml {
  switch (card.kind) {
    case "carousel":
      return carouselHtml(card.payload);
    case "detail":
      return detailHtml(card.payload);
    case "form":
      return html`${heading(card.payload.title)}${card.payload.fields.map(fieldHtml)}
        <p class="row">${buttonHtml({ ...card.payload.submit_cta, primary: true })}</p>`;
    case "review":
      return html`${heading(card.payload.title)}${rowsHtml(card.payload.summary_rows)}
        <p class="row">${buttonHtml({ ...card.payload.approve_cta, primary: true })}
        ${card.payload.reject_cta === undefined ? "" : buttonHtml(card.payload.reject_cta)}</p>`;
    case "custom":
      return nodeHtml(card.payload.root);
  }
}

function carouselHtml({ title, subtitle, items }: Payload<"carousel">): EscapedHtml {
  return html`${heading(title)}${muted(subtitle)}
    <ul class="carousel">${items.map(
      (item) => html`<li>
        ${item.image === undefined ? "" : picture(item.image, item.title)}
        <strong>${item.title}</strong>${muted(item.subtitle)}${muted(item.secondary_text)}
        ${(item.badges ?? []).map(({ label, variant }) => badgeHtml(label, variant))}
        ${buttonHtml(item.primary_cta)}
      </li>`,
    )}</ul>`;
}

function detailHtml({ title, hero_image, summary_rows, sub_options, ctas }: Payload<"detail">): EscapedHtml {
  return html`${hero_image === undefined ? "" : picture(hero_image, title)}
    ${heading(title)}${summary_rows === undefined ? "" : rowsHtml(summary_rows)}
    ${sub_options === undefined ? "" : selectHtml(sub_options.name, sub_options.label, sub_options.choices)}
    <p class="row">${ctas.map(buttonHtml)}</p>`;
}

function nodeHtml(node: CardNode): EscapedHtml {
  switch (node.type) {
    case "text":
      return html`<p class="${node.style ?? "body"}">${node.value}</p>`;
    case "heading":
      return html`${heading(node.value)}`;
    case "image":
      return picture(node.src, node.alt ?? "");
    case "badge":
      return badgeHtml(node.label, node.variant);
    case "divider":
      return html`<hr>`;
    case "section":
      return html`<section>${heading(node.title)}${muted(node.subtitle)}${node.children.map(nodeHtml)}</section>`;
    case "group":
      return html`<div class="${node.direction}">${node.children.map(nodeHtml)}</div>`;
    case "button":
      return buttonHtml({ label: node.label, primary: node.primary, selection: node.action.selection });
    case "input":
      return fieldHtml(node);
    case "list":
      return html`<ul class="list">${node.items.map(
        ({ children, action }) => html`<li>${children.map(nodeHtml)}
          ${action === undefined ? "" : buttonHtml({ ...action, label: "Choose", primary: false })}</li>`,
      )}</ul>`;
    case "choice_grid":
      return html`<fieldset class="grid">${node.choices.map(
        ({ value, label, image }) => html`<label>
          <input type="${node.multi ? "checkbox" : "radio"}" name="${FIELD}${node.name}" value="${value}">
          ${image === undefined ? "" : picture(image, label)}${label}</label>`,
      )}</fieldset>`;
  }
}

/** The label goes with it, so that what is sent in prose can name it as a planner does. */
function buttonHtml({ label, selection, primary }: CardButton): EscapedHtml {
  const value = JSON.stringify({ label, selection });
  return html`<button class="${primary ? "primary" : "plain"}" name="choice" value="${value}">${label}</button>`;
}

function fieldHtml(field: CardField): EscapedHtml {
  const { name, kind, label, required, placeholder = "", options = [] } = field;
  if (kind === "select") return selectHtml(name, label, options);
  const type = kind === "checkbox" ? html`type="checkbox" value="true"` : html`type="${kind}"`;
  return html`<label>${label} <input ${type} name="${FIELD}${name}" placeholder="${placeholder}"
    ${required ? "required" : ""}></label>`;
}

function selectHtml(
  name: string,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
): EscapedHtml {
  return html`<label>${label} <select name="${FIELD}${name}">${options.map(
    (option) => html`<option value="${option.value}">${option.label}</option>`,
  )}</select></label>`;
}

function rowsHtml(rows: readonly { readonly label: string; readonly value: string }[]): EscapedHtml {
  return html`<dl>${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

function badgeHtml(label: string, variant = "info"): EscapedHtml {
  return html`<span class="badge ${variant}">${label}</span> `;
}

function heading(text: string | undefined): EscapedHtml | string {
  return text === undefined ? "" : html`<h3>${text}</h3>`;
}

function muted(text: string | undefined): EscapedHtml | string {
  return text === undefined ? "" : html`<p class="muted">${text}</p>`;
}
