import type { ConversationFacts, Understood } from "./intent.ts";
import { readByRules } from "./read-by-rules.ts";
import { type Opinion, secondOpinion } from "./second-opinion/second-opinion.ts";
import { TRAINED } from "./second-opinion/trained.ts";

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
  return byRules.isKnown ? { understood: byRules.understood, certainty: 1 } : secondOpinion(byRules, TRAINED);
}
