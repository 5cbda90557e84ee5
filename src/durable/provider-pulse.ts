import { DurableObject } from "cloudflare:workers";
import { z } from "zod";
import type { Env } from "../env.ts";
import type { ProviderName } from "../imagegen/provider.ts";

/** So many calls in a row without a picture, and a provider counts as failing. */
const FAILING_AFTER = 3;

/**
 * How the image providers do, as the queue consumers saw it: one object for the whole agent. It remembers in memory
 * and writes a row only when a provider begins to fail or works again.
 */
export class ProviderPulse extends DurableObject<Env> {
  readonly #streaks = new Map<ProviderName, number>();

  async note(provider: ProviderName, worked: boolean): Promise<void> {
    const streak = worked ? 0 : (this.#streaks.get(provider) ?? 0) + 1;
    this.#streaks.set(provider, streak);
    if (worked && this.#isFailing(provider)) this.ctx.storage.kv.delete(provider);
    if (streak === FAILING_AFTER) this.ctx.storage.kv.put(provider, "failing");
  }

  async isFailing(provider: ProviderName): Promise<boolean> {
    return this.#isFailing(provider);
  }

  #isFailing(provider: ProviderName): boolean {
    return z.literal("failing").safeParse(this.ctx.storage.kv.get(provider)).success;
  }
}
