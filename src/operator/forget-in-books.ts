import { DAY, utcDay } from "../clock.ts";
import { KEPT_DAYS } from "./book-entry.ts";

/** The books that may know a sender. */
export function booksOf(env: Env, now: number) {
  const days = Array.from({ length: KEPT_DAYS + 2 }, (_, back) => utcDay(now - back * DAY));
  return days.map((day) => env.DAY_BOOK.getByName(day));
}

/** Takes a sender out of all books; what is counted stays. */
export async function forgetInBooks(env: Env, sender: string, now: number): Promise<void> {
  await Promise.all(booksOf(env, now).map((book) => book.forget(sender)));
}
