import type { LanguageCode } from "./intent/intent.ts";
import type { PicturesSoFar } from "./pictures-so-far.ts";
import type { Understanding } from "./understanding.ts";

/** A job of the session that is not done yet. */
export interface OpenJob {
  readonly id: string;
  readonly task: "draw" | "complete";
  /** How many pictures it will bring. */
  readonly pictures: number;
  /** A call for it is running, or may have been paid: it cannot be stopped any more. */
  readonly isPaid: boolean;
}

/** How many pictures a sender may still have. */
export interface QuotaLeft {
  /** null: there is no limit. */
  readonly left: number | null;
  /** Until there are more, whole and at least 1; null: all of them are there. */
  readonly minutes: number | null;
}

/** What the answer to a line of a chat depends on, beside the line. */
export interface Conversation {
  readonly session: string;
  /** Of the sender's last line; null: this is the first. */
  readonly language: LanguageCode | null;
  /** Where our pictures' links begin; null: nowhere. */
  readonly origin: string | null;
  readonly pictures: PicturesSoFar;
  /** Of this session, oldest first. */
  readonly open: readonly OpenJob[];
  readonly quota: QuotaLeft;
  /** The sender was asked a short while ago whether everything of it should be deleted. */
  readonly isAskedToDelete: boolean;
  readonly understanding: Understanding;
}

/** Pictures that these jobs will bring. */
export function picturesOf(jobs: readonly OpenJob[]): number {
  return jobs.filter(({ task }) => task === "draw").reduce((sum, { pictures }) => sum + pictures, 0);
}
