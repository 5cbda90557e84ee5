/** The name of the one object that keeps the rules. */
export const DESK = "desk";

/** The operator's rules, made on the page or from the command line, which add to the settings. */
export interface OperatorRules {
  /** Canonical addresses. */
  readonly blocked: readonly string[];
  readonly unlimited: readonly string[];
  /** The sentence in place of a picture; null: drawing goes on. */
  readonly paused: string | null;
}

export const NO_RULES: OperatorRules = { blocked: [], unlimited: [], paused: null };

/** The rules as they hold for one sender. */
export interface SenderRules {
  readonly blocked: boolean;
  readonly unlimited: boolean;
  readonly paused: string | null;
}

export const NO_SENDER_RULES: SenderRules = rulesFor(NO_RULES, "");

export function rulesFor({ blocked, unlimited, paused }: OperatorRules, sender: string): SenderRules {
  return { blocked: blocked.includes(sender), unlimited: unlimited.includes(sender), paused };
}
