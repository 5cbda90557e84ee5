import { randomUUID } from "node:crypto";
import {
  type Attachment,
  type Conversation,
  type IncomingLetter,
  isAnswered,
  type Parties,
  readLetter,
  receive,
  resourceOf,
  sealChatText,
  startConversation,
  writtenAt,
} from "@asi-image-agent/kit";
import { encodeEnvelope } from "@asi-image-agent/protocol";
import { randomNonce } from "../src/random-nonce.ts";
import { type ClientResult, type Connection, submitEnvelope } from "./agent-client.ts";
import { mailboxReplies, type Replies } from "./replies.ts";

const POLL_INTERVAL_MS = 500;
/** Letters of other sessions are left for the terminal that waits for them, but not for ever. */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** The time after an answer in which what is still missing (an acknowledgement, an end-session) is waited for. */
const REST_MS = 3_000;

export interface CollectOptions {
  readonly session: string;
  readonly timeoutMs: number;
  /** Called with every letter of the session, in order. */
  readonly onLetter: (letter: IncomingLetter, conversation: Conversation) => void;
}

export interface ChatOptions extends CollectOptions {
  readonly text: string;
  readonly attachments?: readonly Attachment[];
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
  const wire = chatEnvelope(connection, { ...options, msgId });
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
    const taken = await takeLetters(replies, options.session);
    if (!taken.ok) return taken;
    const wasAnswered = isAnswered(conversation);
    for (const { letter } of taken.letters) {
      conversation = receive(conversation, letter);
      options.onLetter(letter, conversation);
    }
    if (!wasAnswered && isAnswered(conversation)) deadline = Math.min(deadline, Date.now() + REST_MS);
    if (conversation.over || Date.now() >= deadline) return { ok: true, conversation };
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

/** A letter of our session; `at`: when the agent wrote it, by its own clock in ms. */
interface TakenLetter {
  readonly letter: IncomingLetter;
  readonly at: number | null;
}

/** Takes the letters of a session out of the mailbox, oldest first. None while the agent cannot be reached. */
export async function takeLetters(
  replies: Replies,
  session: string,
): Promise<ClientResult<{ letters: TakenLetter[] }>> {
  const collected = await replies.collect();
  if (!collected.ok) return collected.reason === "unreachable" ? { ok: true, letters: [] } : collected;
  const letters: TakenLetter[] = [];
  for (const { uuid, envelope, receivedAt } of collected.letters) {
    const ours = envelope.session === session;
    if (ours) letters.push({ letter: readLetter(envelope), at: writtenAt(envelope) });
    if (ours || receivedAt < Date.now() - FORGOTTEN_AFTER_MS) await replies.discard(uuid);
  }
  return { ok: true, letters };
}

interface Line {
  readonly session: string;
  readonly msgId: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

/** The wire text of an envelope with a ChatMessage of one text and the pictures that go with it. */
export function chatEnvelope(parties: Parties, { attachments = [], ...line }: Line): string {
  const moment = { now: Date.now(), nonce: randomNonce() };
  const others = attachments.map(resourceOf);
  return encodeEnvelope(sealChatText(parties, { ...line, others }, moment));
}
