import { z } from "zod";
import { imageProtocol } from "../protocol/protocols.ts";
import {
  chatLetter,
  endSessionLetter,
  errorLetter,
  imageResponseLetter,
  type Letter,
  noticeLetter,
  type Pen,
} from "./letter.ts";
import { pictureText } from "./markdown-picture.ts";
import { APOLOGIES, type ApologyReason } from "./words.ts";

const APOLOGY_REASONS = [
  "refused",
  "not-configured",
  "unavailable",
  "failed",
  "deadline",
  "daily-limit",
] as const satisfies readonly ApologyReason[];

/** How a message was answered beyond its acknowledgement. Kept with the message, so that a repeat gets the same. */
export const replySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("silence") }),
  z.object({ kind: z.literal("notice"), text: z.string() }),
  z.object({ kind: z.literal("picture"), url: z.string() }),
  z.object({ kind: z.literal("apology"), reason: z.enum(APOLOGY_REASONS) }),
]);
export type Reply = z.infer<typeof replySchema>;

/** In which form a message was asked, and so is answered. */
export const FORMS = ["chat", "image-request", "other"] as const;
export type Form = (typeof FORMS)[number];

export interface Question {
  readonly form: Form;
  readonly session: string;
  readonly description: string;
}

/**
 * The letters that carry a reply. After a picture the session is ended, unless another picture of the same session
 * is still being drawn (`endsSession` false); after an apology it is not, as in the third source document.
 */
export function replyLetters(pen: Pen, question: Question, reply: Reply, endsSession: boolean): Letter[] {
  return question.form === "chat"
    ? chatReply(pen, question, reply, endsSession)
    : directReply(pen, question, reply);
}

function chatReply(pen: Pen, question: Question, reply: Reply, endsSession: boolean): Letter[] {
  switch (reply.kind) {
    case "silence":
      return [];
    case "notice":
      return [noticeLetter(pen, question.session, reply.text)];
    case "apology":
      return [chatLetter(pen, question.session, APOLOGIES[reply.reason])];
    case "picture": {
      const picture = chatLetter(pen, question.session, pictureText(question.description, reply.url));
      return endsSession ? [picture, endSessionLetter(pen, question.session)] : [picture];
    }
  }
}

function directReply(pen: Pen, question: Question, reply: Reply): Letter[] {
  const protocol = question.form === "image-request" ? imageProtocol.digest : null;
  switch (reply.kind) {
    case "silence":
      return [];
    case "notice":
      return [errorLetter(pen, question.session, protocol, reply.text)];
    case "apology":
      return [errorLetter(pen, question.session, protocol, APOLOGIES[reply.reason])];
    case "picture":
      return [imageResponseLetter(pen, question.session, reply.url)];
  }
}
