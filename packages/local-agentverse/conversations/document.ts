import { html } from "hono/html";
import type { EscapedHtml } from "./markdown.ts";

/** A page of the conversations. `refreshAfter`: seconds after which it is asked for again; null: when somebody asks. */
export function conversationDocument(
  title: string,
  body: EscapedHtml,
  refreshAfter: number | null = null,
): EscapedHtml {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshAfter === null ? "" : html`<meta http-equiv="refresh" content="${refreshAfter}">`}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/conversations/style.css">
</head>
<body>${body}</body>
</html>`;
}

/** Nothing runs on these pages, and nothing but pictures comes from elsewhere. */
export const CONVERSATION_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src http: https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // Without any a form would not say that it is of this page.
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
} as const;

export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a4150); --mine: light-dark(#dfe9ff, #233457);
  --card: light-dark(#fff, #1d222c); --soft: light-dark(#5a6372, #a3adbd); --accent: light-dark(#1f54c6, #8fb4ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f4f5f8, #14171d);
  color: light-dark(#181c24, #e8ebf1); height: 100dvh; display: flex; flex-direction: column; }
header, footer { padding: .75rem 1rem; border: 0 solid var(--line); display: flex; gap: .75rem; align-items: center;
  flex-wrap: wrap; }
header { border-bottom-width: 1px; } footer { border-top-width: 1px; }
h1 { font-size: 1.1rem; margin: 0; flex: 1; min-width: 0; overflow-wrap: anywhere; } h3 { margin: .5rem 0; font-size: 1.05rem; }
main { flex: 1; overflow: auto; padding: 1rem; }
main.said { display: flex; flex-direction: column-reverse; }
.said > div { max-width: 46rem; margin: 0 auto; width: 100%; }
article { border: 1px solid var(--line); border-radius: .75rem; padding: .5rem .9rem; margin: .6rem 0; width: fit-content;
  max-width: 100%; background: var(--card); overflow-wrap: anywhere; }
article.mine { margin-left: auto; background: var(--mine); }
article > time, .note, .muted, figcaption, summary, .quiet { color: var(--soft); font-size: .85rem; }
p { margin: .4rem 0; } .emphasis { font-weight: 600; }
img { display: block; max-width: 100%; max-height: 22rem; border-radius: .5rem; margin: .4rem 0; }
figure { margin: 0; } a { color: var(--accent); }
.card { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .6rem; padding: .6rem .9rem;
  margin: .6rem 0; max-width: 34rem; }
.card.wide { max-width: 44rem; } .card img { max-height: 11rem; }
.row, .carousel, .grid, header form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.column { display: flex; flex-direction: column; align-items: flex-start; gap: .5rem; }
.card > label { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .4rem 0; }
hr { border: 0; border-top: 1px solid var(--line); }
.carousel { list-style: none; padding: 0; align-items: stretch; }
.carousel li { flex: 1 1 9rem; max-width: 14rem; display: flex; flex-direction: column; gap: .3rem; }
.carousel li button { margin-top: auto; }
.list { padding-left: 1.2rem; } fieldset { border: 0; padding: 0; margin: .4rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; margin: .4rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.badge { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; }
.badge.success { color: light-dark(#136c3a, #7ddba4); } .badge.warning { color: light-dark(#8a5200, #f0bf73); }
button, select, input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: .5rem; padding: .4rem .8rem; }
button { cursor: pointer; } button.primary { background: light-dark(#1f54c6, #2f63d8); color: #fff; border-color: transparent; }
button:focus-visible, select:focus-visible, input:focus-visible, a:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; }
.quiet select, select.quiet, button.quiet { font-size: .85rem; padding: .2rem .5rem; }
footer form { display: flex; gap: .5rem; width: 100%; max-width: 46rem; margin: 0 auto; }
footer input { flex: 1; min-width: 0; }
`;
