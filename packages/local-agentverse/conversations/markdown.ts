import { html } from "hono/html";

/** HTML in which whatever a stranger wrote is escaped. */
export type EscapedHtml = ReturnType<typeof html>;

/** A picture, or a link, in Markdown; a bare link; bold words. */
const SPECIAL =
  /(!?)\[([^[\]]*)\]\((https?:\/\/[^\s()]+)\)|\*\*([^*\n]+)\*\*|(https?:\/\/[^\s()<>[\]]*[^\s()<>[\].,;:!?])/g;
const ITEM = /^ {0,3}(?:[-*•]|\d{1,3}[.)])\s(.*)$/;

/** The Markdown that chat clients show: paragraphs, lists, pictures, links, bold words. All else stays text. */
export function markdown(text: string): EscapedHtml {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  return html`${paragraphs.map(paragraphHtml)}`;
}

function paragraphHtml(paragraph: string): EscapedHtml {
  const lines = paragraph.trim().split("\n");
  const items = lines.map((line) => ITEM.exec(line)?.[1]);
  if (items.every((item) => item !== undefined))
    return html`<ul>${items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`;
  return html`<p>${lines.map((line, index) => html`${index > 0 ? html`<br>` : ""}${inline(line)}`)}</p>`;
}

function inline(line: string): EscapedHtml {
  const parts: (EscapedHtml | string)[] = [];
  let end = 0;
  for (const found of line.matchAll(SPECIAL)) {
    const [all, isPicture, label = "", url, strong, bare] = found;
    parts.push(line.slice(end, found.index));
    if (strong !== undefined) parts.push(html`<strong>${strong}</strong>`);
    else if (isPicture === "!") parts.push(picture(url ?? "", label));
    else parts.push(link(url ?? bare ?? "", label || (bare ?? "")));
    end = found.index + all.length;
  }
  parts.push(line.slice(end));
  return html`${parts}`;
}

/** Loads nothing but what http and https bring, and data of a picture. */
export function picture(url: string, alt: string): EscapedHtml {
  if (!/^(?:https?:\/\/|data:image\/(?:png|jpeg|webp|gif);)/i.test(url)) return html`<code>${url}</code>`;
  return html`<img src="${url}" alt="${alt}" title="${alt}" loading="lazy" referrerpolicy="no-referrer">`;
}

export function link(url: string, label: string): EscapedHtml {
  if (!/^https?:\/\//i.test(url)) return html`<code>${url}</code>`;
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${label || url}</a>`;
}
