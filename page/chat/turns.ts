import { readLetter, writtenAt } from "@asi-image-agent/kit";
import { parseEnvelope } from "@asi-image-agent/protocol";
import { isAside, type MessageKind } from "../../src/agent/message-kind.ts";
import { messageIdOf } from "../../src/agent/reply-id.ts";
import type {
  PictureSize,
  ReceivedRecord,
  SendingState,
  SentRecord,
  WireRecord,
} from "../letters/wire-record.ts";
import { type Composed, readAsked } from "./asked.ts";
import { replyParts } from "./reply-parts.ts";

/** A picture that the agent drew. */
export interface Picture {
  readonly kind: "picture";
  /** The picture's path on this origin, which names it. */
  readonly path: string;
  /** The picture in words. */
  readonly alt: string;
  /** The size of the picture; null until it was seen. */
  readonly size: PictureSize | null;
  readonly letterId: string;
  readonly at: number;
}

/** An answer of the agent. */
export type TurnAnswer =
  | Picture
  | {
      readonly kind: "words";
      readonly tone: "plain" | "apology";
      readonly text: string;
      readonly at: number;
    };

/** A message of ours, and everything that came of it. */
export interface Turn {
  readonly msgId: string;
  readonly session: string;
  /** The text that went over the wire. */
  readonly text: string;
  readonly asked: Composed;
  /** Pictures that went with it, as data: URIs. */
  readonly attachments: readonly string[];
  readonly sentAt: number;
  readonly sending: SendingState;
  readonly acknowledgedAt: number | null;
  /** The agent's word about how long it takes. */
  readonly progress: string | null;
  readonly answers: readonly TurnAnswer[];
  /** The agent took it and has ended the session since: nothing more comes. */
  readonly sessionEnded: boolean;
  /** The agent has stopped it, as a later line asked. */
  readonly cancelled: boolean;
  /** Letters in this conversation that the agent did not sign, by what they say. */
  readonly forged: readonly { readonly id: string; readonly text: string }[];
  /** Ids of all records that belong to it. */
  readonly records: readonly string[];
}

/** The line that stops what is being drawn. */
export const CANCEL = "cancel";

/** The time after which nothing comes any more: the agent gives up on a picture after ten minutes and says so. */
const LONGEST_WAIT_MS = 11 * 60_000;

/** Whether an answer is still to be expected. */
export function isWaiting(turn: Turn, now: number): boolean {
  const over = turn.answers.length > 0 || turn.sessionEnded || turn.cancelled;
  return !over && turn.sending.state !== "failed" && now - turn.sentAt < LONGEST_WAIT_MS;
}

/** The reason why a turn that is waited for no more has no answer. */
export function whyNoAnswer({ sessionEnded, cancelled }: Turn): string {
  if (cancelled) return "You asked the agent to stop.";
  return sessionEnded ? "The agent ended the conversation here." : "No answer came.";
}

/** The conversation that the envelopes of this browser make, oldest turn first. Every letter counts once. */
export function turnsOf(records: readonly WireRecord[]): Turn[] {
  const turns = records.filter((record) => record.direction === "sent").map(startTurn);
  const heard: Heard = {
    read: new Set(),
    takenAt: new Map(),
    ends: [],
    stopped: new Set(),
    turnOf: new Map(),
  };
  for (const record of records) if (record.direction === "received") hear(turns, record, heard);
  for (const { direction, id } of records) {
    if (direction === "acknowledged") heard.turnOf.get(id)?.records.push(id);
  }
  for (const turn of turns) {
    turn.sessionEnded = hasEnded(turn, heard);
    turn.cancelled = heard.stopped.has(turn.msgId);
  }
  return turns;
}

