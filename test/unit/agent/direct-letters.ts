import type { Letter } from "../../../src/agent/letter.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import { contextPrompt } from "../../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../../src/protocol/messages/health-check.ts";
import { imageRequest } from "../../../src/protocol/messages/image-request.ts";
import { structuredOutputPrompt } from "../../../src/protocol/messages/structured-output-prompt.ts";
import { newId } from "./letters.ts";
import type { Direct } from "./transcript-format.ts";

/** A message that is no chat, as it comes in an envelope. */
export function directLetterOf(direct: Direct, session: string, now: number): Letter {
  const [schemaDigest, payload] = messageOf(direct, now);
  return { session, schemaDigest, payload, protocolDigest: null, worthUntil: now };
}

function messageOf(direct: Direct, now: number): [digest: string, payload: string] {
  switch (direct) {
    case "health-check":
      return [healthCheck.digest, healthCheck.encode({})];
    case "error-message":
      return [errorMessage.digest, errorMessage.encode({ error: "no" })];
    case "acknowledgement": {
      const timestamp = new Date(now).toISOString();
      const message = { timestamp, acknowledgedMsgId: newId(), metadata: null };
      return [chatAcknowledgement.digest, chatAcknowledgement.encode(message)];
    }
    case "unknown-schema":
      return [`model:${"0".repeat(64)}`, "{}"];
    case "unreadable-chat":
      return [chatMessage.digest, `{"content": 1}`];
  }
  if ("image-request" in direct)
    return [imageRequest.digest, imageRequest.encode({ imageDescription: direct["image-request"] })];
  if ("context-prompt" in direct)
    return [contextPrompt.digest, contextPrompt.encode(direct["context-prompt"])];
  const message = { prompt: direct["structured-prompt"], outputSchema: { type: "object" } };
  return [structuredOutputPrompt.digest, structuredOutputPrompt.encode(message)];
}
