import type { DailyBudget } from "./durable/daily-budget.ts";
import type { DayBook } from "./durable/day-book.ts";
import type { EventReporter } from "./durable/event-reporter.ts";
import type { OperatorDesk } from "./durable/operator-desk.ts";
import type { ProviderPulse } from "./durable/provider-pulse.ts";
import type { Registrar } from "./durable/registrar.ts";
import type { SenderObject } from "./durable/sender-object.ts";
import type { QueueMessage } from "./imagegen/job-hint.ts";
import type { AiBinding } from "./imagegen/workers-ai.ts";

/** What wrangler.toml binds. Settings arrive beside these as text; only src/config.ts reads them. */
export interface Env {
  readonly PICTURES: R2Bucket;
  readonly JOBS: Queue<QueueMessage>;
  readonly SENDERS: DurableObjectNamespace<SenderObject>;
  readonly PULSE: DurableObjectNamespace<ProviderPulse>;
  readonly DAILY_BUDGET: DurableObjectNamespace<DailyBudget>;
  readonly REGISTRAR: DurableObjectNamespace<Registrar>;
  readonly EVENTS: DurableObjectNamespace<EventReporter>;
  readonly DAY_BOOK: DurableObjectNamespace<DayBook>;
  readonly OPERATOR_DESK: DurableObjectNamespace<OperatorDesk>;
  /** Present only where the operator uncommented `[ai]`. */
  readonly AI?: AiBinding;
}
