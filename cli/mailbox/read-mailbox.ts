import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Identity } from "@asi-image-agent/protocol";
import { ARRIVAL_TOKEN_WINDOW } from "../../src/agentverse/arrival.ts";
import { tokenSource } from "../../src/agentverse/token-source.ts";
import type { HttpFetch } from "../../src/net/http-fetch.ts";
import { openMailbox } from "./agentverse-mailbox.ts";
import { handToAgent } from "./hand-to-agent.ts";
import { keepReading } from "./reader.ts";
import { mailboxWords } from "./words.ts";

/** The seconds for which a token of the mailbox holds: MailboxClient in uagents/mailbox.py. */
const MAILBOX_TOKEN_WINDOW = 1_000;

export interface MailboxReader {
  /** Ends it with the look that is going on. What was not handed over stays in the mailbox. */
  stop(): void;
}

/** Reads the agent's mailbox at Agentverse for the agent at `agentUrl`, and says in the terminal what comes. */
export function startReading(
  identity: Identity,
  agentverseUrl: string,
  agentUrl: string,
  say: (line: string) => void,
): MailboxReader {
  const { address } = identity;
  const fetch: HttpFetch = (url, init) => globalThis.fetch(url, init);
  const now = Date.now;
  const token = (seconds: number) => tokenSource(identity, seconds, now, randomBytes);
  const mailbox = openMailbox({
    url: agentverseUrl,
    address,
    authorization: token(MAILBOX_TOKEN_WINDOW),
    fetch,
    now,
  });
  const authorization = token(ARRIVAL_TOKEN_WINDOW);
  const words = mailboxWords({ agentverseUrl, agentUrl, address }, say);
  const stopping = new AbortController();
  const { signal } = stopping;
  void keepReading({
    mailbox,
    handOver: (letter) => handToAgent(letter, { agentUrl, address, authorization, fetch, now }),
    now,
    tell: words.tell,
    ended: words.ended,
    chance: Math.random,
    isStopped: () => signal.aborted,
    pause: (ms) => pause(ms, undefined, { signal }).catch(() => undefined),
  });
  return { stop: () => stopping.abort() };
}
