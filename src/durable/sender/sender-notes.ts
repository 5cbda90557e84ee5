import type { Reply } from "../../agent/reply.ts";
import type { EventNotes } from "../../agentverse/report-events.ts";
import type { Config } from "../../config.ts";
import type { Upstream } from "../../imagegen/provider.ts";
import { Untold } from "../../operator/book-entry.ts";
import { handOver } from "../../operator/hand-over.ts";
import { endedCalls, endOf, type JobCall, type JobReport } from "../../operator/job-report.ts";
import { tallyOf } from "../../operator/tally.ts";
import { chatAcknowledgement } from "../../protocol/messages/chat-acknowledgement.ts";
import type { JobRow } from "./job-rows.ts";
import type { LetterRow } from "./letter-rows.ts";

interface Dependencies {
  readonly env: Env;
  readonly config: Pick<Config, "operatorToken"> | null;
  readonly now: () => number;
  /** For Agentverse, if it is told of anything. */
  readonly events: EventNotes;
  readonly sender: () => string | null;
}

/**
 * What a sender's object tells others of its work: Agentverse of messages and errors, the operator's day book of jobs
 * and letters, each if the operator wants it. Everything is gathered in memory; nothing is written, nothing waits.
 */
export class SenderNotes {
  readonly #around: Dependencies;
  readonly #untold = new Untold();
  readonly #counts: boolean;

  constructor(around: Dependencies) {
    this.#around = around;
    this.#counts = (around.config?.operatorToken ?? null) !== null;
  }

  /** A letter is out of our hands. */
  readonly sent = (recipient: string, letter: LetterRow): void => {
    this.#around.events.sent(recipient, letter.session);
    if (!this.#counts) return;
    this.#untold.count(tallyOf.letter("sent"));
    if (letter.schemaDigest !== chatAcknowledgement.digest) return;
    this.#untold.count(tallyOf.acknowledgement(this.#around.now() - letter.writtenAt));
  };

  readonly buried = ({ id, session }: Pick<LetterRow, "id" | "session">, reason: string): void => {
    const sender = this.#sender();
    if (sender === null) return;
    this.#untold.count(tallyOf.dead(reason));
    this.#untold.dead({ sender, session, letter: id, reason, at: this.#around.now() });
  };

  /** A full mailbox had no room for so many letters that nobody misses: they are counted. */
  readonly dropped = (count: number): void => {
    if (this.#counts) this.#untold.count(tallyOf.dead("mailbox-full-minor", count));
  };

  /** A consumer is about to call `provider` for the job. */
  claimed(job: JobRow, provider: Upstream): void {
    const sender = this.#sender();
    if (sender === null) return;
    const calls = [...job.calls, { provider, outcome: null }].map(callOf);
    this.#untold.job({ ...factsOf(job, sender), calls, ended: null });
  }

  readonly ended = (job: JobRow, reply: Reply): void => {
    if (reply.kind === "apology") this.#around.events.failed(reply.reason);
    const sender = this.#sender();
    if (sender === null) return;
    const how = endOf(reply);
    const ended = { at: this.#around.now(), how };
    this.#untold.job({ ...factsOf(job, sender), calls: endedCalls(job.calls, how), ended });
  };

  /** Tells the day book of everything since the last time. Never rejects. */
  tell(): Promise<void> {
    return handOver(this.#around.env, this.#untold, this.#around.now());
  }

  /** null: nobody counts, or nobody has written here. */
  #sender(): string | null {
    return this.#counts ? this.#around.sender() : null;
  }
}

function factsOf(job: JobRow, sender: string): Omit<JobReport, "calls" | "ended"> {
  const { id, identity, session, task, form, acceptedAt } = job;
  return { id, sender, identity, session, task, form, acceptedAt };
}

function callOf({ provider, outcome }: JobCall): JobCall {
  return { provider, outcome };
}
