import { randomBytes, randomUUID } from "node:crypto";
import { encodeEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import type { Identity } from "../../src/protocol/identity.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { chatProtocol, imageProtocol } from "../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";

const ENVELOPE_LIFETIME_SECONDS = 60;

/** An envelope that a sender has signed for the agent. */
export interface Sealed {
  readonly session: string;
  /** null for what is no chat message. */
  readonly msgId: string | null;
  readonly wire: string;
}

/** A ChatMessage of one text. Sealed again with the same ids it is the same message in another envelope. */
export function sealChat(
  from: Identity,
  to: string,
  text: string,
  ids: { readonly session?: string; readonly msgId?: string } = {},
): Sealed {
  const { session = randomUUID(), msgId = randomUUID() } = ids;
  const content = [{ type: "text", text } as const];
  const message = chatMessage.encode({ timestamp: formatTimestamp(Date.now()), msgId, content });
  const wire = seal(from, to, session, chatMessage.digest, chatProtocol.digest, message);
  return { session, msgId, wire };
}

export function sealImageRequest(from: Identity, to: string, imageDescription: string): Sealed {
  const session = randomUUID();
  const message = imageRequest.encode({ imageDescription });
  return {
    session,
    msgId: null,
    wire: seal(from, to, session, imageRequest.digest, imageProtocol.digest, message),
  };
}

function seal(
  from: Identity,
  target: string,
  session: string,
  schemaDigest: string,
  protocolDigest: string,
  message: string,
): string {
  const expires = BigInt(Math.floor(Date.now() / 1000) + ENVELOPE_LIFETIME_SECONDS);
  const nonce = randomBytes(8).readBigUInt64BE();
  return encodeEnvelope(
    sealEnvelope(from, { target, session, schemaDigest, protocolDigest, message, expires, nonce }),
  );
}
