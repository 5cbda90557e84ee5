import type { ChatContent, RequestPayment, Resource } from "@asi-image-agent/protocol";
import { html } from "hono/html";
import { assetIdIn } from "./asset-picture.ts";
import { readCard } from "./card-schema.ts";
import { type EscapedHtml, link, markdown, picture as remotePicture } from "./markdown.ts";
import type { ShownItem } from "./persons-chats.ts";
import { cardHtml } from "./show-card.ts";

/** What was said, as ASI:One would show it. `action`: where the forms in it are sent. */
export function itemShown(said: ShownItem, action: string): EscapedHtml {
  const time = new Date(said.at).toISOString();
  return html`<article class="${said.mine ? "mine" : "theirs"}">
    ${bodyOf(said, action)}
    <time datetime="${time}">${time.slice(11, 19)} UTC</time>
  </article>`;
}

function bodyOf(said: ShownItem, action: string): EscapedHtml {
  switch (said.kind) {
    case "chat":
      return html`${said.content.map((item) => itemHtml(item, action))}`;
    case "payment":
      return paymentHtml(said.request, action);
    case "note":
      return html`<p class="note">${said.text}</p>`;
  }
}

function itemHtml(item: ChatContent, action: string): EscapedHtml | string {
  switch (item.type) {
    case "text":
      return markdown(item.text);
    case "resource":
      return html`${item.resources.map(resourceHtml)}`;
    case "metadata":
      return metadataHtml(item, action);
    case "end-session":
      return html`<p class="note">End of the session</p>`;
    case "unknown":
      return html`<p class="note">Content of an unknown type: ${item.name}</p>`;
    case "start-session":
    case "start-stream":
    case "end-stream":
      return "";
  }
}

function resourceHtml({ uri, metadata }: Resource): EscapedHtml {
  const type = metadata.mime_type ?? "";
  const asset = assetIdIn(uri);
  const alt = metadata.role ?? "";
  const picture =
    asset === null ? remotePicture(uri, alt) : html`<img src="/conversations/assets/${asset}" alt="${alt}">`;
  const shown = type.startsWith("image/") ? picture : link(uri, uri);
  return html`<figure>${shown}<figcaption>Resource ${type} ${metadata.role ?? ""}</figcaption></figure>`;
}

/** A card, or the answer to one; else what the metadata says, for whoever writes an agent: ASI:One shows nothing of it. */
function metadataHtml(item: Extract<ChatContent, { type: "metadata" }>, action: string): EscapedHtml {
  const read = readCard(item);
  if (read?.ok) return cardHtml(read.card, action);
  const { card_protocol_version: version, selection, cancelled, text } = item.metadata;
  if (read === null && version !== undefined) {
    const answer = selection ?? text ?? (cancelled === "true" ? "closed without a choice" : "");
    return html`<p>Answer to the card: <code>${answer}</code></p>`;
  }
  const rows = Object.entries(item.metadata);
  return html`${read === null ? "" : html`<p class="note">This card is refused: ${read.why}</p>`}
    <details><summary>Metadata</summary>
      <dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    </details>`;
}

function paymentHtml(request: RequestPayment, action: string): EscapedHtml {
  const { acceptedFunds, description, reference, recipient, deadlineSeconds } = request;
  return html`<form class="card" method="post" action="${action}">
    <h3>Payment</h3>
    <p>${description ?? ""}</p>
    <dl><dt>To</dt><dd>${recipient}</dd><dt>Within</dt><dd>${deadlineSeconds} seconds</dd>
    ${reference === null ? "" : html`<dt>Reference</dt><dd>${reference}</dd>`}</dl>
    <input type="hidden" name="request" value="${JSON.stringify({ recipient, reference })}">
    <label>Transaction <input name="transaction" placeholder="its id, or anything in a test"></label>
    <p class="row">${acceptedFunds.map(
      (funds) => html`<button class="primary" name="pay" value="${JSON.stringify(funds)}">
        Pay ${funds.amount} ${funds.currency} (${funds.paymentMethod})</button>`,
    )}
    <button class="quiet" name="reject" value="true">Decline</button></p>
  </form>`;
}
