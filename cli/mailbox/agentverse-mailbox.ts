import { mailboxPath } from "@asi-image-agent/protocol";
import { SECOND } from "../../src/clock.ts";
import type { HttpFetch } from "../../src/net/http-fetch.ts";
import { parseRetryAfter } from "../../src/net/json-call.ts";
import { readBounded } from "../../src/net/read-bounded.ts";
import { withTimeLimit } from "../../src/net/time-limit.ts";
import { readWaitingLetters, type WaitingLetter } from "./waiting-letter.ts";

/** Why the mailbox could not be asked. Nothing in it comes from the other side's texts. */
export type MailboxTrouble =
  | { readonly kind: "unreachable" }
  /** 401, 403: the agent's token is not accepted. */
  | { readonly kind: "token-refused" }
  /** 404: Agentverse knows no mailbox of this address. */
  | { readonly kind: "no-mailbox" }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number | null }
  /** A list too long or too strange to be read as a whole; fewer letters may be. */
  | { readonly kind: "unreadable" }
  /** `status`: of an answer that says nothing of what it should. */
  | { readonly kind: "unexpected"; readonly status: number };

export type MailboxListing =
  | {
      readonly ok: true;
      readonly letters: readonly WaitingLetter[];
      /** Whether there may be more behind them. */
      readonly isFull: boolean;
    }
  | { readonly ok: false; readonly trouble: MailboxTrouble };

export type Removal =
  | { readonly ok: true }
  /** There is no such letter: somebody else has taken it, or it has expired. */
  | { readonly ok: false; readonly trouble: "missing" | MailboxTrouble };

/** The agent's mailbox at Agentverse. */
export interface Mailbox {
  /** The oldest letters, `most` of them at most. */
  list(most: number): Promise<MailboxListing>;
  remove(uuid: string): Promise<Removal>;
}

export interface MailboxOptions {
  /** Origin of the Agentverse, without a trailing slash. */
  readonly url: string;
  readonly address: string;
  /** The value of `Authorization`. */
  readonly authorization: () => string;
  readonly fetch: HttpFetch;
  /** The clock, in ms since 1970. */
  readonly now: () => number;
}

const LIST_TIMEOUT = 20 * SECOND;
const REMOVE_TIMEOUT = 10 * SECOND;
/** Bytes of a list: room for twenty letters that the agent takes, or for one that is refused for its length. */
const LONGEST_LIST = 32 * 1024 * 1024;
const LONGEST_ANSWER = 64 * 1024;

/**
 * Opens the mailbox. Nothing here throws, no redirect is followed (it would carry the token elsewhere), and every answer
 * is bounded in size and time. Source: MailboxClient in uagents/mailbox.py.
 */
export function openMailbox({ url, address, authorization, fetch, now }: MailboxOptions): Mailbox {
  const path = `${url}${mailboxPath(address)}`;

  const call = async (method: "GET" | "DELETE", target: string, mostBytes: number, timeoutMs: number) => {
    try {
      const timed = await withTimeLimit(timeoutMs, async (signal) => {
        const headers = { accept: "application/json", authorization: authorization() };
        const response = await fetch(target, { method, headers, redirect: "manual", signal });
        const bytes = await readBounded(response.body, mostBytes, signal);
        return { status: response.status, bytes, retryAfter: response.headers.get("retry-after") };
      });
      return timed.ok ? timed.value : null;
    } catch {
      return null;
    }
  };

  return {
    async list(most) {
      const answer = await call("GET", `${path}?limit=${most}`, LONGEST_LIST, LIST_TIMEOUT);
      if (answer === null) return { ok: false, trouble: { kind: "unreachable" } };
      const { status, bytes, retryAfter } = answer;
      if (status !== 200) return { ok: false, trouble: troubleOf(status, retryAfter, now()) };
      if (bytes === null) return { ok: false, trouble: { kind: "unreadable" } };
      const letters = readWaitingLetters(new TextDecoder().decode(bytes));
      if (letters === null) return { ok: false, trouble: { kind: "unreadable" } };
      return { ok: true, letters, isFull: letters.length >= most };
    },
    async remove(uuid) {
      const target = `${path}/${encodeURIComponent(uuid)}`;
      const answer = await call("DELETE", target, LONGEST_ANSWER, REMOVE_TIMEOUT);
      if (answer === null) return { ok: false, trouble: { kind: "unreachable" } };
      const { status, retryAfter } = answer;
      if (status >= 200 && status < 300) return { ok: true };
      if (status === 404 || status === 410) return { ok: false, trouble: "missing" };
      return { ok: false, trouble: troubleOf(status, retryAfter, now()) };
    },
  };
}

function troubleOf(status: number, retryAfter: string | null, now: number): MailboxTrouble {
  if (status === 401 || status === 403) return { kind: "token-refused" };
  if (status === 404) return { kind: "no-mailbox" };
  if (status === 429 || status === 503)
    return { kind: "busy", retryAfterSeconds: parseRetryAfter(retryAfter, now) };
  return { kind: "unexpected", status };
}
