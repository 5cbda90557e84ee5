import { randomUUID } from "node:crypto";
import { type Parties, sealChatText } from "../packages/kit/client/chat-envelope.ts";
import {
  type Conversation,
  type IncomingLetter,
  isAnswered,
  receive,
  startConversation,
} from "../packages/kit/client/conversation.ts";
import type { MailboxLetter } from "../packages/kit/client/mailbox.ts";
import { readLetter } from "../packages/kit/client/read-letter.ts";
import { type ClientResult, type Connection, submitEnvelope } from "./agent-client.ts";
import { mailboxReplies, type Replies } from "./replies.ts";

const POLL_INTERVAL_MS = 500;
/** Letters of other sessions are left for the terminal that waits for them, but not for ever. */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** After an answer, what is still missing (an acknowledgement, an end-session) is waited for no longer. */
const REST_MS = 3_000;

export interface CollectOptions {
  readonly session: string;
  readonly timeoutMs: number;
  /** Called with every letter of the session, in order. */
  readonly onLetter: (letter: IncomingLetter, conversation: Conversation) => void;
}

export interface ChatOptions extends CollectOptions {
  readonly text: string;
}

type Outcome = Promise<ClientResult<{ conversation: Conversation }>>;

/**
 * Says one thing to the agent and collects its replies until the conversation is over, or the agent has answered and
 * falls silent, or the time is up.
 */
export async function chat(
  connection: Connection,
  options: ChatOptions,
  replies: Replies = mailboxReplies(connection),
): Outcome {
  const msgId = randomUUID();
  const wire = chatEnvelope(connection, options.session, msgId, options.text);
  const sent = await submitEnvelope(connection.url, wire);
  return sent.ok ? collect(replies, options, startConversation(msgId)) : sent;
}

/** Collects what is still to come in a session that was left: its acknowledgement has been seen. */
export async function collectRest(replies: Replies, options: CollectOptions): Outcome {
  return collect(replies, options, { ...startConversation(""), acknowledged: true });
}

async function collect(replies: Replies, options: CollectOptions, begun: Conversation): Outcome {
  let deadline = Date.now() + options.timeoutMs;
  let conversation = begun;
  for (;;) {
    const collected = await replies.collect();
    if (!collected.ok && collected.reason !== "unreachable") return collected;
    const wasAnswered = isAnswered(conversation);
    for (const letter of collected.ok ? collected.letters : []) {
      if (letter.envelope.session === options.session) {
        const incoming = readLetter(letter.envelope);
        conversation = receive(conversation, incoming);
        options.onLetter(incoming, conversation);
      }
      if (isOurs(letter, options.session)) await replies.discard(letter.uuid);
    }
    if (!wasAnswered && isAnswered(conversation)) deadline = Math.min(deadline, Date.now() + REST_MS);
    if (conversation.over || Date.now() >= deadline) return { ok: true, conversation };
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

/** The wire text of an envelope with a ChatMessage of one text. */
export function chatEnvelope(parties: Parties, session: string, msgId: string, text: string): string {
  return sealChatText(parties, { session, msgId, text }, Date.now());
}

function isOurs(letter: MailboxLetter, session: string): boolean {
  return letter.envelope.session === session || letter.receivedAt < Date.now() - FORGOTTEN_AFTER_MS;
}
