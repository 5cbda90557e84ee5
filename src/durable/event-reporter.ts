import { DurableObject } from "cloudflare:workers";
import * as z from "zod/mini";
import { callAgentverse } from "../agentverse/call.ts";
import { EventDispatcher, type EventsApi } from "../agentverse/event-dispatcher.ts";
import type { TelemetryEvent } from "../agentverse/events.ts";
import { tokenSource } from "../agentverse/token-source.ts";
import { type Clock, HOUR, MINUTE, SECOND, systemClock } from "../clock.ts";
import { type Config, loadConfig } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import { logFault } from "../log.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { ObjectAlarm } from "./storage/object-alarm.ts";

/** Seconds: AUTH_TOKEN_VALIDITY_SECS in uagents_core/events.py. */
const TOKEN_WINDOW = 120;
/** Events of a conversation come in close together: one batch for them is enough. */
const GATHERED_FOR = 5 * SECOND;
/** How long it is remembered whether Agentverse knows the agent. */
const KNOWN_FOR = HOUR;
const UNKNOWN_FOR = 10 * MINUTE;
/** The key of the one row. */
const ROW = "registered";

const registeredSchema = z.object({ registered: z.boolean(), at: z.number() });

const realFetch: HttpFetch = (url, init) => globalThis.fetch(url, init);

/**
 * Tells Agentverse of messages and errors, where the operator wants that: one object for the whole agent, which
 * gathers events in memory. Not a row is written for an event, and nobody waits for it.
 */
export class EventReporter extends DurableObject<Env> {
  readonly #clock: Clock;
  readonly #dispatcher: EventDispatcher | null;
  readonly #alarm: ObjectAlarm;
  /** When what waits is to be sent, on our clock; null: nothing waits. Goes with the events when the object goes. */
  #wakeAt: number | null = null;

  constructor(state: DurableObjectState, env: Env, fetch = realFetch) {
    super(state, env);
    const loaded = loadConfig(env);
    const config = loaded.ok && loaded.config.reportEvents ? loaded.config : null;
    this.#clock = systemClock(config?.clockOffsetMs ?? 0);
    const onFault = (fault: unknown) => logFault("events", fault);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault });
    this.#dispatcher = config === null ? null : new EventDispatcher(this.#api(config, fetch));
  }

  /** Takes events. They are sent a few seconds later, or when a batch is full. */
  async collect(events: TelemetryEvent[]): Promise<void> {
    const dispatcher = this.#dispatcher;
    if (dispatcher === null || this.#isRegistered() === false) return;
    dispatcher.add(events);
    const now = this.#clock.now();
    if (this.#wakeAt === null || this.#wakeAt < now - MINUTE) await this.#wakeBy(now + GATHERED_FOR);
    else if (dispatcher.isFull && this.#wakeAt > now) await this.#wakeBy(now);
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, async () => {
      this.#wakeAt = null;
      const delay = (await this.#dispatcher?.flush()) ?? null;
      this.#wakeAt = delay === null ? null : this.#clock.now() + delay;
      return this.#wakeAt ?? "never";
    });
  }

  #api(config: Config, fetch: HttpFetch): EventsApi {
    const identity = agentIdentity(config.seed);
    const now = () => this.#clock.now();
    const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const token = tokenSource(identity, TOKEN_WINDOW, now, randomBytes);
    const call = (path: string, body?: string) => {
      const headers = { authorization: token() };
      const url = `${config.agentverseUrl}${path}`;
      return callAgentverse({ fetch, now, url, headers, ...(body === undefined ? {} : { body }) });
    };
    return {
      isRegistered: async () => {
        const remembered = this.#isRegistered();
        if (remembered !== null) return remembered;
        const registered = (await call(`/v2/agents/${identity.address}`)).ok;
        this.ctx.storage.kv.put(ROW, { registered, at: now() });
        return registered;
      },
      post: (body) => call("/v1/events", body),
      clockAndIds: () => ({ now: now(), newId: () => crypto.randomUUID() }),
      jitter: () => Math.random(),
    };
  }

  /** null: it is not known, or no longer. */
  #isRegistered(): boolean | null {
    const row = registeredSchema.safeParse(this.ctx.storage.kv.get(ROW));
    if (!row.success) return null;
    const age = this.#clock.now() - row.data.at;
    const { registered } = row.data;
    return age >= 0 && age < (registered ? KNOWN_FOR : UNKNOWN_FOR) ? registered : null;
  }

  async #wakeBy(time: number): Promise<void> {
    this.#wakeAt = time;
    await this.#alarm.by(time);
  }
}
