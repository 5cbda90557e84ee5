import type { LanguageCode } from "./intent/intent.ts";
import type { Proposal } from "./intent/read-intent.ts";
import type { PicturesSoFar } from "./pictures-so-far.ts";
import type { Understanding } from "./understanding.ts";

/** A job of the session that is not done yet. */
export interface OpenJob {
  readonly id: string;
  /** The msg_id of the line that it answers; null: that came without. */
  readonly msgId: string | null;
  readonly task: "draw" | "complete";
  /** Number of pictures that it will bring. */
  readonly pictures: number;
  /** A call for it is running, or may have been paid: it cannot be stopped any more. */
  readonly isPaid: boolean;
}

/** The pictures that a sender may still have. */
export interface QuotaLeft {
  /** null: there is no limit. */
  readonly left: number | null;
  /** Minutes until there are more, whole and at least 1; null: all of them are there. */
  readonly minutes: number | null;
}

/** The facts, beside the line itself, that the answer to a line of a chat depends on. */
export interface Conversation {
  readonly session: string;
  /** Language of the sender's last line; null: this is the first. */
  readonly language: LanguageCode | null;
  /** The beginning of our pictures' links; null: they have none. */
  readonly origin: string | null;
  readonly pictures: PicturesSoFar;
  /** Open jobs of this session, oldest first. */
  readonly open: readonly OpenJob[];
  readonly quota: QuotaLeft;
  /** The sender was asked a short while ago whether everything of it should be deleted. */
  readonly isAskedToDelete: boolean;
  /** The picture that the sender was asked about a short while ago; null: none. */
  readonly proposal: Proposal | null;
  readonly understanding: Understanding;
}

/** Pictures that these jobs will bring. */
export function picturesOf(jobs: readonly OpenJob[]): number {
  return jobs.filter(({ task }) => task === "draw").reduce((sum, { pictures }) => sum + pictures, 0);
}
