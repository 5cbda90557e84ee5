import { MINUTE, SECOND } from "../../src/clock.ts";
import { type Round, type RoundWorld, readRound, Settled } from "./round.ts";

/** Source of the pause between two looks: MAILBOX_POLL_INTERVAL_SECONDS in uagents/config.py. */
const USUAL_PAUSE = SECOND;
const LONGEST_PAUSE = MINUTE;
const LONGEST_ASKED_FOR = 10 * MINUTE;
/** For so long the mailbox is left to somebody else who reads it. */
const RIVAL_PAUSE = 5 * MINUTE;
/** Letters of one look. */
const MOST_LETTERS = 20;

/**
 * The time until the next look, in ms. `failures`: looks that failed, one after the other up to this one. `chance` is
 * from 0 to 1: many laptops should not come back at the same moment.
 */
function pauseAfter(round: Round, failures: number, chance: number): number {
  switch (round.kind) {
    case "clear":
      return round.isFull ? 0 : USUAL_PAUSE;
    case "put-off":
      return round.pauseMs;
    case "rival":
      return RIVAL_PAUSE;
    case "agent":
    case "mailbox":
      return Math.max(backoff(failures, chance), askedFor(round));
  }
}

function backoff(failures: number, chance: number): number {
  const longest = Math.min(USUAL_PAUSE * 2 ** Math.min(failures, 16), LONGEST_PAUSE);
  return longest * (0.75 + chance / 4);
}

function askedFor(round: Round): number {
  if (round.kind !== "mailbox" || round.trouble.kind !== "busy") return 0;
  return Math.min((round.trouble.retryAfterSeconds ?? 0) * SECOND, LONGEST_ASKED_FOR);
}

export interface ReaderWorld extends RoundWorld {
  /** Resolves after so many ms, or when the reader is stopped. */
  readonly pause: (ms: number) => Promise<void>;
  readonly isStopped: () => boolean;
  /** From 0 to 1. */
  readonly chance: () => number;
  /** Hears how each look ended, and how many have failed by now, one after the other. */
  readonly ended: (round: Round, failures: number) => void;
}

/** Reads the mailbox until it is stopped. */
export async function keepReading(world: ReaderWorld): Promise<void> {
  const settled = new Settled();
  let failures = 0;
  let most = MOST_LETTERS;
  while (!world.isStopped()) {
    const round = await readRound(world, settled, most);
    if (world.isStopped()) return;
    const hasFailed = round.kind === "agent" || round.kind === "mailbox";
    failures = hasFailed ? failures + 1 : 0;
    // Letters that cannot be read together come one by one.
    const isUnreadable = round.kind === "mailbox" && round.trouble.kind === "unreadable";
    most = isUnreadable ? 1 : MOST_LETTERS;
    world.ended(round, failures);
    await world.pause(pauseAfter(round, failures, world.chance()));
  }
}
