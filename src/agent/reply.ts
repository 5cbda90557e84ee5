import { type ChatContent, errorMessage } from "@asi-image-agent/protocol";
import { cardContent } from "./card.ts";
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
 * is still being drawn (`endsSession` false) or a card waits for a choice; after an apology it is not, as in the third source document.
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
      return [noticeLetter(clockAndIds, line, reply.text, ...besideNotice(line, reply))];
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

/** What rides on a notice. Clients of the old dialect read nothing but texts. */
function besideNotice(
  { form }: Line,
  { stopped = [], card, ends }: Extract<Reply, { kind: "notice" }>,
): ChatContent[] {
  return [
    ...(stopped.length > 0 ? [stoppedContent(stopped)] : []),
    ...(card === undefined || form === "legacy-chat"
      ? []
      : [cardContent([card.url], card.title, card.style)]),
    ...(ends === true ? [{ type: "end-session" } as const] : []),
  ];
}

/** A text, what rides on it, and whether it waits for a choice on its card. */
type Contents = {
  readonly text: string;
  readonly more: readonly ChatContent[];
  readonly isAsking: boolean;
};

/** The contents of a reply with pictures. Clients of the old dialect read nothing but texts. */
function pictureContents(
  { now }: ClockAndIds,
  { form }: Line,
  description: string,
  { urls, notes, as = "markdown", card, shared }: Extract<Reply, { kind: "picture" }>,
): Contents {
  if (form === "legacy-chat")
    return { text: picturesText(description, urls, notes), more: [], isAsking: false };
  const linked = as === "resource" ? [] : urls;
  const resources = as === "markdown" ? [] : pictureResources(urls, shared, now);
  const cards = card === undefined ? [] : [cardContent(urls, description, card)];
  return {
    text: picturesText(description, linked, notes),
    more: [...resources, ...cards],
    isAsking: card !== undefined,
  };
}

/**
 * The letters of a picture. In the old dialect the end of the session rides on the picture: its clients read a text
 * in every message. A session whose card waits for a choice stays open, as after every card of the official agents.
 */
function pictureLetters(
  clockAndIds: ClockAndIds,
  line: Line,
  { text, more, isAsking }: Contents,
  endsSession: boolean,
): Letter[] {
  if (isAsking || !endsSession) return [chatLetter(clockAndIds, line, text, ...more)];
  return line.form === "legacy-chat"
    ? [chatLetter(clockAndIds, line, text, { type: "end-session" })]
    : [chatLetter(clockAndIds, line, text, ...more), endSessionLetter(clockAndIds, line)];
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
