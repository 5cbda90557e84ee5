import { DurableObject } from "cloudflare:workers";
import * as z from "zod/mini";
import { UPSTREAMS, type Upstream } from "../imagegen/provider.ts";
import { type Trouble, troubleSchema } from "../imagegen/trouble.ts";
import { withFallback } from "../with-fallback.ts";

/** Calls in a row without a picture after which a provider counts as failing. */
const FAILING_AFTER = 3;

/**
 * Health of the image providers and the text model, as the queue consumers saw it: one object for the whole agent. It
 * remembers in memory, and writes a row only when one begins to fail, is in another trouble or works again.
 */
export class ProviderHealth extends DurableObject<Env> {
  readonly #streaks = new Map<Upstream, number>();

  /** Notes how a call ended. `trouble`: what the operator has to mend. */
  async note(upstream: Upstream, worked: boolean, trouble: Trouble | null = null): Promise<void> {
    const streak = worked ? 0 : (this.#streaks.get(upstream) ?? 0) + 1;
    this.#streaks.set(upstream, streak);
    const { kv } = this.ctx.storage;
    if (worked && this.#isFailing(upstream)) kv.delete(upstream);
    if (streak === FAILING_AFTER) kv.put(upstream, "failing");
    const last = this.#trouble(upstream);
    if (worked && last !== null) kv.delete(troubleKey(upstream));
    if (trouble !== null && !isSame(trouble, last)) kv.put(troubleKey(upstream), trouble);
  }

  async isFailing(upstream: Upstream): Promise<boolean> {
    return this.#isFailing(upstream);
  }

  /** Troubles of the upstreams that have not worked since. */
  async troubles(): Promise<Trouble[]> {
    return UPSTREAMS.flatMap((upstream) => this.#trouble(upstream) ?? []);
  }

  #isFailing(upstream: Upstream): boolean {
    return z.literal("failing").safeParse(this.ctx.storage.kv.get(upstream)).success;
  }

  #trouble(upstream: Upstream): Trouble | null {
    return withFallback(z.nullable(troubleSchema), null).parse(
      this.ctx.storage.kv.get(troubleKey(upstream)) ?? null,
    );
  }
}

function troubleKey(upstream: Upstream): string {
  return `trouble ${upstream}`;
}

function isSame(one: Trouble, other: Trouble | null): boolean {
  return one.status === other?.status && one.says === other.says;
}
