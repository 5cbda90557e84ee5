import type { Reply } from "../../agent/reply.ts";
import type { EventNotes } from "../../agentverse/report-events.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import type { SenderPort } from "../../operator/port.ts";
import type { JobRow } from "./job-rows.ts";
import type { LetterRow } from "./letter-rows.ts";

/**
 * News of a sender's object for others: messages and errors for Agentverse, jobs and letters for the operator, each a
 * no-op where nobody wants it. Nothing is written, nothing waits.
 */
export class SenderNotes {
  readonly #events: EventNotes;
  readonly #operator: SenderPort;

  constructor(events: EventNotes, operator: SenderPort) {
    this.#events = events;
    this.#operator = operator;
  }

  /** A letter is out of our hands. */
  readonly sent = (recipient: string, letter: LetterRow): void => {
    this.#events.sent(recipient, letter.session);
    this.#operator.sent(letter);
  };

  readonly buried = (letter: Pick<LetterRow, "id" | "session">, reason: string): void => {
    this.#operator.buried(letter, reason);
  };

  /** A full mailbox had no room for so many letters that nobody misses: they are counted. */
  readonly dropped = (count: number): void => {
    this.#operator.dropped(count);
  };

  /** A consumer is about to call `provider` for the job. */
  claimed(job: JobRow, provider: Upstream): void {
    this.#operator.claimed(job, provider);
  }

  readonly ended = (job: JobRow, reply: Reply): void => {
    if (reply.kind === "apology") this.#events.failed(reply.reason);
    this.#operator.ended(job, reply);
  };

  /** Hands the operator everything since the last time. Never rejects. */
  tell(): Promise<void> {
    return this.#operator.tell();
  }
}
