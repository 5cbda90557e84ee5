import * as z from "zod/mini";

/** A queue message that says where to look for work. The truth about the job is in the sender's object. */
const jobHint = z.object({ sender: z.string(), job: z.string() });
/** Comes later than the alarm of the sender's object was due: it looks whether that is still set. */
const watch = z.object({ sender: z.string(), watch: z.literal(true) });
/** A queue message that is sent only to see whether the queue takes messages. */
const probe = z.object({ probe: z.literal(true) });

export const queueMessageSchema = z.union([jobHint, watch, probe]);
export type QueueMessage = z.infer<typeof queueMessageSchema>;
