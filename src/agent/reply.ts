import { type ChatContent, errorMessage } from "@asi-image-agent/protocol";
import { type Form, isChat, protocolOf } from "./form.ts";
import { answerTo } from "./handlers.ts";
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
import { kindContent, stoppedContent } from "./message-kind.ts";
import { pictureResources } from "./picture-resource.ts";
import { replyIds } from "./reply-id.ts";
import type { Reply } from "./reply-kinds.ts";
import { sentencesIn } from "./sentences/index.ts";
import { apologySentence } from "./words.ts";
import { written } from "./written-message.ts";

export { type Reply, replySchema } from "./reply-kinds.ts";

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
    case "notice": {
      const { text, stopped = [] } = reply;
      return [
        noticeLetter(clockAndIds, line, text, ...(stopped.length > 0 ? [stoppedContent(stopped)] : [])),
      ];
    }
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
        pictureContents(clockAndIds, line, description, reply),
        endsSession,
      );
  }
}

/** A text, and what rides on it. */
type Contents = { readonly text: string; readonly resources: readonly ChatContent[] };

/** The contents of a reply with pictures. Clients of the old dialect read nothing but texts. */
function pictureContents(
  { now }: ClockAndIds,
  { form }: Line,
  description: string,
  { urls, notes, as = "markdown", shared }: Extract<Reply, { kind: "picture" }>,
): Contents {
  if (form === "legacy-chat" || as === "markdown")
    return { text: picturesText(description, urls, notes), resources: [] };
  const linked = as === "both" ? urls : [];
  return { text: picturesText(description, linked, notes), resources: pictureResources(urls, shared, now) };
}

/**
 * The letters of a picture. In the old dialect the end of the session rides on the picture: its clients read a text
 * in every message.
 */
function pictureLetters(
  clockAndIds: ClockAndIds,
  line: Line,
  { text, resources }: Contents,
  endsSession: boolean,
): Letter[] {
  if (!endsSession) return [chatLetter(clockAndIds, line, text, ...resources)];
  return line.form === "legacy-chat"
    ? [chatLetter(clockAndIds, line, text, { type: "end-session" })]
    : [chatLetter(clockAndIds, line, text, ...resources), endSessionLetter(clockAndIds, line)];
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
      return [directLetter(clockAndIds, to, written(errorMessage, { error: unusable(reply) }))];
    case "apology": {
      // The end of what was accepted, as worth having as a picture would be; a refusal is not.
      const error = apology(reply, clockAndIds.now);
      return [directLetter(clockAndIds, to, written(errorMessage, { error }))];
    }
    case "picture":
    case "answer":
    case "structured":
    case "health": {
      const answer = answerTo(form, reply);
      return answer === null ? [] : [directLetter(clockAndIds, to, answer)];
    }
  }
}

function apology({ reason, freeAt, language = "en" }: Apology, now: number): string {
  return apologySentence(reason, sentencesIn(language), freeAt, now);
}

function unusable({ why, language }: Extract<Reply, { kind: "unusable-input" }>): string {
  return sentencesIn(language).attachmentUnusable(why);
}
