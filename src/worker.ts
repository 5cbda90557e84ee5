import { systemClock } from "./clock.ts";
import { loadConfig } from "./config.ts";
import type { Env } from "./env.ts";
import { app } from "./http/app.ts";
import { consumeHints } from "./imagegen/queue.ts";
import { log } from "./log.ts";

export { DailyBudget } from "./durable/daily-budget.ts";
export { ProviderPulse } from "./durable/provider-pulse.ts";
export { SenderObject } from "./durable/sender-object.ts";

export default {
  fetch: app.fetch,

  async queue(batch, env, context) {
    const loaded = loadConfig(env);
    if (!loaded.ok) {
      log("not-configured", { settings: loaded.problems.map((problem) => problem.setting).join(",") });
      return;
    }
    const work = consumeHints(batch.messages, env, loaded.config, systemClock(loaded.config.clockOffsetMs));
    // A local queue runs one batch at a time and the next one must not wait for a slow picture. Deployed, a queue
    // adds consumers by itself, and only what the handler awaits has its fifteen minutes.
    if (loaded.config.development) context.waitUntil(work);
    else await work;
  },
} satisfies ExportedHandler<Env>;
