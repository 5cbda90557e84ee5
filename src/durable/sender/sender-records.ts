import type { Reply } from "../../agent/reply.ts";
import { isPictureKey } from "../../imagegen/picture-store.ts";
import { endOfJob, type JobOutcome } from "../../operator/job-report.ts";
import { Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { keysInErasure, keysOfJob } from "./erasure-rows.ts";
import { findJob, openJobs } from "./job-rows.ts";
import { findMessage, messageTable } from "./message-rows.ts";
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

const replies = new Selection({ reply: messageTable.columns.reply }, messageTable.name);

/** The keys of the pictures that this sender was given, or is still owed, or has had deleted already. */
export function pictureKeys(sql: Sql): string[] {
  const given = replies
    .readable(sql, `WHERE reply IS NOT NULL`)
    .flatMap(({ reply }) => (reply === null ? [] : keysOf(reply)));
  const owed = openJobs(sql).flatMap(keysOfJob);
  return [...new Set([...given, ...drawnKeys(sql), ...owed, ...keysInErasure(sql)])];
}

function keysOf(reply: Reply): string[] {
  if (reply.kind !== "picture") return [];
  return reply.urls
    .map((url) => /\/images\/([0-9a-f-]+)\.[a-z]+$/.exec(url)?.[1] ?? "")
    .filter((key) => isPictureKey(key));
}
