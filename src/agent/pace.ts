import { HOUR, MINUTE, SECOND } from "../clock.ts";
import type { SenderState } from "./sender-state.ts";
import { admit, type Limit, type Window } from "./window.ts";

/**
 * Replies in words that draw nothing, for each sender. Nobody reads and answers ten times in half a minute: beyond
 * this pace the sender is an agent that has an answer to everything. The longer windows are for slow ones.
 */
const WORDS: readonly Limit[] = [
  { max: 10, lengthMs: 30 * SECOND },
  { max: 30, lengthMs: 10 * MINUTE },
  { max: 60, lengthMs: HOUR },
];
/** End-sessions that stand in place of words, for each sender: there are agents that answer these as well. */
const ENDS: readonly Limit[] = [
  { max: 30, lengthMs: 10 * MINUTE },
  { max: 60, lengthMs: HOUR },
];
/** The same for the session that was ended last: it is over already, and whoever goes on this fast does not read. */
const ENDS_OF_ONE_SESSION: Limit = { max: 3, lengthMs: 6 * SECOND };

/** Counts one more reply in words that draws nothing; null: that is too many for a person. */
export function countWords(state: SenderState, now: number): SenderState | null {
  const talk = admitAll(state.talk, WORDS, now);
  return talk === null ? null : { ...state, talk };
}

/** Counts one more end-session in place of words; null: the peer answers these as well. */
export function countEnd(state: SenderState, session: string, now: number): SenderState | null {
  const { lastEnd } = state;
  const again = admit(lastEnd?.session === session ? lastEnd.window : null, ENDS_OF_ONE_SESSION, now);
  const ends = admitAll(state.ends, ENDS, now);
  if (ends === null || !again.ok) return null;
  return { ...state, ends, lastEnd: { session, window: again.window } };
}

/** Counts one call in windows of several lengths, the first for the first limit; null: one of them is full. */
function admitAll(windows: readonly Window[], limits: readonly Limit[], now: number): Window[] | null {
  const counted: Window[] = [];
  for (const [index, limit] of limits.entries()) {
    const admission = admit(windows[index] ?? null, limit, now);
    if (!admission.ok) return null;
    counted.push(admission.window);
  }
  return counted;
}
