import { utcDay } from "../clock.ts";
import { logFault } from "../log.ts";
import { type BookEntry, byDay, type Untold } from "./book-entry.ts";

/** The namespace of the day books: the environment of the Worker and of its objects has it. */
interface DayBooks {
  readonly DAY_BOOK: { getByName(day: string): { note(entry: BookEntry): Promise<unknown> } };
}

/** Tells the day books what has not been told yet. Never rejects: what could not be told waits for the next time. */
export async function handOver(env: DayBooks, untold: Untold, now: number): Promise<void> {
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
