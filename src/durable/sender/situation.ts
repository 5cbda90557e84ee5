import type { OpenJob } from "../../agent/conversation.ts";
import type { Situation } from "../../agent/decision.ts";
import type { PreviousMessage } from "../../agent/echo.ts";
import { msgIdOfIdentity } from "../../agent/incoming.ts";
import { saysNothing } from "../../agent/reply.ts";
import type { SenderState } from "../../agent/sender-state.ts";
import type { Sql } from "../storage/sql.ts";
import { mayHaveBeenPaid } from "./conclude.ts";
import type { HeldStream } from "./held-stream.ts";
import type { Intake } from "./intake.ts";
import { countOf, openJobs } from "./job-rows.ts";
import { findMessage, type MessageRow } from "./message-rows.ts";
import { LONGEST_PENDING } from "./pending.ts";
import { picturesSoFar } from "./picture-rows.ts";
import { loadSenderState } from "./sender-row.ts";

/** Reads from the rows all that the decision about a message depends on. `original`: it came in another session. */
export function situationOf(intake: Intake, original: MessageRow | null, held: HeldStream | null): Situation {
  const { sql, envelope, policy, clockAndIds } = intake;
  const { session, healthy, origin } = envelope;
  const { limits, access, can, paused, agentName } = policy;
  const state = loadSenderState(sql);
  return {
    ...{ state, limits, access, can, paused, origin, original, clockAndIds },
    health: healthy === null ? null : { name: agentName, healthy },
    previous: previousMessage(sql, state),
    open: openIn(sql, session).filter(({ id }) => id !== held?.job.id),
    streamed: held?.content ?? null,
    pictures: picturesSoFar(sql, session),
    // What the text model is asked about is one message as it came.
    understanding: { kind: held === null && mayAsk(intake) ? "model" : "rules" },
  };
}

/** The message of which these are copies, if it was answered with anything or will be; null: there is none. */
export function originalOf(copies: readonly MessageRow[]): MessageRow | null {
  return (
    copies.find(({ copyOf, reply }) => copyOf === null && (reply === null || !saysNothing(reply))) ?? null
  );
}

/** Jobs of a session that are not done. */
export function openIn(sql: Sql, session: string): OpenJob[] {
  return openJobs(sql)
    .filter((job) => job.session === session)
    .map((job) => ({
      id: job.id,
      msgId: msgIdOfIdentity(job.identity),
      task: job.task,
      pictures: countOf(job),
      isPaid: mayHaveBeenPaid(job),
    }));
}

function mayAsk({ envelope, policy }: Intake): boolean {
  return policy.asksModel && envelope.payload.length <= LONGEST_PENDING;
}

function previousMessage(sql: Sql, { previous }: SenderState): PreviousMessage | null {
  if (previous === null) return null;
  const { identity, session, words, echoedAt } = previous;
  const message = findMessage(sql, identity, session);
  if (message === null) return null;
  const job = openJobs(sql).find((one) => one.identity === identity && one.session === session);
  const answeredAt = job?.answeredAt ?? message.answeredAt;
  return { words, answeredAt, open: message.reply === null, echoedAt };
}
