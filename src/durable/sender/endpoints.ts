import type { PostResult } from "@asi-image-agent/kit/endpoint";
import { HostBreakers, hostOf, type Outlook } from "../../net/host-breakers.ts";
import type { Trouble } from "../../net/retry.ts";
import { afterRound, isSlow, timeLimit, waitsAgainAt } from "../../net/waiting.ts";
import type { Sql } from "../storage/sql.ts";
import type { LetterRow } from "./letter-rows.ts";
import type { Post } from "./post.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";

/** An attempt asks no more endpoints than this: each may take the whole wait for it. */
const TRIED_AT_A_TIME = 3;

/** The sender's endpoints: which may be asked when, and for how long the object waits for them. */
export class Endpoints {
  readonly #sql: Sql;
  readonly #post: Post;
  readonly #breakers = new HostBreakers();

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
  }

  /** Tells whether any of these endpoints, at least one, may be asked now. */
  outlook(urls: readonly string[], now: number): Outlook {
    const until = waitsAgainAt(loadSenderState(this.#sql).waiting, now);
    return until === null ? this.#breakers.outlook(urls, now) : { kind: "closed", until };
  }

  /** Asks them one after the other, heaviest first, but none whose host rests. null: one took it. */
  async send(letter: LetterRow, urls: readonly string[], wire: string): Promise<Trouble | null> {
    let trouble: Trouble = { status: null, retryAfterSeconds: null };
    let tried = 0;
    for (const url of urls) {
      if (tried === TRIED_AT_A_TIME || !this.#breakers.enter(url, this.#post.now())) continue;
      tried += 1;
      const result = await this.#ask(letter, url, wire);
      if (result.ok) return null;
      trouble = result.trouble;
    }
    return trouble;
  }

  /** Counts the time of a round of deliveries. Only what took long is written down: a row is billed. */
  noteWaiting(from: number): void {
    const state = loadSenderState(this.#sql);
    const waiting = afterRound(state.waiting, from, this.#post.now());
    if (waiting !== state.waiting) saveSenderState(this.#sql, { ...state, waiting });
  }

  async #ask(letter: LetterRow, url: string, wire: string): Promise<PostResult> {
    const host = hostOf(url);
    const isProven = this.#breakers.hasTaken(url) || loadSenderState(this.#sql).slowHost === host;
    const asked = this.#post.now();
    const result = await this.#post.send(url, wire, timeLimit(isProven, letter.attempts));
    const answered = this.#post.now();
    this.#breakers.note(url, result.ok ? null : result.trouble, answered, this.#post.jitter());
    if (result.ok && isSlow(asked, answered)) this.#rememberSlow(host);
    return result;
  }

  /** Remembers a slow host over the object's sleep too, so that it is given the time that it takes. */
  #rememberSlow(host: string): void {
    const state = loadSenderState(this.#sql);
    if (state.slowHost !== host) saveSenderState(this.#sql, { ...state, slowHost: host });
  }
}
