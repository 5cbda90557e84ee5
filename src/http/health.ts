import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";
import { Remembered } from "../remembered.ts";

/** A probe's finding is good for this long: a question about health must not become load. */
const REMEMBERED = 30 * SECOND;
const remembered = new Remembered<boolean>(REMEMBERED);

/**
 * Healthy means that storage answers, the queue takes messages and the first provider has not failed its last calls.
 * Never throws.
 */
export async function isHealthy(env: Env, config: Config, now: number): Promise<boolean> {
  return remembered.fresh(env, now) ?? remembered.keep(env, await probe(env, config), now);
}

async function probe(env: Env, { providers }: Config): Promise<boolean> {
  const [first] = providers;
  if (first === undefined) return false;
  try {
    const [, , failing] = await Promise.all([
      env.PICTURES.head("health"),
      env.JOBS.send({ probe: true }),
      env.PROVIDER_HEALTH.getByName("health").isFailing(first),
    ]);
    return !failing;
  } catch {
    return false;
  }
}
