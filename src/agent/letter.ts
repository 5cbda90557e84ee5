import { HOUR, MINUTE } from "../clock.ts";
import { chatAcknowledgement } from "../protocol/messages/chat-acknowledgement.ts";
import type { ChatContent } from "../protocol/messages/chat-content.ts";
import { chatMessage } from "../protocol/messages/chat-message.ts";
import { errorMessage } from "../protocol/messages/error-message.ts";
import { imageResponse } from "../protocol/messages/image-response.ts";
import { chatProtocol, imageProtocol } from "../protocol/protocols.ts";
import { formatTimestamp } from "../protocol/timestamp.ts";

/** A message of ours to the sender, complete but for the envelope: that is sealed afresh at each attempt. */
export interface Letter {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string | null;
  /** The message's JSON text, checked against its schema. */
  readonly payload: string;
  /** From then on delivering it is of no use to anybody, in ms. */
  readonly worthUntil: number;
}

/** What writing a letter needs of the world. `newId` gives a fresh random UUID4 at each call. */
export interface Pen {
  readonly now: number;
  readonly newId: () => string;
}

const REPLY_LIFETIME = 24 * HOUR;
const NOTICE_LIFETIME = 10 * MINUTE;

export function acknowledgementLetter(pen: Pen, session: string, acknowledgedMsgId: string): Letter {
  return {
    session,
    schemaDigest: chatAcknowledgement.digest,
    protocolDigest: chatProtocol.digest,
    payload: chatAcknowledgement.encode({
      timestamp: formatTimestamp(pen.now),
      acknowledgedMsgId,
      metadata: null,
    }),
    worthUntil: pen.now + REPLY_LIFETIME,
  };
}

/** A reply that people wait for. */
export function chatLetter(pen: Pen, session: string, text: string): Letter {
  return chatContentLetter(pen, session, [{ type: "text", text }], REPLY_LIFETIME);
}

/** A word that means something only now: a quota sentence, a greeting, progress. */
export function noticeLetter(pen: Pen, session: string, text: string): Letter {
  return chatContentLetter(pen, session, [{ type: "text", text }], NOTICE_LIFETIME);
}

export function endSessionLetter(pen: Pen, session: string): Letter {
  return chatContentLetter(pen, session, [{ type: "end-session" }], REPLY_LIFETIME);
}

export function imageResponseLetter(pen: Pen, session: string, imageUrl: string): Letter {
  return {
    session,
    schemaDigest: imageResponse.digest,
    protocolDigest: imageProtocol.digest,
    payload: imageResponse.encode({ imageUrl }),
    worthUntil: pen.now + REPLY_LIFETIME,
  };
}

/** `protocolDigest` is that of the protocol in which the sender asked; null where there is none. */
export function errorLetter(pen: Pen, session: string, protocolDigest: string | null, error: string): Letter {
  return {
    session,
    schemaDigest: errorMessage.digest,
    protocolDigest,
    payload: errorMessage.encode({ error }),
    worthUntil: pen.now + NOTICE_LIFETIME,
  };
}

function chatContentLetter(pen: Pen, session: string, content: ChatContent[], lifetime: number): Letter {
  return {
    session,
    schemaDigest: chatMessage.digest,
    protocolDigest: chatProtocol.digest,
    payload: chatMessage.encode({ timestamp: formatTimestamp(pen.now), msgId: pen.newId(), content }),
    worthUntil: pen.now + lifetime,
  };
}
