import * as z from "zod";
import { isJsonObject, type JsonObject, parseJson } from "../protocol/json.ts";
import { agentHealth } from "../protocol/messages/agent-health.ts";
import { errorMessage } from "../protocol/messages/error-message.ts";
import { imageResponse } from "../protocol/messages/image-response.ts";
import { response } from "../protocol/messages/response.ts";
import { structuredOutputResponse } from "../protocol/messages/structured-output-response.ts";
import { type Form, isChat, protocolOf } from "./form.ts";
import { LANGUAGES } from "./intent/intent.ts";
import {
  type ClockAndIds,
  chatLetter,
  directLetter,
  endNotice,
  endSessionLetter,
  errorLetter,
  type Letter,
  type Line,
  noticeLetter,
  offerLetter,
} from "./letter.ts";
import { picturesText } from "./markdown-picture.ts";
import { kindContent } from "./message-kind.ts";
import { replyIds } from "./reply-id.ts";
import { sentencesIn } from "./sentences/index.ts";
import { UNUSABLE_INPUTS } from "./sentences/sentences.ts";
import { APOLOGY_REASONS, apologySentence } from "./words.ts";

/**
 * The answer to a message beyond its acknowledgement. It is kept with the message, so that a repeat gets the same.
 */
export const replySchema = z.discriminatedUnion("kind", [
  /** No word at all: the message waits for no answer, or for one that is on its way. */
  z.object({ kind: z.literal("silence") }),
  /** An end-session in place of words. */
  z.object({ kind: z.literal("end") }),
  /** The answer to a start-session: attachments are taken. */
  z.object({ kind: z.literal("offer") }),
  z.object({ kind: z.literal("notice"), text: z.string() }),
  /** Pictures in the order in which they were drawn, and what is said below them. */
  z.object({
    kind: z.literal("picture"),
    urls: z.array(z.string()).min(1),
    notes: z.array(z.string()),
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
    freeAt: z.number().optional(),
    /** Absent: English. */
    language: z.enum(LANGUAGES).optional(),
  }),
]);
export type Reply = z.infer<typeof replySchema>;
type Apology = Extract<Reply, { kind: "apology" }>;

/** Whether a reply says nothing, so that the same message may be asked anew in another session. */
export function saysNothing({ kind }: Reply): boolean {
  return kind === "silence" || kind === "end" || kind === "offer";
}

export interface Question {
  readonly form: Form;
  /** A chat message's own; null: it has none. */
  readonly msgId: string | null;
  readonly session: string;
  readonly description: string;
}

/**
 * The letters that carry a reply. After a picture the session is ended, unless another picture of the same session
 * is still being drawn (`endsSession` false); after an apology it is not, as in the third source document.
 */
export function replyLetters(
  clockAndIds: ClockAndIds,
  question: Question,
  reply: Reply,
  endsSession: boolean,
): Letter[] {
  const { form, msgId, session, description } = question;
  return isChat(form)
    ? chatReply(replyIds(clockAndIds, msgId, session), { form, session }, description, reply, endsSession)
    : directReply(clockAndIds, question, reply);
}

function chatReply(
  clockAndIds: ClockAndIds,
  line: Line,
  description: string,
  reply: Reply,
  endsSession: boolean,
): Letter[] {
  switch (reply.kind) {
    case "silence":
    case "structured":
    case "health":
      return [];
    case "end":
      return [endNotice(clockAndIds, line)];
    case "offer":
      return [offerLetter(clockAndIds, line)];
    case "notice":
    case "cancelled":
      return [noticeLetter(clockAndIds, line, reply.text)];
    case "answer":
      return [chatLetter(clockAndIds, line, reply.text)];
    case "unusable-input":
      return [chatLetter(clockAndIds, line, unusable(reply))];
    case "apology":
      return [chatLetter(clockAndIds, line, apology(reply, clockAndIds.now), kindContent("apology"))];
    case "picture":
      return pictureLetters(
        clockAndIds,
        line,
        picturesText(description, reply.urls, reply.notes),
        endsSession,
      );
  }
}

/**
 * The letters of a picture. In the old dialect the end of the session rides on the picture: its clients read a text
 * in every message.
 */
function pictureLetters(clockAndIds: ClockAndIds, line: Line, text: string, endsSession: boolean): Letter[] {
  if (!endsSession) return [chatLetter(clockAndIds, line, text)];
  return line.form === "legacy-chat"
    ? [chatLetter(clockAndIds, line, text, { type: "end-session" })]
    : [chatLetter(clockAndIds, line, text), endSessionLetter(clockAndIds, line)];
}

function directReply(clockAndIds: ClockAndIds, { form, session }: Question, reply: Reply): Letter[] {
  const protocolDigest = protocolOf(form);
  const to = { session, protocolDigest };
  switch (reply.kind) {
    case "silence":
    case "end":
    case "offer":
      return [];
    case "notice":
    case "cancelled":
      return [errorLetter(clockAndIds, session, protocolDigest, reply.text)];
    case "unusable-input":
      return [directLetter(clockAndIds, to, errorMessage, { error: unusable(reply) })];
    case "apology":
      // The end of what was accepted, as worth having as a picture would be; a refusal is not.
      return [directLetter(clockAndIds, to, errorMessage, { error: apology(reply, clockAndIds.now) })];
    case "picture":
      return [directLetter(clockAndIds, to, imageResponse, { imageUrl: reply.urls[0] ?? "" })];
    case "answer":
      return [directLetter(clockAndIds, to, response, { text: reply.text })];
    case "structured":
      return [directLetter(clockAndIds, to, structuredOutputResponse, { output: objectOf(reply.output) })];
    case "health": {
      const status = reply.healthy ? ("healthy" as const) : ("unhealthy" as const);
      return [directLetter(clockAndIds, to, agentHealth, { agentName: reply.name, status })];
    }
  }
}

function apology({ reason, freeAt, language = "en" }: Apology, now: number): string {
  return apologySentence(reason, sentencesIn(language), freeAt, now);
}

function unusable({ why, language }: Extract<Reply, { kind: "unusable-input" }>): string {
  return sentencesIn(language).attachmentUnusable(why);
}

/** Stored as we wrote it: what does not read back as an object is a bug of ours. */
function objectOf(text: string): JsonObject {
  const parsed = parseJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error("a recorded output is not a JSON object");
  return parsed.value;
}
