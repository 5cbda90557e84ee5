import { SECOND } from "../clock.ts";
import { wordsDigest } from "./description.ts";

/** The sender's previous chat message that was answered with more than an end-session. */
export interface PreviousMessage {
  /** As `wordsDigest` gives it. */
  readonly words: string | null;
  /** When the agent last said something to it; null: not yet. */
  readonly answeredAt: number | null;
  /** Whether its picture, or its answer, is still being worked on. */
  readonly open: boolean;
  /** When the same words last came back in place of a new question; null: they have not. */
  readonly echoedAt: number | null;
}

/** Nobody has looked at a picture and typed the same words again in this time: it is an agent that greets back. */
const ECHO_TIME = 3 * SECOND;

/** Whether a description is the previous one come back at once. Each echo begins the time anew. */
export function isEcho(description: string, previous: PreviousMessage, now: number): boolean {
  if (previous.answeredAt === null || previous.words === null || previous.words !== wordsDigest(description))
    return false;
  return now - Math.max(previous.answeredAt, previous.echoedAt ?? 0) <= ECHO_TIME;
}
