import { type ChatForm, DIALECTS } from "../../../src/agent/form.ts";
import { readIncoming } from "../../../src/agent/incoming.ts";
import type { ClockAndIds, Letter } from "../../../src/agent/letter.ts";
import { kindOf, stoppedIn } from "../../../src/agent/message-kind.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";

export const ORIGIN = "https://agent.example";
const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";

let counter = 0;

/** A counter in the shape of a UUID4. */
export function newId(): string {
  counter += 1;
  return `00000000-0000-4000-8000-${String(counter).padStart(12, "0")}`;
}

export const clockAndIdsAt = (now: number): ClockAndIds => ({ now, newId });

/** A chat message as it comes in an envelope. */
export function chat(
  content: readonly ChatContent[] | string,
  {
    form = "chat",
    session = SESSION,
    now = 0,
    msgId = newId(),
  }: { form?: ChatForm; session?: string; now?: number; msgId?: string } = {},
): Letter {
  const { message, protocol } = DIALECTS[form];
  const items = typeof content === "string" ? [{ type: "text" as const, text: content }] : [...content];
  const timestamp = new Date(now).toISOString();
  return {
    session,
    schemaDigest: message.digest,
    protocolDigest: protocol.digest,
    payload: message.encode({ timestamp, msgId, content: items }),
    worthUntil: now,
  };
}

/** What a peer would read in a letter: words, "end-session", both with a plus between them, or the kind. */
export function reading(letter: Letter): string {
  const read = readIncoming(letter.schemaDigest, letter.payload);
  if (read.kind !== "chat") return read.kind;
  return read.message.content
    .filter((item) => kindOf([item]) === null && stoppedIn([item]).length === 0)
    .map((item) => (item.type === "text" ? item.text : item.type))
    .join(" + ");
}
