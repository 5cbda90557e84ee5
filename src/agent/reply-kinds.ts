import * as z from "zod/mini";
import { LANGUAGES } from "./intent/intent.ts";
import { IMAGE_REPLIES, sharedCopiesSchema } from "./picture-resource.ts";
import { UNUSABLE_INPUTS } from "./sentences/sentences.ts";
import { APOLOGY_REASONS } from "./words.ts";

/**
 * The answer to a message beyond its acknowledgement. It is kept with the message, so that a repeat gets the same.
 */
export const replySchema = z.lazy(() =>
  z.discriminatedUnion("kind", [
    /** No word at all: the message waits for no answer, or for one that is on its way. */
    z.object({ kind: z.literal("silence") }),
    /** An end-session in place of words. */
    z.object({ kind: z.literal("end") }),
    /** The answer to a start-session: attachments are taken. */
    z.object({ kind: z.literal("offer") }),
    z.object({
      kind: z.literal("notice"),
      text: z.string(),
      /** The msg_ids of the lines that it says are stopped; absent: it stops none. */
      stopped: z.optional(z.array(z.string())),
    }),
    /** Pictures in the order in which they were drawn, and what is said below them. */
    z.object({
      kind: z.literal("picture"),
      urls: z.array(z.string()).check(z.minLength(1)),
      notes: z.array(z.string()),
      /** As IMAGE_REPLY had it when they were drawn; absent: markdown. */
      as: z.optional(z.enum(IMAGE_REPLIES)),
      /** Absent: nothing was copied into Agentverse's storage. */
      shared: z.optional(sharedCopiesSchema),
    }),
    /** The sender has stopped it. */
    z.object({ kind: z.literal("cancelled"), text: z.string() }),
    /** A picture that was to be changed cannot be used. */
    z.object({
      kind: z.literal("unusable-input"),
      why: z.enum(UNUSABLE_INPUTS),
      language: z.enum(LANGUAGES),
    }),
    z.object({ kind: z.literal("answer"), text: z.string() }),
    /** The answer to a StructuredOutputPrompt: `output` is the JSON text of an object that fits the sender's schema. */
    z.object({ kind: z.literal("structured"), output: z.string() }),
    z.object({ kind: z.literal("health"), name: z.string(), healthy: z.boolean() }),
    /** The end of a job that brought nothing. `freeAt`: when the day's money allows the next one, in ms. */
    z.object({
      kind: z.literal("apology"),
      reason: z.enum(APOLOGY_REASONS),
      freeAt: z.optional(z.number()),
      /** Absent: English. */
      language: z.optional(z.enum(LANGUAGES)),
    }),
  ]),
);
export type Reply = z.infer<typeof replySchema>;
