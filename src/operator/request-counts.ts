import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { Untold } from "./book-entry.ts";
import { handOver } from "./hand-over.ts";
import { NO_REQUEST_PORT, type RequestPort } from "./port.ts";
import { type Tally, tallyOf } from "./tally.ts";

/** An isolate tells of everything within this time at once: a flood of refused requests costs one call in it. */
const GATHERED_FOR = 2 * SECOND;
/** The time after which a request that was to tell must be dead. */
const OVERDUE = 10 * SECOND;

interface Gathering {
  readonly untold: Untold;
  /** The time since which a request waits with it; null: none does. */
  since: number | null;
}

/** The counts of each environment. An isolate has one, and gathers for itself. */
const gatherings = new WeakMap<Env, Gathering>();

export function requestCounts(
  env: Env,
  config: Pick<Config, "operatorToken">,
  now: () => number,
  waitUntil: (work: Promise<unknown>) => void,
): RequestPort {
  if (config.operatorToken === null) return NO_REQUEST_PORT;
  const gathering = gatheringOf(env);
  const soon = () => {
    const { since } = gathering;
    if (since !== null && now() - since < OVERDUE) return;
    gathering.since = now();
    waitUntil(tellLater(env, gathering, now));
  };
  const count = (tally: Tally) => {
    gathering.untold.count(tally);
    soon();
  };
  return {
    taken: ({ form, outcome }) => count(tallyOf.message(form, outcome)),
    refused: (code) => count(tallyOf.refusal(code)),
    responded: () => count(tallyOf.letter("responded")),
  };
}

function gatheringOf(env: Env): Gathering {
  const known = gatherings.get(env);
  if (known !== undefined) return known;
  const gathering = { untold: new Untold(), since: null };
  gatherings.set(env, gathering);
  return gathering;
}

async function tellLater(env: Env, gathering: Gathering, now: () => number): Promise<void> {
  await scheduler.wait(GATHERED_FOR);
  gathering.since = null;
  await handOver(env, gathering.untold, now());
}
