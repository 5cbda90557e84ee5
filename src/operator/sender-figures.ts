import { chatAcknowledgement } from "@asi-image-agent/protocol";
import type { Config } from "../config.ts";
import { Untold } from "./book-entry.ts";
import { handOver } from "./hand-over.ts";
import { endedCalls, endOfJob, type JobCall, type JobReport } from "./job-report.ts";
import { NO_SENDER_PORT, type ReportedJob, type SenderPort } from "./port.ts";
import { tallyOf } from "./tally.ts";

interface Dependencies {
  readonly env: Pick<Env, "DAY_BOOK">;
  readonly now: () => number;
  /** The sender's address; null: nobody has written to this object, or it was forgotten. */
  readonly sender: () => string | null;
}

/**
 * Figures of one sender's jobs and letters for the day book, if the operator has a token. Everything is gathered in
 * memory until it is told; nothing is written.
 */
export function senderFigures(
  config: Pick<Config, "operatorToken"> | null,
  { env, now, sender }: Dependencies,
): SenderPort {
  if ((config?.operatorToken ?? null) === null) return NO_SENDER_PORT;
  const untold = new Untold();
  const report = (job: ReportedJob, calls: JobCall[], ended: JobReport["ended"]) => {
    const name = sender();
    if (name !== null) untold.job({ ...factsOf(job), sender: name, calls, ended });
  };
  return {
    claimed(job, provider) {
      report(job, [...job.calls, { provider, outcome: null }].map(callOf), null);
    },
    ended(job, reply) {
      const how = endOfJob(reply);
      report(job, endedCalls(job.calls, how), { at: now(), how });
    },
    sent({ schemaDigest, writtenAt }) {
      untold.count(tallyOf.letter("sent"));
      if (schemaDigest === chatAcknowledgement.digest)
        untold.count(tallyOf.acknowledgement(now() - writtenAt));
    },
    buried({ id, session }, reason) {
      const name = sender();
      if (name === null) return;
      untold.count(tallyOf.dead(reason));
      untold.dead({ sender: name, session, letter: id, reason, at: now() });
    },
    dropped(count) {
      untold.count(tallyOf.dead("mailbox-full-minor", count));
    },
    tell: () => handOver(env, untold, now()),
  };
}

function factsOf({ id, identity, session, task, form, acceptedAt }: ReportedJob) {
  return { id, identity, session, task, form, acceptedAt };
}

function callOf({ provider, outcome }: JobCall): JobCall {
  return { provider, outcome };
}
