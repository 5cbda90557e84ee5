import { z } from "zod";

/** A queue message: it says where to look for work; the truth about the job is in the sender's object. */
export const jobHintSchema = z.object({ sender: z.string(), job: z.string() });
export type JobHint = z.infer<typeof jobHintSchema>;
