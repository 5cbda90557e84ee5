import * as z from "zod";
import { type Reply, replySchema } from "../../agent/reply.ts";
import { DAY } from "../../clock.ts";
import { isPictureKey } from "../../imagegen/picture-store.ts";
import { endOfJob, type JobOutcome } from "../../operator/job-report.ts";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";
import { keysInErasure, keysOfJob } from "./erasure-rows.ts";
import { findJob, openJobs } from "./job-rows.ts";
import { findMessage } from "./message-rows.ts";
import { drawnKeys } from "./picture-rows.ts";

/** What the operator asks of a sender's tables. */

/** What became of a job, for a day book that was not told. Writes nothing. */
export function outcomeOf(
  sql: Sql,
  job: { readonly id: string; readonly identity: string; readonly session: string },
): JobOutcome {
  if (findJob(sql, job.id) !== null) return { kind: "open" };
  const message = findMessage(sql, job.identity, job.session);
  if (message === null || message.reply === null) return { kind: "forgotten" };
  return { kind: "ended", at: message.answeredAt ?? message.acceptedAt, how: endOfJob(message.reply) };
}

/** How long a letter that is sent again is worth delivering. */
const AGAIN_WORTH = DAY;

/** Lets a dead letter go out again, as if it were new. False: it is not kept any more, or stands for a lost job. */
export function reviveLetter(sql: Sql, id: number, now: number): boolean {
  const revived = sql.all(
    z.object({ id: z.number() }),
    `UPDATE letters SET state = 'outgoing', attempts = 0, faults = 0, next_try_at = ?, gone_since = NULL, reason = NULL,
       worth_until = ?
     WHERE id = ? AND state = 'dead' AND schema_digest <> '' RETURNING id`,
    now,
    now + AGAIN_WORTH,
    id,
  );
  return revived.length > 0;
}

const replyRow = z.object({ reply: jsonText(replySchema) });

/** The keys of the pictures that this sender was given, or is still owed, or has had deleted already. */
export function pictureKeys(sql: Sql): string[] {
  const replies = sql.readable(replyRow, `SELECT reply FROM messages WHERE reply IS NOT NULL`);
  const given = replies.flatMap(({ reply }) => keysOf(reply));
  const owed = openJobs(sql).flatMap(keysOfJob);
  return [...new Set([...given, ...drawnKeys(sql), ...owed, ...keysInErasure(sql)])];
}

function keysOf(reply: Reply): string[] {
  if (reply.kind !== "picture") return [];
  return reply.urls
    .map((url) => /\/images\/([0-9a-f-]+)\.[a-z]+$/.exec(url)?.[1] ?? "")
    .filter((key) => isPictureKey(key));
}
