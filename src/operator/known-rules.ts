import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { logFault } from "../log.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { Remembered } from "../remembered.ts";
import { DESK, NO_RULES, type OperatorRules } from "./rules.ts";

/** An isolate asks again after this: so long an action may take until it holds everywhere. */
const REMEMBERED = 30 * SECOND;
/** A message does not wait longer for the rules. */
const PATIENCE = SECOND;

/** The namespace of the desk: the Worker's environment has it. */
interface Desks {
  readonly OPERATOR_DESK: { getByName(name: string): { rules(): Promise<OperatorRules> } };
}

const remembered = new Remembered<OperatorRules>(REMEMBERED);

/**
 * The operator's rules, which add to the settings. If the desk does not answer, the rules that were known last hold,
 * or none: messages are taken all the same. `now` in ms. Never throws.
 */
export async function operatorRules(
  env: Desks,
  config: Pick<Config, "operatorToken">,
  now: number,
): Promise<OperatorRules> {
  if (config.operatorToken === null) return NO_RULES;
  const fresh = remembered.fresh(env, now);
  if (fresh !== undefined) return fresh;
  // One message asks; those that come meanwhile go by what is known.
  const known = remembered.last(env);
  if (known !== undefined) remembered.keep(env, known, now);
  const rules = await askDesk(env);
  if (rules !== null) rememberRules(env, rules, now);
  return rules ?? known ?? NO_RULES;
}

/** Keeps the rules that this isolate has changed: they hold in it at once. */
export function rememberRules(env: Desks, rules: OperatorRules, now: number): void {
  remembered.keep(env, rules, now);
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
