import type { DailyBudget } from "./durable/daily-budget.ts";
import type { EventReporter } from "./durable/event-reporter.ts";
import type { ProviderHealth } from "./durable/provider-health.ts";
import type { Registrar } from "./durable/registrar.ts";
import type { SenderObject } from "./durable/sender/sender-object.ts";
import type { AiBinding } from "./imagegen/workers-ai.ts";
import type { QueueMessage } from "./jobs/job-hint.ts";
import type { DayBook } from "./operator/objects/day-book.ts";
import type { OperatorDesk } from "./operator/objects/operator-desk.ts";

/** What wrangler.toml binds. Settings arrive beside these as text; only src/config.ts reads them. */
export interface Env {
  readonly PICTURES: R2Bucket;
  readonly JOBS: Queue<QueueMessage>;
  readonly SENDERS: DurableObjectNamespace<SenderObject>;
  readonly PROVIDER_HEALTH: DurableObjectNamespace<ProviderHealth>;
  readonly DAILY_BUDGET: DurableObjectNamespace<DailyBudget>;
  readonly REGISTRAR: DurableObjectNamespace<Registrar>;
  readonly EVENTS: DurableObjectNamespace<EventReporter>;
  readonly DAY_BOOK: DurableObjectNamespace<DayBook>;
  readonly OPERATOR_DESK: DurableObjectNamespace<OperatorDesk>;
  /** Present only where the operator uncommented `[ai]`. */
  readonly AI?: AiBinding;
}
