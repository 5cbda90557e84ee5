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
import { type Clock, SECOND, systemClock } from "../clock.ts";
import { type Config, loadConfig } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import { log, logFault } from "../log.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type NextAlarm, ObjectAlarm } from "./storage/object-alarm.ts";

/** The key of the one row. */
const ROW = "renewal";

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
  readonly #alarm: ObjectAlarm;
  #working = false;

  constructor(state: DurableObjectState, env: Env, fetch = realFetch) {
    super(state, env);
    this.#fetch = fetch;
    const loaded = loadConfig(env);
    this.#clock = systemClock(loaded.ok ? loaded.config.clockOffsetMs : 0);
    this.#known = loaded.ok ? whatToRegister(loaded.config) : null;
    const onFault = (fault: unknown) => logFault("registration", fault);
    this.#alarm = new ObjectAlarm({ storage: state.storage, clock: this.#clock, onFault });
  }

  /** For the cron: registers now, or joins what is going on. The work is done after this has returned. */
  async renew(): Promise<void> {
    if (this.#known === null || this.#working) return;
    const now = this.#clock.now();
    this.#write(renewNow(this.#read(), now));
    await this.#alarm.by(now);
  }

  /** How it stands. Also makes sure that what is due will be done. null: there is nothing to register. */
  async report(): Promise<RenewalReport | null> {
    if (this.#known === null) return null;
    const { fingerprint } = this.#known;
    const renewal = this.#read();
    const due = dueAt(renewal, fingerprint, this.#clock.now());
    if (!this.#working) await this.#alarm.by(due);
    return reportOf(renewal, fingerprint, due);
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#alarm.run(info, () => this.#work());
  }

  async #work(): Promise<NextAlarm> {
    if (this.#known === null) return "never";
    this.#working = true;
    try {
      const renewal = await this.#renew(this.#known);
      this.#write(renewal);
      return Math.max(renewal.nextTry, this.#clock.now() + SECOND);
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
}

function whatToRegister(config: Config): Known | null {
  const identity = agentIdentity(config.seed);
  const registration = registrationOf(config, identity.address);
  if (registration === null) return null;
  const { development } = config;
  return { identity, registration, fingerprint: fingerprintOf(registration), development };
}
