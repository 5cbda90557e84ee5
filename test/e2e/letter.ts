import { isAside, kindOf } from "../../src/agent/message-kind.ts";
import { decodePayload, type Envelope, parseEnvelope, verifyEnvelope } from "../../src/protocol/envelope.ts";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { imageResponse } from "../../src/protocol/messages/image-response.ts";
import { chatProtocol, imageProtocol } from "../../src/protocol/protocols.ts";

/** What a message of the agent says. */
export type Said =
  | { readonly kind: "acknowledgement"; readonly of: string }
  | { readonly kind: "text"; readonly text: string }
  /** A word on the way to an answer. */
  | { readonly kind: "aside"; readonly text: string }
  | { readonly kind: "end-session" }
  | { readonly kind: "image-response"; readonly url: string }
  | { readonly kind: "error"; readonly error: string };

/** A message of the agent that was signed by it, is meant for its recipient and fits its schema. */
export interface Letter {
  readonly session: string;
  readonly said: Said;
  /** The message's JSON text. */
  readonly payload: string;
}

/** Reads an envelope as a careful peer does. Throws an Error that says what is wrong with it. */
export function readLetter(wire: string, parties: { readonly from: string; readonly to: string }): Letter {
  const parsed = parseEnvelope(wire);
  if (!parsed.ok) throw new Error(`not an envelope: ${wire}`);
  const { envelope } = parsed;
  const verified = verifyEnvelope(envelope);
  if (!verified.ok) throw new Error(`not signed by its sender: ${verified.reason}`);
  if (envelope.sender !== parties.from || envelope.target !== parties.to) throw new Error("other parties");
  if (envelope.expires === null || envelope.expires < BigInt(Math.floor(Date.now() / 1000))) {
    throw new Error(`expired: ${envelope.expires}`);
  }
  const payload = decodePayload(envelope);
  if (!payload.ok) throw new Error("a payload that is not text");
  return { session: envelope.session, said: readMessage(envelope, payload.text), payload: payload.text };
}

function readMessage(envelope: Envelope, text: string): Said {
  switch (envelope.schemaDigest) {
    case chatAcknowledgement.digest:
      inProtocol(envelope, chatProtocol.digest);
      return { kind: "acknowledgement", of: good(chatAcknowledgement.decode(text)).acknowledgedMsgId };
    case chatMessage.digest:
      inProtocol(envelope, chatProtocol.digest);
      return readChat(text);
    case imageResponse.digest:
      inProtocol(envelope, imageProtocol.digest);
      return { kind: "image-response", url: good(imageResponse.decode(text)).imageUrl };
    case errorMessage.digest:
      inProtocol(envelope, imageProtocol.digest);
      return { kind: "error", error: good(errorMessage.decode(text)).error };
    default:
      throw new Error(`unknown schema ${envelope.schemaDigest}`);
  }
}

/** The agent puts one thing into each ChatMessage, and may say in its metadata what that is. */
function readChat(text: string): Said {
  const all = good(chatMessage.decode(text)).content;
  const content = all.filter((each) => each.type !== "metadata");
  const [item] = content;
  if (item?.type === "text" && isAside(kindOf(all))) return { kind: "aside", text: item.text };
  if (content.length === 1 && item?.type === "text") return { kind: "text", text: item.text };
  if (content.length === 1 && item?.type === "end-session") return { kind: "end-session" };
  throw new Error(`unexpected content: ${text}`);
}

function inProtocol({ schemaDigest, protocolDigest }: Envelope, expected: string): void {
  if (protocolDigest !== expected) throw new Error(`${schemaDigest} in the protocol ${protocolDigest}`);
}

function good<T>(read: { ok: true; message: T } | { ok: false; problem: string }): T {
  if (!read.ok) throw new Error(`does not fit its schema: ${read.problem}`);
  return read.message;
}
