import type { ClockAndIds } from "../../src/agent/letter.ts";
import type { AcceptPolicy, VerifiedEnvelope } from "../../src/durable/sender/accept.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../src/protocol/messages/chat-message-legacy.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { imageResponse } from "../../src/protocol/messages/image-response.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { NOON } from "../noon.ts";

export { NOON };

export const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";
export const OTHER_SESSION = "0e5a2b52-60f4-4b58-8a8b-9c1d8a6f0d22";
export const POLICY: AcceptPolicy = {
  agentName: "An agent under test",
  limits: {
    quota: { maxRequests: 30, windowMs: 3_600_000 },
    completionQuota: { maxRequests: 6, windowMs: 3_600_000 },
    messagesPerHour: 300,
  },
  access: { allowed: true, unlimited: false, listed: false },
  can: { draw: true, complete: true },
  paused: null,
  progressAfterMs: 20_000,
  asksModel: false,
};

let counter = 0;

/** A sender that nobody else in the tests is. */
export function someSender(): string {
  counter += 1;
  return identityFromSeed(`somebody ${counter} ${crypto.randomUUID()}`).address;
}

/** A counter in the shape of a UUID4. */
export function someUuid(): string {
  counter += 1;
  return `00000000-0000-4000-8000-${String(counter).padStart(12, "0")}`;
}

export function clockAndIdsAt(now: number): ClockAndIds {
  return { now, newId: someUuid };
}

export function chatFrom(
  sender: string,
  text: string,
  more: Partial<VerifiedEnvelope> & { msgId?: string } = {},
): VerifiedEnvelope {
  const { msgId = someUuid(), ...rest } = more;
  const content = [{ type: "text" as const, text }];
  return {
    ...blank(sender),
    schemaDigest: chatMessage.digest,
    payload: chatMessage.encode({ timestamp: formatTimestamp(NOON), msgId, content }),
    ...rest,
  };
}

/** A message of any type, as an envelope brings it. */
export function messageFrom<T>(
  sender: string,
  type: { readonly digest: string; encode(message: T): string },
  message: T,
  more: Partial<VerifiedEnvelope> = {},
): VerifiedEnvelope {
  return { ...blank(sender), schemaDigest: type.digest, payload: type.encode(message), ...more };
}

export function imageRequestFrom(
  sender: string,
  imageDescription: string,
  more: Partial<VerifiedEnvelope> = {},
): VerifiedEnvelope {
  return messageFrom(sender, imageRequest, { imageDescription }, more);
}

/** A key for a picture, another one each time. */
export function newKey(): string {
  counter += 1;
  return counter.toString(16).padStart(32, "0");
}

/** What the sender would read of our letters, in order: the type, and the text where there is one. */
export function said(sql: Sql, session = SESSION): string[] {
  return outgoingLetters(sql)
    .filter((letter) => letter.session === session)
    .map((letter) => {
      const dialect = [chatMessage, legacyChatMessage].find((type) => type.digest === letter.schemaDigest);
      const chat = dialect?.decode(letter.payload);
      if (chat?.ok)
        return chat.message.content
          .filter((item) => item.type !== "metadata")
          .map((item) => (item.type === "text" ? item.text : item.type))
          .join();
      const error = letter.schemaDigest === errorMessage.digest ? errorMessage.decode(letter.payload) : null;
      if (error?.ok) return error.message.error;
      const image =
        letter.schemaDigest === imageResponse.digest ? imageResponse.decode(letter.payload) : null;
      if (image?.ok) return image.message.imageUrl;
      return letter.schemaDigest === chatAcknowledgement.digest ? "acknowledgement" : letter.schemaDigest;
    });
}

function blank(sender: string): Omit<VerifiedEnvelope, "schemaDigest" | "payload"> {
  counter += 1;
  return {
    sender,
    session: SESSION,
    digest: counter.toString(16).padStart(64, "0"),
    r: counter.toString(16).padStart(64, "0"),
    expires: BigInt(NOON / 1000 + 60),
    origin: "http://127.0.0.1:8787",
    waitsUntil: null,
    healthy: null,
  };
}
