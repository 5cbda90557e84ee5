import { log, logFault } from "../../log.ts";
import { afterFailure, type Trouble } from "../../net/retry.ts";
import { afterFault } from "../storage/faults.ts";
import type { Sql } from "../storage/sql.ts";
import { bury } from "./dead-letters.ts";
import { type BrokenLetter, type LetterRow, rowFor } from "./letter-rows.ts";
import { noteLetterFault, postponeLetter } from "./letter-table.ts";
import type { Post } from "./post.ts";

/** What becomes of a letter that was not delivered: it is tried again, rests after a fault, or is buried. */
export class LetterOutcomes {
  readonly #sql: Sql;
  readonly #post: Post;

  constructor(sql: Sql, post: Post) {
    this.#sql = sql;
    this.#post = post;
  }

  /** No endpoint took it. */
  failed(failed: LetterRow, trouble: Trouble): void {
    const now = this.#post.now();
    const letter = rowFor(this.#sql, failed);
    if (letter === null) return;
    const next = afterFailure(letter, trouble, now, this.#post.jitter());
    if (next.kind === "dead") this.buried(letter, next.reason, now);
    else postponeLetter(this.#sql, letter.id, next);
  }

  /** Handling it threw. */
  threw(letter: LetterRow, fault: unknown): void {
    const row = rowFor(this.#sql, letter);
    if (row !== null) this.faulty(row, fault);
  }

  /** A letter that cannot be read (`fault` null) or handled rests a little and is then given up. */
  faulty(letter: BrokenLetter, fault: unknown): void {
    logFault("letter", fault ?? "unreadable", { letter: letter.id });
    const now = this.#post.now();
    const next = afterFault(letter.faults, now);
    if (next.kind === "rest") noteLetterFault(this.#sql, letter.id, next.faults, next.until);
    else this.buried(letter, fault === null ? "letter-unreadable" : "letter-fault", now);
  }

  buried(letter: BrokenLetter, reason: string, now: number): void {
    bury(this.#sql, letter, reason, now);
    this.#post.buried(letter, reason);
    log("buried", { session: letter.session, reason });
  }
}
