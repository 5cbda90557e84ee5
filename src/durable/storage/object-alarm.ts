import type { Clock } from "../../clock.ts";
import { safetyAlarm, wholeSecond } from "./alarm-time.ts";

interface Dependencies {
  readonly storage: Pick<DurableObjectStorage, "getAlarm" | "setAlarm" | "deleteAlarm">;
  readonly clock: Clock;
  /** Told of each alarm that is set in the normal course, on the system's clock. Must not throw. */
  readonly onSet?: (alarm: number) => void;
}

/** The object's one alarm. Times in ms on the agent's clock, unless said; each time that it is set is a billed row. */
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

  /** For a run that ends badly, after so many in a row that did. */
  async afterBadRun(badRuns: number): Promise<void> {
    await this.#set(safetyAlarm(Date.now(), badRuns));
  }

  async clear(): Promise<void> {
    await this.#around.storage.deleteAlarm();
    this.#setFor = null;
  }

  async #set(alarm: number): Promise<void> {
    this.#setFor = alarm;
    await this.#around.storage.setAlarm(alarm);
  }

  #onSystem(time: number): number {
    return wholeSecond(this.#around.clock.toSystem(time));
  }
}
