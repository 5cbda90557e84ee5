import { findPictures, type IncomingLetter, wordsBesidePictures } from "@asi-image-agent/kit";
import { isAside } from "../../src/agent/message-kind.ts";
import { messageIdOf } from "../../src/agent/reply-id.ts";

/** Something that was said and is not answered yet. Times in ms. */
interface OpenLine {
  readonly msgId: string;
  /** By this machine's clock. */
  readonly saidAt: number;
  /** When the agent took it, by its own clock; null: it has not acknowledged it. */
  readonly takenAt: number | null;
}

/** A session that goes on: what is waited for in it, oldest first. */
export interface Dialogue {
  readonly session: string;
  readonly open: readonly OpenLine[];
}

/** What a letter gives to a person. */
export interface Shown {
  readonly words: readonly string[];
  readonly pictures: readonly string[];
}

const NOTHING: Shown = { words: [], pictures: [] };

export function startDialogue(session: string): Dialogue {
  return { session, open: [] };
}

export function withLine(dialogue: Dialogue, line: Pick<OpenLine, "msgId" | "saidAt">): Dialogue {
  return { ...dialogue, open: [...dialogue.open, { ...line, takenAt: null }] };
}

/** No longer waits for an answer to it. */
export function withoutLine(dialogue: Dialogue, msgId: string): Dialogue {
  return { ...dialogue, open: dialogue.open.filter((line) => line.msgId !== msgId) };
}

/** Lines that were said longer than so many ms ago. */
export function overdueLines({ open }: Dialogue, now: number, timeoutMs: number): readonly OpenLine[] {
  return open.filter(({ saidAt }) => now - saidAt >= timeoutMs);
}

/** Takes a letter of the session in; `writtenAt` is its time by the agent's clock, in ms. */
export function hearLetter(
  dialogue: Dialogue,
  letter: IncomingLetter,
  writtenAt: number | null,
): { readonly dialogue: Dialogue; readonly shown: Shown } {
  switch (letter.kind) {
    case "other": {
      const words = [`(A message of another kind came: ${letter.schemaDigest})`];
      return { dialogue, shown: { words, pictures: [] } };
    }
    case "acknowledgement":
      return { dialogue: take(dialogue, letter.acknowledgedMsgId, writtenAt), shown: NOTHING };
    case "chat": {
      const answered = answeredBy(dialogue, letter, writtenAt);
      const shown = {
        words: letter.texts.flatMap((text) => wordsBesidePictures(text) ?? []),
        pictures: findPictures(letter.texts),
      };
      const next = answered.reduce((rest, { msgId }) => withoutLine(rest, msgId), dialogue);
      const endsInSilence = letter.endsSession && letter.texts.length === 0 && answered.length > 0;
      return {
        dialogue: next,
        shown: endsInSilence ? { words: ["The agent ended the conversation here."], pictures: [] } : shown,
      };
    }
  }
}

function take(dialogue: Dialogue, msgId: string, at: number | null): Dialogue {
  const open = dialogue.open.map((line) => (line.msgId === msgId ? { ...line, takenAt: at } : line));
  return { ...dialogue, open };
}

/**
 * The lines that a chat message answers: ours tell by their msg_id which one that is, and which others they stop; any
 * other agent's answer the oldest. A session goes on after its end, which says nothing of lines that the agent took later.
 */
function answeredBy(
  { session, open }: Dialogue,
  letter: Extract<IncomingLetter, { kind: "chat" }>,
  writtenAt: number | null,
): readonly OpenLine[] {
  if (isAside(letter.says)) return [];
  const asked = letter.msgId === null ? null : messageIdOf(letter.msgId, session);
  const meant = open.filter(({ msgId }) => msgId === asked || letter.stopped.includes(msgId));
  if (meant.length > 0) return meant;
  if (letter.texts.length > 0) return open.slice(0, 1);
  if (!letter.endsSession || writtenAt === null) return [];
  return open.filter(({ takenAt }) => takenAt !== null && takenAt <= writtenAt);
}
