import type { ConversationFacts, Understood } from "./intent.ts";
import { readByRules } from "./read-by-rules.ts";
import { type Opinion, readAs, secondOpinion } from "./second-opinion/second-opinion.ts";
import { TRAINED } from "./second-opinion/trained.ts";
import type { PaidWant } from "./second-opinion/wants.ts";

/**
 * What a line of a chat wants: what the rules know as a whole is that, of all else a model has a second opinion. Pure,
 * linear in the line's length. `given` is the person's own words: mentions, context blocks and quotations are gone
 * already.
 */
export function readIntent(given: string, facts: ConversationFacts): Understood {
  return readLine(given, facts).understood;
}

/** The same, with how certain it is. */
export function readLine(given: string, facts: ConversationFacts): Opinion {
  const byRules = readByRules(given, facts);
  if (byRules.isKnown) return { understood: byRules.understood, certainty: 1, proposes: null };
  return secondOpinion(byRules, TRAINED);
}

/** A picture that a line may have asked for, as the person is asked about it. */
export interface Proposal {
  readonly want: PaidWant;
  /** The line. */
  readonly words: string;
}

/** What a line wants whose proposal the person agreed to. */
export function readProposal({ want, words }: Proposal, facts: ConversationFacts): Understood {
  return readAs(readByRules(words, facts), want);
}
