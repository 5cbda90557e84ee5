import "./zod-without-eval.ts";
import "./style/page.css";
import { identityFromSeed, parseJson } from "@asi-image-agent/protocol";
import { render } from "preact";
import { openChat } from "./chat/chat.ts";
import { readFacts } from "./facts.ts";
import { keptSeed, SEED_KEY } from "./identity.ts";
import { openLetterLog } from "./letters/letter-log.ts";
import { openRecordStore } from "./letters/record-store.ts";
import { App } from "./view/app.tsx";
import { Page } from "./view/page-context.ts";

const place = document.querySelector<HTMLElement>("#page");
if (place !== null) {
  if (keepsDigits())
    start(place).catch(() => giveUp("This page needs the browser's storage, which is closed to it."));
  else giveUp("This browser is too old to check signatures. Please update it.");
}

/**
 * Whether the browser keeps the digits of long numbers. Without the source of a number a nonce beyond 2^53 loses
 * some, and every signature would look forged.
 */
function keepsDigits(): boolean {
  const read = parseJson("18446744073709551615");
  return read.ok && read.value === 18446744073709551615n;
}

function giveUp(problem: string): void {
  const sentence = document.createElement("p");
  sentence.className = "noscript";
  sentence.textContent = problem;
  document.body.append(sentence);
}

async function start(root: HTMLElement): Promise<void> {
  const facts = readFacts(root.dataset.facts, Date.now);
  const seed = keptSeed(localStorage, () => crypto.getRandomValues(new Uint8Array(32)));
  const identity = identityFromSeed(seed);
  const log = await openLetterLog(await openRecordStore(), new BroadcastChannel("image-agent"));
  const chat = openChat(facts, identity, log, localStorage);
  // Another tab has taken another identity, or has deleted this one.
  window.addEventListener("storage", ({ key }) => {
    if (key === SEED_KEY || key === null) location.reload();
  });
  root.replaceChildren();
  render(
    <Page.Provider value={{ facts, seed, address: identity.address, chat, records: log.records }}>
      <App />
    </Page.Provider>,
    root,
  );
}