/** Facts about a conversation beside its turns. Times are the agent's, in ms. */
interface Heard {
  /** The msg_ids of the letters that were read. */
  readonly read: Set<string>;
  /** The times at which the agent took messages, by their msg_ids: from its acknowledgements. */
  readonly takenAt: Map<string, number>;
  readonly ends: { readonly session: string; readonly at: number; readonly asked: string | null }[];
  /** The msg_ids of what the agent has stopped. */
  readonly stopped: Set<string>;
  /** The turn that our acknowledgement belongs to, by the acknowledgement's id. */
  readonly turnOf: Map<string, Draft>;
}

/**
 * Whether the agent has ended the session for this turn: by an end in place of an answer to it, or by one that it wrote
 * after it had taken this turn's line. Sessions go on after their end, so that an end says nothing of lines that the
 * agent took later, or has not acknowledged yet.
 */
function hasEnded({ msgId, session }: Turn, { ends, takenAt }: Heard): boolean {
  const taken = takenAt.get(msgId) ?? Number.POSITIVE_INFINITY;
  return ends.some((end) => end.session === session && (end.asked === msgId || end.at >= taken));
}

type Draft = { -readonly [Key in keyof Turn]: Turn[Key] } & { records: string[] };

function startTurn({ id, session, text, at, sending, attachments }: SentRecord): Draft {
  return {
    msgId: id,
    session,
    text,
    asked: readAsked(text),
    attachments: (attachments ?? []).map(({ uri }) => uri),
    sentAt: at,
    sending,
    acknowledgedAt: null,
    progress: null,
    answers: [],
    sessionEnded: false,
    cancelled: false,
    forged: [],
    records: [id],
  };
}

function hear(turns: readonly Draft[], record: ReceivedRecord, heard: Heard): void {
  const parsed = parseEnvelope(record.wire);
  const whole = turns.filter((turn) => turn.session === record.session);
  const before = whole.filter(({ sentAt }) => sentAt <= record.at);
  const session = before.length > 0 ? before : whole;
  const latest = session.at(-1);
  if (!parsed.ok || latest === undefined) return;
  const letter = readLetter(parsed.envelope);
  const at = writtenAt(parsed.envelope) ?? record.at;
  if (!record.genuine) {
    const text = letter.kind === "chat" ? letter.texts.join("\n").trim() : "";
    latest.forged = [...latest.forged, { id: record.id, text }];
    latest.records.push(record.id);
    return;
  }
  if (letter.kind === "acknowledgement") {
    const turn = whole.find(({ msgId }) => msgId === letter.acknowledgedMsgId);
    if (turn !== undefined) turn.acknowledgedAt ??= record.at;
    turn?.records.push(record.id);
    heard.takenAt.set(letter.acknowledgedMsgId, at);
    return;
  }
  if (letter.kind === "other") return;
  const asked = letter.msgId === null ? null : messageIdOf(letter.msgId, record.session);
  const answered = whole.find(({ msgId }) => msgId === asked);
  const turn = answered ?? session.find(({ answers }) => answers.length === 0) ?? latest;
  turn.records.push(record.id);
  if (letter.msgId !== null) {
    if (heard.read.has(letter.msgId)) return;
    heard.read.add(letter.msgId);
    heard.turnOf.set(`ack:${letter.msgId}`, turn);
  }
  for (const msgId of letter.stopped) heard.stopped.add(msgId);
  if (letter.endsSession) heard.ends.push({ session: record.session, at, asked });
  if (isAside(letter.says)) turn.progress = letter.texts.join("\n").trim() || turn.progress;
  else
    turn.answers = [...turn.answers, ...letter.texts.flatMap((text) => answersOf(text, letter.says, record))];
}

function answersOf(text: string, says: MessageKind | null, { id, at, sizes }: ReceivedRecord): TurnAnswer[] {
  return replyParts(text).map((part) => {
    if (part.kind === "picture") return { ...part, size: sizes?.[part.path] ?? null, letterId: id, at };
    return { kind: "words", tone: says === "apology" ? "apology" : "plain", text: part.text, at };
  });
}

/** The key in a picture's path, by which /p/{key} shows it. */
export function pictureKeyOf(path: string): string {
  return path.replace(/^\/images\/|\.\w+$/g, "");
}
