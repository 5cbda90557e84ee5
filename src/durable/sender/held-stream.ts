import { type ChatContent, chatMessage, formatTimestamp } from "@asi-image-agent/protocol";
import { readIncoming } from "../../agent/incoming.ts";
import type { Sql } from "../storage/sql.ts";
import { conclude } from "./conclude.ts";
import type { Intake } from "./intake.ts";
import { type JobRow, openJobs, updateOrder } from "./job-rows.ts";
import { encodePending, type Pending, pendingOf, STREAM_PATIENCE } from "./pending.ts";

/** A stream of a session that has not ended: a job that waits for it, and what has come so far. */
export interface HeldStream {
  readonly job: JobRow;
  readonly content: readonly ChatContent[];
}

/** null: no stream of the session is open. */
export function heldStream(sql: Sql, session: string): HeldStream | null {
  for (const job of openJobs(sql)) {
    const pending = job.session === session ? pendingOf(job) : null;
    if (pending === null || pending.question !== null) continue;
    const asked = readIncoming(pending.schemaDigest, pending.payload);
    if (asked.kind === "chat") return { job, content: asked.message.content };
  }
  return null;
}

/** What is held of a stream, as its job's row has it. Either dialect reads it. */
export function streamOrder(
  { envelope, policy, clockAndIds }: Intake,
  content: readonly ChatContent[],
): string {
  const { schemaDigest } = envelope;
  const { now, newId } = clockAndIds;
  const known = content.filter(({ type }) => type !== "unknown");
  const payload = chatMessage.encode({ timestamp: formatTimestamp(now), msgId: newId(), content: known });
  const { unlimited, listed } = policy.access;
  const asked: Pending = { question: null, schemaDigest, payload, unlimited, listed, paused: policy.paused };
  return encodePending(asked);
}

/** Puts another piece to a held stream, and waits anew for its end. */
export function addToStream(intake: Intake, { job }: HeldStream, content: readonly ChatContent[]): void {
  const { sql, clockAndIds } = intake;
  const { telling, countedIn } = job;
  const notBefore = clockAndIds.now + STREAM_PATIENCE;
  updateOrder(sql, job.id, { orderText: streamOrder(intake, content), telling, countedIn, notBefore });
}

/** Lets go of a held stream: the message that ends it answers for all of it. */
export function endStream({ sql, clockAndIds }: Intake, { job }: HeldStream): void {
  const quiet = { sql, clockAndIds, onUnpaid: () => {}, onEnd: () => {} };
  conclude(quiet, job, { kind: "silence" });
}
