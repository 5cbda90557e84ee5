import { HOUR, MINUTE, SECOND } from "../../clock.ts";

/** The platform tries an alarm that fails again for two minutes: what has not run by now is lost. */
const PATIENCE = 15 * MINUTE;
/** The longest that a queue keeps a message back. */
const LONGEST_DELAY = 12 * HOUR;
/** A watch that comes so much later than an alarm was due watches over that one too. */
const ONE_FOR = HOUR;

/**
 * A message in the queue that comes some time after the alarm, wherever that went: an alarm whose code cannot even
 * start is deleted after its last try, and with it would go what the object owes. What was sent is only remembered
 * in memory, so as not to send it for nothing. See docs/decisions/0011-lost-alarms.md. Times in ms, on the system's
 * clock.
 */
export class Watchdog {
  readonly #send: (delaySeconds: number) => Promise<void>;
  #comesAt = 0;

  constructor(send: (delaySeconds: number) => Promise<void>) {
    this.#send = send;
  }

  /** Makes sure that somebody comes after an alarm, unless the watch over an earlier one will do. */
  async over(alarm: number, now: number): Promise<void> {
    if (this.#comesAt > alarm && this.#comesAt <= alarm + ONE_FOR) return;
    const delay = Math.min(Math.max(alarm, now) + PATIENCE - now, LONGEST_DELAY);
    this.#comesAt = now + delay;
    await this.#send(Math.ceil(delay / SECOND));
  }
}
