import { whyUnregistrable } from "../agentverse/registration.ts";
import {
  describeRegistration,
  type RegistrationStatus,
  type RenewalReport,
} from "../agentverse/registration-report.ts";
import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { logFault } from "../log.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { Remembered } from "../remembered.ts";

/**
 * The time for which a status is remembered. There is one object for the whole agent: a crowd that looks at the
 * status must not become its load.
 */
const REMEMBERED = SECOND;
const PATIENCE = 2 * SECOND;
const remembered = new Remembered<RegistrationStatus>(REMEMBERED);

/**
 * The state of the registration, from the object that knows; looking also lets it do what is due. `now` in ms. Never
 * throws, and never waits for long: an agent whose registration is broken works all the same.
 */
export async function registrationStatus(env: Env, config: Config, now: number): Promise<RegistrationStatus> {
  const known = remembered.fresh(env, now);
  if (known !== undefined) return known;
  const registers = whyUnregistrable(config) === null;
  const status = describeRegistration(config, registers ? await askRegistrar(env) : null);
  return remembered.keep(env, status, now);
}

async function askRegistrar(env: Env): Promise<RenewalReport | null> {
  try {
    const timed = await withTimeLimit(PATIENCE, () => env.REGISTRAR.getByName("registrar").report());
    return timed.ok ? timed.value : null;
  } catch (fault) {
    logFault("registrar", fault);
    return null;
  }
}
