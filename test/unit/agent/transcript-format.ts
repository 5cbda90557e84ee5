import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { LANGUAGES } from "../../../src/agent/intent/intent.ts";

/** An item of a chat message, shorter than on the wire. */
const item = z.union([
  z.enum(["start-session", "end-session"]),
  z.strictObject({ text: z.string() }),
  z.strictObject({ resource: z.string(), type: z.string().optional() }),
  z.strictObject({ metadata: z.record(z.string(), z.string()) }),
]);
export type Item = z.infer<typeof item>;

/** What a direct client sends, by the kind of its message. */
const directSchema = z.union([
  z.strictObject({ "image-request": z.string() }),
  z.strictObject({ "context-prompt": z.strictObject({ context: z.string(), text: z.string() }) }),
  z.strictObject({ "structured-prompt": z.string() }),
  z.enum(["health-check", "error-message", "acknowledgement", "unknown-schema", "unreadable-chat"]),
]);
export type Direct = z.infer<typeof directSchema>;

const OUTCOMES = [
  "draw",
  "complete",
  "repeat",
  "said",
  "cancelled",
  "deleted",
  "echo",
  "ended",
  "silent",
  "health",
  "too-many",
  "over-quota",
  "not-allowed",
  "not-configured",
  "paused",
  "known",
  "busy",
  "taken",
] as const;

/** A picture as it is ordered; what is absent does not matter. A text in its place: a new picture, of these very words. */
const drawsSchema = z.strictObject({
  prompt: z.string().optional(),
  /** Words that the description holds, whatever else we made of it. */
  says: z.array(z.string()).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  /** Which of the pictures ordered so far it comes from, from 1; null: none. */
  from: z.number().nullable().optional(),
  /** What is to be done to the pictures that are its inputs; null: it is drawn anew. */
  edits: z.string().nullable().optional(),
  /** The pictures that were sent along. */
  inputs: z.array(z.string()).optional(),
});

const turnSchema = z.strictObject({
  say: z.string().optional(),
  content: z.array(item).optional(),
  direct: directSchema.optional(),
  /** Times that the text is repeated: long ones are not written out. */
  times: z.number().optional(),
  /** A name for the session; without one it is that of the whole conversation. */
  session: z.string().default("one"),
  /** A name for the msg_id: the same name is the same message. */
  as: z.string().optional(),
  /** Seconds since the turn before. */
  after: z.number().default(60),
  /** False: its picture is still being drawn at the next turn. */
  drawn: z.boolean().default(true),
  /** Before this turn the calls for everything that is open began. */
  paid: z.boolean().default(false),
  /** In which it is answered; that of the conversation unless said otherwise. */
  language: z.enum(LANGUAGES).optional(),

  /** What it comes to. Unless said: "draw" where something is drawn, else "said". */
  outcome: z.enum(OUTCOMES).optional(),
  draws: z.union([z.string(), drawsSchema]).optional(),
  /** What is read beside the acknowledgement, as `sentenceNamed` knows it; needless where a picture is all. */
  reads: z.array(z.string()).optional(),
  /** Pictures in the reply, where it is not what was drawn that says it. */
  pictures: z.number().optional(),
  /** What is said below the pictures. */
  notes: z.array(z.string()).optional(),
  /** Pictures that are left of the quota after it. */
  left: z.number().optional(),
});
export type Turn = z.infer<typeof turnSchema>;

const conversationSchema = z.strictObject({
  title: z.string(),
  language: z.enum(LANGUAGES).default("en"),
  /** How the agent is set up; without a word thirty pictures an hour, everybody allowed, both services there. */
  given: z
    .strictObject({
      dialect: z.enum(["chat", "legacy-chat"]).default("chat"),
      quota: z.number().exactOptional(),
      completions: z.number().exactOptional(),
      messagesPerHour: z.number().exactOptional(),
      access: z
        .strictObject({ allowed: z.boolean().exactOptional(), unlimited: z.boolean().exactOptional() })
        .exactOptional(),
      can: z
        .strictObject({ draw: z.boolean().exactOptional(), complete: z.boolean().exactOptional() })
        .exactOptional(),
      paused: z.string().exactOptional(),
    })
    .prefault({}),
  turns: z.array(turnSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;

const transcriptSchema = z.strictObject({
  about: z.string(),
  conversations: z.array(conversationSchema),
});
export type Transcript = z.infer<typeof transcriptSchema>;

/** Every transcript of the folder beside this file, by the names of the files. */
export function readTranscripts(): Transcript[] {
  const directory = join(import.meta.dirname, "transcripts");
  return readdirSync(directory)
    .sort()
    .map((file) => transcriptSchema.parse(JSON.parse(readFileSync(join(directory, file), "utf8"))));
}
