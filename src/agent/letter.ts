import {
  type ChatContent,
  chatAcknowledgement,
  errorMessage,
  formatTimestamp,
} from "@asi-image-agent/protocol";
import { HOUR, MINUTE } from "../clock.ts";
import { type ChatForm, DIALECTS } from "./form.ts";
import { kindContent, type MessageKind } from "./message-kind.ts";
import * as words from "./words.ts";
import { type WrittenMessage, written } from "./written-message.ts";

/** A message of ours to the sender, complete but for the envelope: that is sealed afresh at each attempt. */
export interface Letter {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string | null;
  /** The message's JSON text, checked against its schema. */
  readonly payload: string;
  /** The time, in ms, after which delivering it is of no use to anybody. */
  readonly worthUntil: number;
}

/**
 * The clock and the source of ids with which letters are written. `newId` gives a fresh random UUID4 at each call.
 */
export interface ClockAndIds {
  readonly now: number;
  readonly newId: () => string;
}

/** The recipient of a chat letter: the session, in the dialect that the sender speaks. */
export interface Line {
  readonly form: ChatForm;
  readonly session: string;
}

const REPLY_LIFETIME = 24 * HOUR;
const NOTICE_LIFETIME = 10 * MINUTE;

export function acknowledgementLetter(
  clockAndIds: ClockAndIds,
  line: Line,
  acknowledgedMsgId: string,
): Letter {
  const message = { timestamp: formatTimestamp(clockAndIds.now), acknowledgedMsgId, metadata: null };
  return {
    session: line.session,
    protocolDigest: DIALECTS[line.form].protocol.digest,
    ...written(chatAcknowledgement, message),
    worthUntil: clockAndIds.now + REPLY_LIFETIME,
  };
}

/** A reply that people wait for; `more` is content that rides on it. */
export function chatLetter(
  clockAndIds: ClockAndIds,
  line: Line,
  text: string,
  ...more: ChatContent[]
): Letter {
  return chatContentLetter(clockAndIds, line, [{ type: "text", text }, ...more], REPLY_LIFETIME);
}

/** A word that means something only now: a quota sentence, a greeting; `more` is content that rides on it. */
export function noticeLetter(
  clockAndIds: ClockAndIds,
  line: Line,
  text: string,
  ...more: ChatContent[]
): Letter {
  return chatContentLetter(clockAndIds, line, [{ type: "text", text }, ...more], NOTICE_LIFETIME);
}

/** A word on the way to an answer: that a wish waits, or that a picture takes its time. */
export function asideLetter(
  clockAndIds: ClockAndIds,
  line: Line,
  kind: Extract<MessageKind, "progress" | "queued">,
  text: string,
): Letter {
  const content: ChatContent[] = [{ type: "text", text }, kindContent(kind)];
  return chatContentLetter(clockAndIds, line, content, NOTICE_LIFETIME);
}

/** The letter at the start of a session that says that pictures may be sent along. */
export function offerLetter(clockAndIds: ClockAndIds, line: Line): Letter {
  const offer: ChatContent = { type: "metadata", metadata: { attachments: "true" } };
  return chatContentLetter(clockAndIds, line, [offer], NOTICE_LIFETIME);
}

export function endSessionLetter(clockAndIds: ClockAndIds, line: Line): Letter {
  return chatContentLetter(clockAndIds, line, [{ type: "end-session" }], REPLY_LIFETIME);
}

/** An end-session in place of words. In the old dialect it needs some: its clients read a text in every message. */
export function endNotice(clockAndIds: ClockAndIds, line: Line): Letter {
  const end: ChatContent = { type: "end-session" };
  const text: ChatContent = { type: "text", text: words.ENDING };
  return chatContentLetter(
    clockAndIds,
    line,
    line.form === "legacy-chat" ? [text, end] : [end],
    NOTICE_LIFETIME,
  );
}

/** Characters of a payload: one that only ends a session is shorter. */
const SHORT = 500;

/** Whether nothing is lost to a person when this letter is: an acknowledgement, or a message that only ends the session. */
export function isExpendable({ schemaDigest, payload }: Pick<Letter, "schemaDigest" | "payload">): boolean {
  if (schemaDigest === chatAcknowledgement.digest) return true;
  if (schemaDigest !== DIALECTS.chat.message.digest || payload.length > SHORT) return false;
  const read = DIALECTS.chat.message.decode(payload);
  return read.ok && read.message.content.every((item) => item.type === "end-session");
}

/** An answer to a direct request, in the protocol in which it was asked. */
export function directLetter(
  clockAndIds: ClockAndIds,
  to: { readonly session: string; readonly protocolDigest: string | null },
  message: WrittenMessage,
): Letter {
  return { ...to, ...message, worthUntil: clockAndIds.now + REPLY_LIFETIME };
}

/** An ErrorMessage. `protocolDigest` is that of the protocol in which the sender asked; null where there is none. */
export function errorLetter(
  clockAndIds: ClockAndIds,
  session: string,
  protocolDigest: string | null,
  error: string,
): Letter {
  const message = written(errorMessage, { error });
  const letter = directLetter(clockAndIds, { session, protocolDigest }, message);
  return { ...letter, worthUntil: clockAndIds.now + NOTICE_LIFETIME };
}

function chatContentLetter(
  clockAndIds: ClockAndIds,
  line: Line,
  content: ChatContent[],
  lifetime: number,
): Letter {
  const { message, protocol } = DIALECTS[line.form];
  const { now, newId } = clockAndIds;
  return {
    session: line.session,
    protocolDigest: protocol.digest,
    ...written(message, { timestamp: formatTimestamp(now), msgId: newId(), content }),
    worthUntil: now + lifetime,
  };
}
