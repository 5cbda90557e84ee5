import { whyUnregistrable } from "./agentverse/registration.ts";
import { answerRequest } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, loadConfig } from "./config.ts";
import { consumeHints } from "./jobs/queue.ts";
import { log, logFault } from "./log.ts";

export { DailyBudget } from "./durable/daily-budget.ts";
export { EventReporter } from "./durable/event-reporter.ts";
export { ProviderHealth } from "./durable/provider-health.ts";
export { Registrar } from "./durable/registrar.ts";
export { SenderObject } from "./durable/sender/sender-object.ts";
export { DayBook } from "./operator/objects/day-book.ts";
export { OperatorDesk } from "./operator/objects/operator-desk.ts";

export default {
  fetch: answerRequest,

  async queue(batch, env, context) {
    const config = configured(env);
    if (config === null) return;
    const work = consumeHints(batch.messages, env, config, systemClock(config.clockOffsetMs));
    // A local queue runs one batch at a time and the next one must not wait for a slow picture. Deployed, a queue
    // adds consumers by itself, and only what the handler awaits has its fifteen minutes.
    if (config.development || config.reachedBy === "mailbox") context.waitUntil(work);
    else await work;
  },

  /** The hourly renewal. Signing takes more CPU than a handler may have on the free plan, so the object does it. */
  async scheduled(_controller, env) {
    const config = configured(env);
    if (config === null || whyUnregistrable(config) !== null) return;
    try {
      await env.REGISTRAR.getByName("registrar").renew();
    } catch (fault) {
      logFault("scheduled", fault);
    }
  },
} satisfies ExportedHandler<Env>;

/** The settings; null: some setting is missing or wrong, which GET /status tells as well. */
function configured(env: Env): Config | null {
  const loaded = loadConfig(env);
  if (loaded.ok) return loaded.config;
  log("not-configured", { settings: loaded.problems.map((problem) => problem.setting).join(",") });
  return null;
}
