import { randomBytes, randomUUID } from "node:crypto";
import { encodeEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import type { Identity } from "../../src/protocol/identity.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { contextPrompt } from "../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { chatProtocol, contextProtocol, imageProtocol } from "../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";

const ENVELOPE_LIFETIME_SECONDS = 60;

/** An envelope that a sender has signed for the agent. */
export interface Sealed {
  readonly session: string;
  /** null for what is no chat message. */
  readonly msgId: string | null;
  readonly wire: string;
}

/**
 * A ChatMessage of one text. Sealed again with the same ids it is the same message in another envelope. `now` in ms:
 * the time on the agent's clock, if that is not this machine's.
 */
export function sealChat(
  from: Identity,
  to: string,
  text: string,
  ids: { readonly session?: string; readonly msgId?: string; readonly now?: number } = {},
): Sealed {
  const { session = randomUUID(), msgId = randomUUID(), now = Date.now() } = ids;
  const content = [{ type: "text", text } as const];
  const message = chatMessage.encode({ timestamp: formatTimestamp(now), msgId, content });
  const type = { schemaDigest: chatMessage.digest, protocolDigest: chatProtocol.digest };
  return { session, msgId, wire: seal(from, to, { session, ...type, message }, now) };
}

/** `now` as above. */
export function sealImageRequest(
  from: Identity,
  to: string,
  imageDescription: string,
  now = Date.now(),
): Sealed {
  const session = randomUUID();
  const message = imageRequest.encode({ imageDescription });
  const type = { schemaDigest: imageRequest.digest, protocolDigest: imageProtocol.digest };
  return { session, msgId: null, wire: seal(from, to, { session, ...type, message }, now) };
}

/** A direct message of any type. `now` as above. */
export function sealDirect<T>(
  from: Identity,
  to: string,
  type: { readonly digest: string; encode(message: T): string },
  protocolDigest: string,
  given: T,
  now = Date.now(),
): Sealed {
  const session = randomUUID();
  const message = type.encode(given);
  const wire = seal(from, to, { session, schemaDigest: type.digest, protocolDigest, message }, now);
  return { session, msgId: null, wire };
}

/** A question to the text model, without a context. `now` as above. */
export function sealQuestion(from: Identity, to: string, text: string, now = Date.now()): Sealed {
  return sealDirect(from, to, contextPrompt, contextProtocol.digest, { context: "", text }, now);
}

/** An ErrorMessage, which is taken and never answered: the agent's object of its sender is awake. `now` as above. */
export function sealErrorMessage(from: Identity, to: string, now = Date.now()): Sealed {
  return sealDirect(from, to, errorMessage, chatProtocol.digest, { error: "nothing of yours" }, now);
}

interface Message {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string;
  readonly message: string;
}

function seal(from: Identity, target: string, message: Message, now: number): string {
  const expires = BigInt(Math.floor(now / 1000) + ENVELOPE_LIFETIME_SECONDS);
  const nonce = randomBytes(8).readBigUInt64BE();
  return encodeEnvelope(sealEnvelope(from, { target, ...message, expires, nonce }));
}
