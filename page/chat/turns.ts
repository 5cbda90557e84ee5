import { findPicture } from "../../packages/kit/client/conversation.ts";
import { readLetter, writtenAt } from "../../packages/kit/client/read-letter.ts";
import { isAside, type MessageKind } from "../../src/agent/message-kind.ts";
import { messageIdOf } from "../../src/agent/reply-id.ts";
import { parseEnvelope } from "../../src/protocol/envelope.ts";
import type { ReceivedRecord, Sending, SentRecord, WireRecord } from "../letters/wire-record.ts";

/** Something that the agent said in answer. */
export type Answer =
  | {
      readonly kind: "picture";
      /** On this origin. */
      readonly path: string;
      readonly size: { readonly width: number; readonly height: number } | null;
      readonly letterId: string;
      readonly at: number;
    }
  | {
      readonly kind: "words";
      readonly tone: "plain" | "apology";
      readonly text: string;
      readonly at: number;
    };

/** What we said once, and all that came of it. */
export interface Turn {
  readonly msgId: string;
  readonly session: string;
  readonly text: string;
  readonly sentAt: number;
  readonly sending: Sending;
  readonly acknowledgedAt: number | null;
  /** The agent's word about how long it takes. */
  readonly progress: string | null;
  readonly answers: readonly Answer[];
  /** The agent took it and has ended the session since: nothing more comes. */
  readonly sessionEnded: boolean;
  /** Letters in this conversation that the agent did not sign, by what they say. */
  readonly forged: readonly { readonly id: string; readonly text: string }[];
}

/** After this nothing comes any more: the agent gives up on a picture after ten minutes and says so. */
const LONGEST_WAIT_MS = 11 * 60_000;

/** Whether an answer is still to be expected. */
export function isWaiting(turn: Turn, now: number): boolean {
  const open = turn.answers.length === 0 && turn.sending.state !== "failed" && !turn.sessionEnded;
  return open && now - turn.sentAt < LONGEST_WAIT_MS;
}

/** Of a turn without an answer that is waited for no more. */
export function whyNoAnswer({ sessionEnded }: Turn): string {
  return sessionEnded ? "The agent ended the conversation here." : "No answer came.";
}

/** The conversation that the envelopes of this browser make, oldest turn first. Every letter counts once. */
export function turnsOf(records: readonly WireRecord[]): Turn[] {
  const turns = records.filter((record) => record.direction === "sent").map(startTurn);
  const received = records.filter((record) => record.direction === "received");
  const heard: Heard = { read: new Set(), takenAt: new Map(), ends: [] };
  for (const letter of received) hear(turns, letter, heard);
  for (const turn of turns) turn.sessionEnded = hasEnded(turn, heard);
  return turns;
}

/** What is known of a conversation beside its turns. Times are the agent's, in ms. */
interface Heard {
  /** The msg_ids of the letters that were read. */
  readonly read: Set<string>;
  /** When the agent took a message, by the message's msg_id: the time in its acknowledgement. */
  readonly takenAt: Map<string, number>;
  readonly ends: { readonly session: string; readonly at: number }[];
}

/**
 * Whether the agent has ended the session for this turn. An end-session may cross our next line on the way: a line
 * that the agent took after it had written the end is answered like any other.
 */
function hasEnded({ msgId, session, sentAt }: Turn, { ends, takenAt }: Heard): boolean {
  const taken = takenAt.get(msgId) ?? sentAt;
  return ends.some((end) => end.session === session && end.at >= taken);
}

/** The session for the next message: the last one, unless the agent has ended it or it is a day old. */
export function openSession(turns: readonly Turn[], now: number): string | null {
  const last = turns.at(-1);
  if (last === undefined || last.sessionEnded || now - last.sentAt > 24 * 3_600_000) return null;
  return last.session;
}

type Draft = { -readonly [Member in keyof Turn]: Turn[Member] };

function startTurn({ id, session, text, at, sending }: SentRecord): Draft {
  return {
    msgId: id,
    session,
    text,
    sentAt: at,
    sending,
    acknowledgedAt: null,
    progress: null,
    answers: [],
    sessionEnded: false,
    forged: [],
  };
}

function hear(turns: readonly Draft[], record: ReceivedRecord, { read, takenAt, ends }: Heard): void {
  const parsed = parseEnvelope(record.wire);
  const session = turns.filter((turn) => turn.session === record.session);
  const latest = session.findLast(({ sentAt }) => sentAt <= record.at) ?? session.at(-1);
  if (!parsed.ok || latest === undefined) return;
  const letter = readLetter(parsed.envelope);
  const at = writtenAt(parsed.envelope) ?? record.at;
  if (!record.genuine) {
    const text = letter.kind === "chat" ? letter.texts.join("\n").trim() : "";
    latest.forged = [...latest.forged, { id: record.id, text }];
    return;
  }
  if (letter.kind === "acknowledgement") {
    const turn = session.find(({ msgId }) => msgId === letter.acknowledgedMsgId);
    if (turn !== undefined) turn.acknowledgedAt ??= record.at;
    takenAt.set(letter.acknowledgedMsgId, at);
    return;
  }
  if (letter.kind === "other" || (letter.msgId !== null && read.has(letter.msgId))) return;
  if (letter.msgId !== null) read.add(letter.msgId);
  if (letter.endsSession) ends.push({ session: record.session, at });
  const turn = answeredTurn(session, letter.msgId, record.session) ?? latest;
  for (const text of letter.texts) {
    if (isAside(letter.says)) turn.progress = text;
    else turn.answers = [...turn.answers, answerOf(text, letter.says, record)];
  }
}

/** The turn that a reply belongs to: by its msg_id, else the oldest that waits. */
function answeredTurn(session: readonly Draft[], replyId: string | null, name: string): Draft | undefined {
  const asked = replyId === null ? null : messageIdOf(replyId, name);
  return session.find(({ msgId }) => msgId === asked) ?? session.find(({ answers }) => answers.length === 0);
}

const PICTURE_PATH = /^\/images\/[0-9a-f]{32,128}(?:-\d)?\.(?:png|jpg|webp|gif)$/;

/** The page loads the agent's pictures from its own origin and nothing from anywhere else. */
function answerOf(text: string, says: MessageKind | null, { id, at, size }: ReceivedRecord): Answer {
  const url = findPicture([text]);
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname : "";
  if (PICTURE_PATH.test(path)) return { kind: "picture", path, size: size ?? null, letterId: id, at };
  const tone = says === "apology" ? "apology" : "plain";
  return { kind: "words", tone, text: text.trim(), at };
}

/** A picture of this browser, for the gallery. */
export interface Drawing {
  readonly turn: Turn;
  readonly picture: Extract<Answer, { kind: "picture" }>;
}

/** Newest first. */
export function drawingsOf(turns: readonly Turn[]): Drawing[] {
  return turns
    .flatMap((turn) =>
      turn.answers.flatMap((answer) => (answer.kind === "picture" ? [{ turn, picture: answer }] : [])),
    )
    .toReversed();
}

/** The key in a picture's path, by which /p/{key} shows it. */
export function pictureKeyOf(path: string): string {
  return path.replace(/^\/images\/|\.\w+$/g, "");
}
