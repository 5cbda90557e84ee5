import { SECOND } from "../clock.ts";

/** The sender's previous chat message that was answered with more than an end-session. */
export interface PreviousMessage {
  /** Digest of its words, from `wordsDigest`. */
  readonly words: string | null;
  /** Time at which the agent last said something to it, in ms; null: not yet. */
  readonly answeredAt: number | null;
  /** Whether its picture, or its answer, is still being worked on. */
  readonly open: boolean;
  /** Time at which the same words last came back in place of a new question; null: they have not. */
  readonly echoedAt: number | null;
}

/**
 * The time after an answer in which the same words are an echo: no person looks at a picture and types them again so
 * soon.
 */
const ECHO_TIME = 3 * SECOND;

/** Whether words, by their digest, are the previous ones come back at once. Each echo begins the time anew. */
export function isEcho(words: string | null, previous: PreviousMessage, now: number): boolean {
  if (previous.answeredAt === null || previous.words === null || previous.words !== words) return false;
  return now - Math.max(previous.answeredAt, previous.echoedAt ?? 0) <= ECHO_TIME;
}
