import { DurableObject } from "cloudflare:workers";
import type { Identity } from "@asi-image-agent/protocol";
import { register } from "../agentverse/register.ts";
import { fingerprintOf, type Registration, registrationOf } from "../agentverse/registration.ts";
import { type RenewalReport, reportOf } from "../agentverse/registration-report.ts";
import {
  afterFailedTry,
  afterSuccess,
  begun,
  dueAt,
  manifestsGiven,
  type Renewal,
  readRenewal,
  renewNow,
} from "../agentverse/renewal.ts";
import { type Clock, MINUTE, SECOND, systemClock } from "../clock.ts";
import { type Config, loadConfig } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import { log, logFault } from "../log.ts";
import type { HttpFetch } from "../net/http-fetch.ts";

/** The key of the one row. */
const ROW = "renewal";
/** How long after a broken alarm the next one comes: longer than any renewal takes. */
const SAFETY_ALARM = 10 * MINUTE;

const realFetch: HttpFetch = (url, init) => globalThis.fetch(url, init);

interface Known {
  readonly identity: Identity;
  readonly registration: Registration;
  readonly fingerprint: string;
  /** A developer's Almanac may have been emptied meanwhile, so it gets every manifest each time. */
  readonly development: boolean;
}

/**
 * Keeps the agent in the Almanac: one object for the whole agent. It knows from its own settings what is to be
 * registered, so nobody who asks can tell it anything. Everything is done in the alarm, of which there is one at a
 * time, whoever asked for it: the cron, a look at the status that found something new to tell, or a failure before.
 */
export class Registrar extends DurableObject<Env> {
  readonly #fetch: HttpFetch;
  readonly #clock: Clock;
  readonly #known: Known | null;
  #working = false;

  constructor(state: DurableObjectState, env: Env, fetch = realFetch) {
    super(state, env);
    this.#fetch = fetch;
    const loaded = loadConfig(env);
    this.#clock = systemClock(loaded.ok ? loaded.config.clockOffsetMs : 0);
    this.#known = loaded.ok ? whatToRegister(loaded.config) : null;
  }

  /** For the cron: registers now, or joins what is going on. The work is done after this has returned. */
  async renew(): Promise<void> {
    if (this.#known === null || this.#working) return;
    const now = this.#clock.now();
    this.#write(renewNow(this.#read(), now));
    await this.#setAlarm(now);
  }

  /** How it stands. Also makes sure that what is due will be done. null: there is nothing to register. */
  async report(): Promise<RenewalReport | null> {
    if (this.#known === null) return null;
    const { fingerprint } = this.#known;
    const renewal = this.#read();
    const due = dueAt(renewal, fingerprint, this.#clock.now());
    if (!this.#working) await this.#wakeBy(due);
    return reportOf(renewal, fingerprint, due);
  }

  override async alarm(): Promise<void> {
    const known = this.#known;
    if (known === null) return;
    this.#working = true;
    try {
      await this.#setAlarm(this.#clock.now() + SAFETY_ALARM);
      const renewal = await this.#renew(known);
      this.#write(renewal);
      await this.#setAlarm(Math.max(renewal.nextTry, this.#clock.now() + SECOND));
    } catch (fault) {
      logFault("registration", fault);
    } finally {
      this.#working = false;
    }
  }

  async #renew(known: Known): Promise<Renewal> {
    const { fingerprint, registration } = known;
    const { agentverseUrl } = registration;
    const before = this.#read();
    this.#write(begun(before, fingerprint, this.#clock.now()));
    const given = known.development ? new Set<string>() : manifestsGiven(before, agentverseUrl);
    const outcome = await this.#register(known, given);
    const now = this.#clock.now();
    if (!outcome.ok) {
      const { trouble } = outcome;
      const after = afterFailedTry(before, fingerprint, trouble, now, Math.random());
      log("registration-failed", { trouble: trouble.kind, failures: after.failures });
      return after;
    }
    const { manifests, active } = outcome;
    log("registered", { manifests: manifests.length, active });
    return afterSuccess(before, { fingerprint, agentverseUrl, manifests, active }, now);
  }

  /** A mistake of ours is a failure like any other: it waits longer each time, and the status shows it. */
  async #register({ registration, identity }: Known, given: ReadonlySet<string>) {
    const now = () => this.#clock.now();
    try {
      return await register(registration, given, { identity, fetch: this.#fetch, now });
    } catch (fault) {
      logFault("registration", fault);
      return { ok: false, trouble: { kind: "fault" } } as const;
    }
  }

  #read(): Renewal {
    return readRenewal(this.ctx.storage.kv.get(ROW));
  }

  #write(renewal: Renewal): void {
    this.ctx.storage.kv.put(ROW, renewal);
  }

  /** Sets the alarm only if it would come later, or never: each time is a billed row. */
  async #wakeBy(time: number): Promise<void> {
    const alarm = await this.ctx.storage.getAlarm();
    if (alarm === null || alarm > this.#clock.toSystem(time)) await this.#setAlarm(time);
  }

  async #setAlarm(time: number): Promise<void> {
    await this.ctx.storage.setAlarm(this.#clock.toSystem(time));
  }
}

function whatToRegister(config: Config): Known | null {
  const identity = agentIdentity(config.seed);
  const registration = registrationOf(config, identity.address);
  if (registration === null) return null;
  const { development } = config;
  return { identity, registration, fingerprint: fingerprintOf(registration), development };
}
