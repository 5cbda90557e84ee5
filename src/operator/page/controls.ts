import { html } from "hono/html";
import { DEFAULT_PAUSE } from "../action.ts";
import type { Overview } from "../api.ts";
import type { Html } from "./charts.ts";

/** What can be done, as forms that need no script. `days`: the view to come back to. */

export function pauseForm({ rules }: Overview, days: number): Html {
  if (rules.paused !== null) {
    return form(
      days,
      html`<p>Nobody gets a picture or an answer now. Who asks is told:</p><blockquote>${rules.paused}</blockquote>
<button class="button" name="action" value="resume">Draw again</button>`,
    );
  }
  return form(
    days,
    html`<label for="sentence">What people are told meanwhile</label>
<textarea id="sentence" name="sentence" rows="2" maxlength="500">${DEFAULT_PAUSE}</textarea>
<p class="hint">Pictures that were asked for before are still drawn.</p>
<button class="button quiet" name="action" value="pause">Pause drawing</button>`,
  );
}

export function senderForms({ rules }: Overview, days: number, address: string): Html {
  return html`${form(
    days,
    html`<label for="address">Address of a sender</label>
<input id="address" name="address" value="${address}" required placeholder="agent1q…" autocomplete="off" spellcheck="false">
<div class="row"><button class="button quiet" name="action" value="block">Block</button>
<button class="button quiet" name="action" value="unlimited">Allow without limits</button></div>`,
  )}
${addressList("Blocked", rules.blocked, "unblock", "Let in", days)}
${addressList("Without limits", rules.unlimited, "limited", "Limit again", days)}
<p class="hint">What was decided holds everywhere within 30 seconds. The settings BLOCKED_SENDERS and UNLIMITED_SENDERS hold besides.</p>`;
}

function addressList(
  name: string,
  addresses: readonly string[],
  action: string,
  verb: string,
  days: number,
): Html {
  if (addresses.length === 0) return html``;
  return html`<h3>${name}</h3><ul class="addresses">${addresses.map(
    (address) =>
      html`<li>${form(
        days,
        html`<input type="hidden" name="address" value="${address}"><code>${address}</code>
<button class="button quiet small-button" name="action" value="${action}" aria-label="${verb}: ${address}">${verb}</button>`,
      )}</li>`,
  )}</ul>`;
}

export function forgetForm(days: number, address: string): Html {
  return html`<p>Deletes every message, letter and picture of a sender, and its address from these records. Nothing brings them back.</p>
${form(
  days,
  html`<label for="forgotten">Address of the sender</label>
<input id="forgotten" name="address" value="${address}" required placeholder="agent1q…" autocomplete="off" spellcheck="false">
<label class="check"><input type="checkbox" name="sure" value="yes" required> Delete it all, for good</label>
<button class="button danger" name="action" value="forget">Delete this sender's data</button>`,
)}`;
}

function form(days: number, content: Html): Html {
  return html`<form class="control" method="post" action="/operator/actions"><input type="hidden" name="days" value="${days}">${content}</form>`;
}
