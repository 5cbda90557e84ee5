import type { Clock } from "../../clock.ts";
import { badRuns, safetyAlarm, wholeSecond } from "./alarm-time.ts";

/** When an alarm's run wants the next one: a time in ms, never again, or later and later, because it went badly. */
export type NextAlarm = number | "never" | "failed";

interface Dependencies {
  readonly storage: Pick<DurableObjectStorage, "getAlarm" | "setAlarm" | "deleteAlarm">;
  readonly clock: Clock;
  /** Told of what an alarm's run has thrown. Must not throw. */
  readonly onFault: (fault: unknown) => void;
  /** Told of each alarm that is set in the normal course, on the system's clock. Must not throw. */
  readonly onSet?: (alarm: number) => void;
}

/**
 * The object's one alarm, the same for every class (docs/storage.md, "Alarms"). Times in ms on the agent's clock, unless
 * said; each time that it is set is a billed row.
 */
export class ObjectAlarm {
  readonly #around: Dependencies;
  /** When it is set for, on the system's clock; null: it is not; undefined: not asked yet. */
  #setFor: number | null | undefined = undefined;

  constructor(around: Dependencies) {
    this.#around = around;
  }

  /** Makes sure that the object wakes by then: sets the alarm only if it would come later. */
  async by(time: number): Promise<void> {
    // One whose time is over has not come, or is coming right now: the platform knows.
    if (typeof this.#setFor === "number" && this.#setFor <= Date.now()) this.#setFor = undefined;
    if (this.#setFor === undefined) this.#setFor = await this.#around.storage.getAlarm();
    if (this.#setFor === null || this.#setFor > this.#onSystem(time)) await this.at(time);
  }

  async at(time: number): Promise<void> {
    const alarm = this.#onSystem(time);
    await this.#set(alarm);
    this.#around.onSet?.(alarm);
  }

  /**
   * One run of the alarm, for the class's handler. After one that ends badly the next comes in a minute, and after each
   * further one that did, later. One that dies is tried again by the platform, a few times: so a run that is such a try
   * sets the next alarm before `work` does anything. Never rejects but where the alarm itself cannot be set: then the
   * platform tries the run again, too.
   */
  async run(info: AlarmInvocationInfo | undefined, work: () => Promise<NextAlarm>): Promise<void> {
    const safety = () => safetyAlarm(Date.now(), badRuns(info?.scheduledTime ?? 0));
    const hasDied = info?.isRetry === true;
    if (hasDied) await this.#set(safety());
    const next = await this.#outcomeOf(work);
    if (typeof next === "number") await this.at(next);
    else if (next === "failed" && !hasDied) await this.#set(safety());
    else if (next === "never" && this.#setFor !== null) await this.clear();
  }

  async #outcomeOf(work: () => Promise<NextAlarm>): Promise<NextAlarm> {
    try {
      return await work();
    } catch (fault) {
      this.#around.onFault(fault);
      return "failed";
    }
  }

  async clear(): Promise<void> {
    this.#setFor = null;
    await this.#around.storage.deleteAlarm();
  }

  async #set(alarm: number): Promise<void> {
    this.#setFor = alarm;
    await this.#around.storage.setAlarm(alarm);
  }

  #onSystem(time: number): number {
    return wholeSecond(this.#around.clock.toSystem(time));
  }
}
