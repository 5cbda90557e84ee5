import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface DocumentParts {
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  /** The picture of the preview that other chats show; its URL is absolute. null: none. */
  readonly picture: { readonly url: string; readonly alt: string } | null;
  readonly head?: Html;
  readonly body: Html;
}

/** The frame that every HTML page of the agent shares. Whatever comes from strangers is escaped here. */
export async function pageDocument(parts: DocumentParts): Promise<string> {
  const { title, description, url, picture, head = "", body } = parts;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf6ee">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#171412">
<title>${title}</title>
<meta name="description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">
${picture === null ? "" : previewTags(picture)}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/page.css">
${head}
</head>
<body>
${body}
</body>
</html>
`;
  return (await page).toString();
}

/**
 * The beginning of a page's links. A forged Host comes back to its sender alone: no page is kept by anybody
 * (no-store), and what a page says is stored nowhere.
 */
export function pageOrigin(publicUrl: string | null, requestUrl: string): string {
  return publicUrl ?? new URL(requestUrl).origin;
}

function previewTags({ url, alt }: { readonly url: string; readonly alt: string }): Html {
  return html`<meta property="og:image" content="${url}">
<meta property="og:image:alt" content="${alt}">
<meta name="twitter:card" content="summary_large_image">`;
}

interface Policy {
  /** The origins to which the page's forms may be sent. */
  readonly forms: "'none'" | "'self'";
  readonly referrer: "no-referrer" | "same-origin";
  /** Whether a script may make elements of text. */
  readonly writesHtml: boolean;
}

/**
 * The headers of a page. Everything on the pages comes from this origin, and nothing is inline: what a stranger's
 * words might smuggle in could neither run nor call anybody.
 */
function documentHeaders({ forms, referrer, writesHtml }: Policy): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
    ...(writesHtml ? [] : ["require-trusted-types-for 'script'"]),
  ];
  return {
    "cache-control": "no-store",
    "content-security-policy": policy.join("; "),
    "content-type": "text/html; charset=utf-8",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": referrer,
    "x-content-type-options": "nosniff",
  };
}

export const PAGE_HEADERS = documentHeaders({ forms: "'none'", referrer: "no-referrer", writesHtml: false });

/**
 * The operator's page has forms, and its script reads the same page again to show what has changed. Without a referrer
 * a browser would send the forms with the origin "null".
 */
export const OPERATOR_HEADERS = documentHeaders({
  forms: "'self'",
  referrer: "same-origin",
  writesHtml: true,
});
