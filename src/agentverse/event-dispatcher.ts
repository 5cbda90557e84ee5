import type { ClockAndIds } from "../agent/letter.ts";
import { retryDelay } from "../net/retry.ts";
import type { CallResult, CallTrouble } from "./call.ts";
import { droppedEvent, eventBatch, LARGEST_BATCH, type TelemetryEvent } from "./events.ts";

/** The dispatcher's port to the world. */
export interface EventsApi {
  /** Whether Agentverse knows the agent: it takes events of no other. Fails closed. */
  isRegistered(): Promise<boolean>;
  post(body: string): Promise<CallResult>;
  clockAndIds(): ClockAndIds;
  /** A random number from 0 to 1. */
  jitter(): number;
}

/** The most events that are kept: those beyond are only counted, for they are worth less than the memory. */
const MOST_WAITING = 500;
/** A batch that fails more often is given up; what comes after it has its own tries. */
const MOST_TRIES = 5;

/**
 * Holds events in memory and sends them in batches, one at a time. What is lost is lost: telemetry may never cost the
 * agent anything else. Source of the rules: EventsDispatcher in uagents_core/events.py.
 */
export class EventDispatcher {
  readonly #api: EventsApi;
  readonly #waiting: TelemetryEvent[] = [];
  #dropped: { count: number; readonly since: number } | null = null;
  #failures = 0;
  #running: Promise<number | null> | null = null;

  constructor(api: EventsApi) {
    this.#api = api;
  }

  /** Whether a whole batch is there and may go, so that waiting for more is of no use. */
  get isFull(): boolean {
    return this.#failures === 0 && this.#waiting.length >= LARGEST_BATCH;
  }

  add(events: readonly TelemetryEvent[]): void {
    const room = Math.max(0, MOST_WAITING - this.#waiting.length);
    this.#waiting.push(...events.slice(0, room));
    const lost = Math.max(0, events.length - room);
    if (lost === 0) return;
    this.#dropped ??= { count: 0, since: this.#api.clockAndIds().now };
    this.#dropped.count += lost;
  }

  /** Sends what is there. Resolves to how long to wait before the next try, in ms; null: there is nothing to try. */
  flush(): Promise<number | null> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<number | null> {
    if (this.#waiting.length === 0) return null;
    if (!(await this.#api.isRegistered())) {
      this.#waiting.length = 0;
      return null;
    }
    this.#noteDropped();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, LARGEST_BATCH);
      const result = await this.#api.post(eventBatch(batch));
      if (!result.ok && isPassing(result.trouble) && this.#failures + 1 < MOST_TRIES) {
        this.#failures += 1;
        return retryDelay(this.#failures, this.#api.jitter());
      }
      this.#failures = 0;
      this.#waiting.splice(0, batch.length);
    }
    return null;
  }

  #noteDropped(): void {
    if (this.#dropped === null) return;
    const { count, since } = this.#dropped;
    this.#dropped = null;
    this.#waiting.push(droppedEvent({ ...this.#api.clockAndIds(), now: since }, count));
  }
}

/** Source: _is_permanent_client_error in uagents_core/transport.py; a new token may pass where an old one got 401. */
function isPassing(trouble: CallTrouble): boolean {
  if (trouble.kind !== "status") return true;
  const { status } = trouble;
  return status >= 500 || status === 401 || status === 408 || status === 429;
}
