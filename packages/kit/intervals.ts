/** Runs pieces of work again and again: at once, then each time a while after it ended. */
export class Intervals {
  readonly #guard: (work: () => Promise<void>) => Promise<void>;
  readonly #tasks: { readonly ms: number; readonly work: () => Promise<void> }[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #running = false;

  /** Makes a timetable. `guard` runs a piece of work and never rejects. */
  constructor(guard: (work: () => Promise<void>) => Promise<void>) {
    this.#guard = guard;
  }

  add(ms: number, work: () => Promise<void>): void {
    this.#tasks.push({ ms, work });
    if (this.#running) void this.#repeat(ms, work);
  }

  start(): void {
    this.#running = true;
    for (const { ms, work } of this.#tasks) void this.#repeat(ms, work);
  }

  /** Stops the timetable: what runs now runs to its end, and not again. */
  stop(): void {
    this.#running = false;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #repeat(ms: number, work: () => Promise<void>): Promise<void> {
    await this.#guard(work);
    if (!this.#running) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#repeat(ms, work);
    }, ms);
    this.#timers.add(timer);
  }
}
