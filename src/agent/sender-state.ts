import * as z from "zod";
import { waitingSchema } from "../net/waiting.ts";
import type { Form, Task } from "./form.ts";
import { LANGUAGES } from "./intent/intent.ts";
import { type Window, windowSchema } from "./window.ts";

/** The state of one sender beyond its messages: one small row, written once for each message. */
export const senderStateSchema = z.object({
  /** Pictures counted, over chat and ImageRequest together. */
  pictures: windowSchema.nullable().default(null),
  /** Questions to the text model, by the form in which they were asked. */
  questions: z.record(z.string(), windowSchema).default({}),
  /** Messages of any kind. */
  messages: windowSchema.nullable().default(null),
  /** Notices that the sender is kept out. */
  refusals: windowSchema.nullable().default(null),
  /** Replies in words that draw nothing, and end-sessions in their place, by the lengths of `pace.ts`. */
  talk: z.array(windowSchema).default([]),
  ends: z.array(windowSchema).default([]),
  /** The session that was last ended in place of words, and how often. */
  lastEnd: z.object({ session: z.string(), window: windowSchema }).nullable().default(null),
  /** Start of the message window in which the notice about too many messages was given. */
  noticeSaidFor: z.number().nullable().default(null),
  /** The latest chat message, to notice an agent that greets back, and when its words last came back. */
  previous: z
    .object({
      identity: z.string(),
      session: z.string(),
      /** A digest of its words; null: too long for one. */
      words: z.string().nullable().default(null),
      echoedAt: z.number().nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Language in which it wrote last; null: it has not said anything yet. */
  language: z.enum(LANGUAGES).nullable().default(null),
  /** The session and the time in which it was asked whether everything of it should be deleted; null: it was not. */
  asking: z.object({ session: z.string(), at: z.number() }).nullable().default(null),
  /** Time at which the owner last read the mailbox here, to within a few minutes; 0: never. */
  mailboxReadAt: z.number().default(0),
  /**
   * Time at which its first message was kept; null: this is it. Rows from before this was written down count as old.
   */
  firstSeenAt: z.number().nullable().default(0),
  /** Whether the operator's lists named it when it wrote last. */
  listed: z.boolean().default(false),
  /** The time that its endpoints have cost in waiting lately. */
  waiting: waitingSchema.nullable().default(null),
  /** The host of an endpoint that takes letters, but slowly: it is given the time. */
  slowHost: z.string().nullable().default(null),
  /** Time at which old rows were last swept out. */
  sweptAt: z.number().default(0),
});
export type SenderState = z.infer<typeof senderStateSchema>;

export const newSenderState = (): SenderState => senderStateSchema.parse({ firstSeenAt: null });

/**
 * The state that stays after a sender had everything deleted: what it has used of its quotas, or a deletion would
 * renew them.
 */
export function afterDeletion(state: SenderState): SenderState {
  const { pictures, questions, messages, talk, ends, sweptAt } = state;
  const used = { pictures, questions, messages, talk, ends };
  return { ...newSenderState(), ...used, sweptAt };
}

/**
 * The window of the sender that a job is counted in. Pictures share one, over chat and ImageRequest together; the
 * text model has one for each form of question, as the reference counts for each handler. null: nothing was counted.
 */
export function windowOf(state: SenderState, task: Task, form: Form): Window | null {
  return task === "draw" ? state.pictures : (state.questions[form] ?? null);
}

export function withWindow(state: SenderState, task: Task, form: Form, window: Window | null): SenderState {
  if (task === "draw") return { ...state, pictures: window };
  const { [form]: _, ...others } = state.questions;
  return { ...state, questions: window === null ? others : { ...others, [form]: window } };
}
