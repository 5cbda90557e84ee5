import { setTimeout as pause } from "node:timers/promises";

/** How often it is looked whether the time has come. */
const LOOK_MS = 25;

/**
 * The time of a plan, in ms from its start. It stands still while the agent is started again, or on a busy machine
 * everything planned meanwhile would happen at once.
 */
export class Timeline {
  readonly #begun = Date.now();
  #stoodStill = 0;
  #stands = 0;
  #stoodSince = 0;

  /** Resolves when the plan's time has come to `at`. */
  async until(at: number): Promise<void> {
    while (this.#now() < at) await pause(LOOK_MS);
  }

  /** Lets the time stand still while `work` goes on. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.#stands === 0) this.#stoodSince = Date.now();
    this.#stands += 1;
    try {
      return await work();
    } finally {
      this.#stands -= 1;
      if (this.#stands === 0) this.#stoodStill += Date.now() - this.#stoodSince;
    }
  }

  #now(): number {
    return (this.#stands === 0 ? Date.now() : this.#stoodSince) - this.#begun - this.#stoodStill;
  }
}
