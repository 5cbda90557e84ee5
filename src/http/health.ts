import { SECOND } from "../clock.ts";
import type { Config } from "../config.ts";

/** A probe's finding is good for this long: a question about health must not become load. */
const REMEMBERED = 30 * SECOND;
const remembered = new WeakMap<Env, { readonly at: number; readonly healthy: boolean }>();

/**
 * Healthy means that storage answers, the queue takes messages and the first provider has not failed its last calls.
 * Never throws.
 */
export async function isHealthy(env: Env, config: Config, now: number): Promise<boolean> {
  const known = remembered.get(env);
  if (known !== undefined && now - known.at < REMEMBERED) return known.healthy;
  const healthy = await probe(env, config);
  remembered.set(env, { at: now, healthy });
  return healthy;
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
