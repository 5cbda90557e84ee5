import { html } from "hono/html";
import type { Html } from "./charts.ts";

/** The frame of the operator's pages. `script` false: nothing changes by itself. */
export async function operatorDocument(title: string, body: Html, script: boolean): Promise<string> {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/operator.css">
${script ? html`<script type="module" src="/assets/operator.js"></script>` : ""}
</head>
<body>
${body}
</body>
</html>
`;
  return (await page).toString();
}

/** The page that asks for the token. `problem`: why the last try did not open the page; null: there was none. */
export function loginPage(agentName: string, problem: string | null): Promise<string> {
  const body = html`<main class="login"><h1>${agentName}</h1>
<p>This page is its operator's.</p>
<form class="control card" method="post" action="/operator/login">
<input type="text" name="username" value="operator" autocomplete="username" hidden>
<label for="token">Operator's token</label>
<input id="token" name="token" type="password" required autofocus autocomplete="current-password"${problem === null ? "" : html` aria-invalid="true" aria-describedby="problem"`}>
${problem === null ? "" : html`<p class="problem" id="problem" role="alert">${problem}</p>`}
<button class="button">Open</button>
<p class="hint">It is the setting OPERATOR_TOKEN.</p>
</form></main>`;
  return operatorDocument(`Operator · ${agentName}`, body, false);
}
