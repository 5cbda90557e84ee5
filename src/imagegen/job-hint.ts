import { z } from "zod";

/** It says where to look for work; the truth about the job is in the sender's object. */
const jobHint = z.object({ sender: z.string(), job: z.string() });
/** Only to see whether the queue takes messages. */
const probe = z.object({ probe: z.literal(true) });

export const queueMessageSchema = z.union([jobHint, probe]);
export type QueueMessage = z.infer<typeof queueMessageSchema>;
