import * as z from "zod/mini";
import { waitingSchema } from "../net/waiting.ts";
import type { Form, Task } from "./form.ts";
import { LANGUAGES } from "./intent/intent.ts";
import { PAID_WANTS } from "./intent/second-opinion/wants.ts";
import { type Window, windowSchema } from "./window.ts";

/** The state of one sender beyond its messages: one small row, written once for each message. */
export const senderStateSchema = z.lazy(() =>
  z.object({
    /** Pictures counted, over chat and ImageRequest together. */
    pictures: z._default(z.nullable(windowSchema), null),
    /** Questions to the text model, by the form in which they were asked. */
    questions: z._default(z.record(z.string(), windowSchema), {}),
    /** Messages of any kind. */
    messages: z._default(z.nullable(windowSchema), null),
    /** Notices that the sender is kept out. */
    refusals: z._default(z.nullable(windowSchema), null),
    /** Replies in words that draw nothing, and end-sessions in their place, by the lengths of `pace.ts`. */
    talk: z._default(z.array(windowSchema), []),
    ends: z._default(z.array(windowSchema), []),
    /** The session that was last ended in place of words, and how often. */
    lastEnd: z._default(z.nullable(z.object({ session: z.string(), window: windowSchema })), null),
    /** Start of the message window in which the notice about too many messages was given. */
    noticeSaidFor: z._default(z.nullable(z.number()), null),
    /** The latest chat message, to notice an agent that greets back, and when its words last came back. */
    previous: z._default(
      z.nullable(
        z.object({
          identity: z.string(),
          session: z.string(),
          /** A digest of its words; null: too long for one. */
          words: z._default(z.nullable(z.string()), null),
          echoedAt: z._default(z.nullable(z.number()), null),
        }),
      ),
      null,
    ),
    /** Language in which it wrote last; null: it has not said anything yet. */
    language: z._default(z.nullable(z.enum(LANGUAGES)), null),
    /** What it was asked last, for the next line to answer; null: nothing. */
    asking: z._default(
      z.nullable(
        z.object({
          session: z.string(),
          at: z.number(),
          /** The picture that its line may have asked for; null: whether everything of it should be deleted. */
          proposal: z._default(z.nullable(z.object({ want: z.enum(PAID_WANTS), words: z.string() })), null),
        }),
      ),
      null,
    ),
    /** Time at which the owner last read the mailbox here, to within a few minutes; 0: never. */
    mailboxReadAt: z._default(z.number(), 0),
    /**
     * Time at which its first message was kept; null: this is it. Rows from before this was written down count as old.
     */
    firstSeenAt: z._default(z.nullable(z.number()), 0),
    /** Whether the operator's lists named it when it wrote last. */
    listed: z._default(z.boolean(), false),
    /** The time that its endpoints have cost in waiting lately. */
    waiting: z._default(z.nullable(waitingSchema), null),
    /** The host of an endpoint that takes letters, but slowly: it is given the time. */
    slowHost: z._default(z.nullable(z.string()), null),
    /** Time at which old rows were last swept out. */
    sweptAt: z._default(z.number(), 0),
  }),
);
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
