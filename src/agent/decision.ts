import type { ChatContent } from "@asi-image-agent/protocol";
import type { CompletionOrder } from "./completion-order.ts";
import type { OpenJob } from "./conversation.ts";
import type { PreviousMessage } from "./echo.ts";
import type { Form, Task } from "./form.ts";
import type { ClockAndIds, Letter } from "./letter.ts";
import type { PictureOrder } from "./picture-order.ts";
import type { PicturesSoFar } from "./pictures-so-far.ts";
import type { Reply } from "./reply.ts";
import type { SenderState } from "./sender-state.ts";
import type { Telling } from "./telling.ts";
import type { Understanding } from "./understanding.ts";
import type * as words from "./words.ts";

export interface Limits {
  readonly quota: words.Quota;
  readonly completionQuota: words.Quota;
  readonly messagesPerHour: number;
}

/** The operator's lists, as they apply to one sender. */
export interface Access {
  readonly allowed: boolean;
  /** Quotas do not hold for it. */
  readonly unlimited: boolean;
  /** The operator has named it, as allowed or unlimited: the whole of the day's money is open to it. */
  readonly listed: boolean;
}

/** All facts that a decision about a new message depends on. */
export interface Situation {
  readonly state: SenderState;
  readonly limits: Limits;
  readonly access: Access;
  /** Whether any provider can draw, and whether there is a text model. */
  readonly can: Record<Task, boolean>;
  /** The operator's sentence in place of all that costs, pictures and answers; null: nothing is paused. */
  readonly paused: string | null;
  /** The agent's health, for a message that asks for it; null: nobody asked. */
  readonly health: { readonly name: string; readonly healthy: boolean } | null;
  /** The beginning of our pictures' links; null: there is none, so that nothing can be drawn. */
  readonly origin: string | null;
  readonly previous: PreviousMessage | null;
  /**
   * The same message from an earlier session in which it was answered, with its recorded reply (null: still being
   * worked on).
   */
  readonly original: { readonly description: string; readonly reply: Reply | null } | null;
  /** Jobs of this session that are not done yet, oldest first. */
  readonly open: readonly OpenJob[];
  readonly pictures: PicturesSoFar;
  /** What has come of a stream that is open in this session; null: none is. */
  readonly streamed: readonly ChatContent[] | null;
  readonly understanding: Understanding;
  readonly clockAndIds: ClockAndIds;
}

/** A job that a message makes. */
export type JobOrder = {
  /** Start of the quota window that it was counted in. */
  readonly countedIn: number;
} & (
  | { readonly task: "draw"; readonly order: PictureOrder; readonly telling: Telling }
  | { readonly task: "complete"; readonly order: CompletionOrder }
);

/** A thing that a decision does beside its answer. */
export type Effect =
  /** Ends these jobs, of which nothing is paid. */
  | { readonly kind: "cancel"; readonly jobs: readonly string[]; readonly reply: Reply }
  /** Deletes everything of the sender. */
  | { readonly kind: "delete" };

/** The outcome of a message, as the operator's figures count it. */
export type MessageOutcome =
  | "draw"
  | "complete"
  /** Known from another session. */
  | "repeat"
  | "said"
  /** The text model is asked what it wants. */
  | "understand"
  /** Jobs were stopped. */
  | "cancelled"
  /** Everything of the sender was deleted. */
  | "deleted"
  /** The same words at once again: nothing is drawn for them. */
  | "echo"
  /** An end-session in place of words. */
  | "ended"
  /** A piece of a stream that goes on. */
  | "streamed"
  | "silent"
  | "health"
  | "too-many"
  | "over-quota"
  | "not-allowed"
  | "not-configured"
  | "paused";

/** The decision about a message that was not seen in its session before. */
export type Decision =
  | {
      readonly kind: "accepted";
      readonly form: Form;
      readonly outcome: MessageOutcome;
      readonly description: string;
      /** Digest of what was said, by which the sender's next message is compared with it. */
      readonly words: string | null;
      readonly letters: readonly Letter[];
      readonly state: SenderState;
      /** The reply that is recorded now; null when a job will bring it, this message's own or the original's. */
      readonly reply: Reply | null;
      readonly job: JobOrder | null;
      /** What the text model is asked about the line before anything else is decided; null: all is decided. */
      readonly question: CompletionOrder | null;
      /** What has come of a stream that goes on, to be answered at its end; null: all is answered. */
      readonly holds: readonly ChatContent[] | null;
      readonly effect: Effect | null;
      /** Whether the message is kept. False: the sender is kept out, and nothing stays but this answer. */
      readonly isRemembered: boolean;
    }
  /**
   * The message is refused whole and not kept: it is over MESSAGES_PER_HOUR, or its sender is kept out and was told
   * so.
   */
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** A message on its way through the decision: who asked what, and what is said before the reply. */
export interface Case {
  readonly form: Form;
  readonly msgId: string | null;
  readonly session: string;
  readonly description: string;
  /** Digest of what was said, with what was attached to it. */
  readonly words: string | null;
  readonly acknowledgements: readonly Letter[];
}
