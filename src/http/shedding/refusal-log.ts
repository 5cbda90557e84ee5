import { log } from "../../log.ts";
import type { ErrorCode } from "../../net/errors.ts";
import { LeakyBuckets } from "./leaky-buckets.ts";

/**
 * The log lines about one code: as many as a person would read. A flood must not be paid for once more in log lines.
 */
const LINES = { burst: 20, perSecond: 0.1 };
const CODES = 100;

/** Writes a line for a refused request while they are few; the next line says how many had none. */
export class RefusalLog {
  readonly #lines = new LeakyBuckets(LINES, CODES);
  #untold = 0;

  note(code: ErrorCode, request: string, now: number): void {
    if (this.#lines.waitMs(code, now) > 0) {
      this.#untold += 1;
      return;
    }
    this.#lines.pour(code, now);
    log("refused", { request, code, untold: this.#untold });
    this.#untold = 0;
  }
}
