import { logFault } from "../../log.ts";

/** Work of an object beside its answers: what throws is in the log, and stops nothing else. */
export class Background {
  readonly #state: Pick<DurableObjectState, "id" | "waitUntil">;

  constructor(state: Pick<DurableObjectState, "id" | "waitUntil">) {
    this.#state = state;
  }

  /** Lets work go on after the answer. */
  start(what: string, work: Promise<unknown>): void {
    this.#state.waitUntil(work.catch((fault) => this.note(what, fault)));
  }

  /** Does it now. Gives whether it went well. */
  async attempt(what: string, work: () => unknown): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (fault) {
      this.note(what, fault);
      return false;
    }
  }

  note(what: string, fault: unknown): void {
    logFault(what, fault, { object: this.#state.id.toString() });
  }
}
