import type { Resolution } from "@asi-image-agent/kit/endpoint";
import { MINUTE } from "../../clock.ts";
import type { Sql } from "../storage/sql.ts";
import type { Post } from "./post.ts";
import { loadSenderState } from "./sender-row.ts";

const RESOLUTION_KEPT = MINUTE;
/** The time for which somebody who reads the mailbox counts as being there, whatever the Almanac says. */
const READER_STAYS = 10 * MINUTE;
const MOST_ENDPOINTS = 10;

/** Whether the sender collects its letters here, as far as its visits tell. */
export function collectsHere(sql: Sql, now: number): boolean {
  return now - loadSenderState(sql).mailboxReadAt < READER_STAYS;
}

type Destination =
  | { readonly kind: "mailbox" }
  | { readonly kind: "endpoints"; readonly urls: readonly string[] }
  | { readonly kind: "failed" };

/** Where the sender's letters go: what it does with its mailbox, and what the Almanac says, remembered for a minute. */
export class Destinations {
  readonly #sql: Sql;
  readonly #post: Post;
  #known: { readonly at: number; readonly resolution: Resolution } | null = null;

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
  }

  async of(recipient: string): Promise<Destination> {
    const now = this.#post.now();
    if (collectsHere(this.#sql, now) || this.#post.hasListener()) return { kind: "mailbox" };
    const resolution = await this.#resolve(recipient, now);
    if (resolution.kind === "failed") return { kind: "failed" };
    if (resolution.kind === "none") return { kind: "mailbox" };
    const urls = resolution.urls.filter((url) => this.#post.mayPost(url)).slice(0, MOST_ENDPOINTS);
    return urls.length === 0 ? { kind: "mailbox" } : { kind: "endpoints", urls };
  }

  /** The peer may have moved: the next attempt asks the Almanac afresh. */
  forget(): void {
    this.#known = null;
  }

  async #resolve(recipient: string, now: number): Promise<Resolution> {
    if (this.#known !== null && now - this.#known.at < RESOLUTION_KEPT) return this.#known.resolution;
    const resolution = await this.#post.lookUp(recipient);
    this.#known = resolution.kind === "failed" ? null : { at: now, resolution };
    return resolution;
  }
}
