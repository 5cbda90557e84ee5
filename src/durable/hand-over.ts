import { utcDay } from "../clock.ts";
import type { Env } from "../env.ts";
import { logFault } from "../log.ts";
import { byDay, type Untold } from "../operator/book-entry.ts";

/** Tells the day books what has not been told yet. Never rejects: what could not be told waits for the next time. */
export async function handOver(env: Pick<Env, "DAY_BOOK">, untold: Untold, now: number): Promise<void> {
  const entry = untold.take();
  if (entry === null) return;
  const parts = byDay(entry, utcDay(now), utcDay);
  await Promise.all(
    [...parts].map(async ([day, part]) => {
      try {
        await env.DAY_BOOK.getByName(day).note(part);
      } catch (fault) {
        untold.putBack(part);
        logFault("day-book", fault);
      }
    }),
  );
}
