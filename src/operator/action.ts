import { parseAddress } from "@asi-image-agent/protocol";
import * as z from "zod/mini";

const ADDRESS = "must be an agent address, agent1q…";
/** A sender, by the canonical address under which every list and object knows it. */
const address = z.string(ADDRESS).check(
  z.trim(),
  z.refine((text) => parseAddress(text).ok, ADDRESS),
);

const LETTER = "must be the id of a dead letter";
/** The day of a book and the letter's number in it. */
const deadLetterId = z.string(LETTER).check(z.regex(/^\d{4}-\d{2}-\d{2}\.\d{1,9}$/, LETTER));

const LONGEST_SENTENCE = 500;
export const DEFAULT_PAUSE = "I am taking a break. Please come back a little later.";

const sentence = z.pipe(
  z
    .string("must be a text")
    .check(z.trim(), z.maxLength(LONGEST_SENTENCE, `may have ${LONGEST_SENTENCE} characters at most`)),
  z.transform((text) => (text === "" ? DEFAULT_PAUSE : text)),
);

/** The operator's actions. The names are those of the command line. */
export const operatorActionSchema = z.lazy(() =>
  z.discriminatedUnion(
    "action",
    [
      z.object({ action: z.literal("block"), address }),
      z.object({ action: z.literal("unblock"), address }),
      z.object({ action: z.literal("unlimited"), address }),
      z.object({ action: z.literal("limited"), address }),
      z.object({ action: z.literal("forget"), address }),
      z.object({ action: z.literal("pause"), sentence: z._default(sentence, DEFAULT_PAUSE) }),
      z.object({ action: z.literal("resume") }),
      z.object({ action: z.literal("resend"), id: deadLetterId }),
    ],
    "must be an action that there is",
  ),
);
export type OperatorAction = z.infer<typeof operatorActionSchema>;

/** Subject of an action, for its row: an address, a dead letter or a sentence; null: the agent as a whole. */
export function subjectOf(action: OperatorAction): string | null {
  switch (action.action) {
    case "pause":
      return action.sentence;
    case "resume":
      return null;
    case "resend":
      return action.id;
    default:
      return action.address;
  }
}

/** A row of what was done. `result` null: it began, and nobody has said how it ended. */
export const actionRowSchema = z.lazy(() =>
  z.object({
    id: z.number(),
    at: z.number(),
    action: z.string(),
    subject: z.nullable(z.string()),
    result: z.nullable(z.string()),
  }),
);
export type ActionRow = z.infer<typeof actionRowSchema>;
