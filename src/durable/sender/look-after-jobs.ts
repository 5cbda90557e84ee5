import { isChat } from "../../agent/form.ts";
import { asideLetter } from "../../agent/letter.ts";
import { sentencesIn } from "../../agent/sentences/index.ts";
import { SECOND } from "../../clock.ts";
import { afterFault } from "../storage/faults.ts";
import { answerMessages, conclude, languageOf } from "./conclude.ts";
import { buryJob } from "./dead-letters.ts";
import { addPassingWord } from "./held-letters.ts";
import { type BrokenJob, deleteJob, type JobRow, noteJobFault, noteProgress, readJobs } from "./job-rows.ts";
import { insertLetter, mayHold } from "./letter-rows.ts";
import { canBeAnswered } from "./message-rows.ts";
import { usualTime } from "./picture-rows.ts";
import { lapse } from "./work.ts";
import type { WorkContext } from "./work-context.ts";

/** Told of every fault, with the job's id; `fault` null: the row could not be read. */
export type OnFault = (job: string, fault: unknown) => void;

/**
 * Deadlines, lapsed claims, words about progress. Each job is looked after by itself: one that throws, or that
 * cannot be read, holds up no other, and is given up after a few faults.
 */
export function lookAfterJobs(context: WorkContext, onFault: OnFault): void {
  const { sql, clockAndIds } = context;
  const { open, broken } = readJobs(sql);
  for (const job of open.filter((one) => !rests(one, clockAndIds.now))) {
    if (!canBeAnswered(sql, job)) {
      broken.push(job);
      continue;
    }
    try {
      sql.transaction(() => lookAfter(context, job));
    } catch (fault) {
      onFault(job.id, fault);
      if (noteFault(context, job, "fault") === "given-up") context.onEnd(job, apologyFor(job));
    }
  }
  for (const job of broken.filter((one) => !rests(one, clockAndIds.now))) {
    onFault(job.id, null);
    noteFault(context, job, "unreadable");
  }
}

export function rests(job: BrokenJob, now: number): boolean {
  return job.restsUntil !== null && job.restsUntil > now;
}

function lookAfter(context: WorkContext, job: JobRow): void {
  const { now } = context.clockAndIds;
  if (job.deadline <= now) conclude(context, job, { kind: "apology", reason: "deadline" });
  else if (job.leaseUntil !== null && job.leaseUntil <= now) lapse(context, job);
  else if (job.progressAt !== null && job.progressAt <= now) reportProgress(context, job);
}

function noteFault(context: WorkContext, job: BrokenJob, why: "fault" | "unreadable"): "rests" | "given-up" {
  const next = afterFault(job.faults, context.clockAndIds.now);
  if (next.kind === "rest") {
    noteJobFault(context.sql, job.id, next.faults, next.until);
    return "rests";
  }
  abandon(context, job, `job-${why}`);
  return "given-up";
}

function apologyFor(job: BrokenJob) {
  return { kind: "apology", reason: job.task === "draw" ? "failed" : "text-failed" } as const;
}

/** Ends a job that can never work: with an apology if one can still be written, and with a dead letter either way. */
function abandon(context: WorkContext, job: BrokenJob, reason: string): void {
  const { sql, clockAndIds } = context;
  const end = (answer: () => void) =>
    sql.transaction(() => {
      deleteJob(sql, job.id);
      answer();
      buryJob(sql, job, reason, clockAndIds.now);
    });
  try {
    end(() => {
      for (const letter of job.letters ?? []) insertLetter(sql, letter, clockAndIds.now);
      answerMessages(context, job, apologyFor(job));
    });
  } catch {
    end(() => {});
  }
}

/** Says once, in a chat, that it takes a little longer, with the time that it usually takes. */
export function reportProgress({ sql, clockAndIds }: WorkContext, job: JobRow): void {
  const { form, session } = job;
  const { now } = clockAndIds;
  noteProgress(sql, job, isChat(form) ? now : null);
  if (!isChat(form)) return;
  const provider = job.calls.at(-1)?.provider;
  const usual = provider === undefined ? null : usualTime(sql, provider);
  const text = sentencesIn(languageOf(job)).stillDrawing(usual === null ? null : Math.ceil(usual / SECOND));
  const letter = asideLetter(clockAndIds, { form, session }, "progress", text);
  if (mayHold(sql, session, job.id)) addPassingWord(sql, job, letter);
  else insertLetter(sql, letter, now);
}
