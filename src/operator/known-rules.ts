import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { logFault } from "../log.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { DESK, NO_RULES, type OperatorRules } from "./rules.ts";

/** An isolate asks again after this: so long an action may take until it holds everywhere. */
const REMEMBERED = 30 * SECOND;
/** A message does not wait longer for the rules. */
const PATIENCE = SECOND;

/** Where the desk is found: the Worker's environment. */
interface Desks {
  readonly OPERATOR_DESK: { getByName(name: string): { rules(): Promise<OperatorRules> } };
}

interface Remembered {
  /** When somebody last asked. */
  readonly at: number;
  readonly rules: OperatorRules;
}
const remembered = new WeakMap<Desks, Remembered>();

/**
 * What the operator has decided beside the settings. If the desk does not answer, the rules that were known last hold,
 * or none: messages are taken all the same. `now` in ms. Never throws.
 */
export async function operatorRules(
  env: Desks,
  config: Pick<Config, "operatorToken">,
  now: number,
): Promise<OperatorRules> {
  if (config.operatorToken === null) return NO_RULES;
  const known = remembered.get(env);
  if (known !== undefined && now - known.at < REMEMBERED) return known.rules;
  // One message asks; those that come meanwhile go by what is known.
  if (known !== undefined) remembered.set(env, { at: now, rules: known.rules });
  const rules = await askDesk(env);
  if (rules !== null) rememberRules(env, rules, now);
  return rules ?? known?.rules ?? NO_RULES;
}

/** What this isolate has changed holds in it at once. */
export function rememberRules(env: Desks, rules: OperatorRules, now: number): void {
  remembered.set(env, { at: now, rules });
}

async function askDesk(env: Desks): Promise<OperatorRules | null> {
  try {
    const timed = await withTimeLimit(PATIENCE, () => env.OPERATOR_DESK.getByName(DESK).rules());
    return timed.ok ? timed.value : null;
  } catch (fault) {
    logFault("operator-desk", fault);
    return null;
  }
}
