import * as z from "zod/mini";

/** A fixed window, as the reference counts (`uagents.protocol.quota`): it starts with the first call counted in it. */
export const windowSchema = z.object({ start: z.number(), count: z.int() });
export type Window = z.infer<typeof windowSchema>;

/** A limit: at most `max` calls in a window of `lengthMs`. */
export interface Limit {
  readonly max: number;
  readonly lengthMs: number;
}

export type Admission =
  /** The call is let in, and counted in `window`. `granted`: how many of those that were wanted. */
  | { readonly ok: true; readonly window: Window; readonly granted: number }
  | { readonly ok: false; readonly freeAt: number };

/**
 * Counts one more call, or as many of several as there is room for, or says when the next one is free. A refused call
 * is not counted. A window is over when now − start is more than its length, as in the reference.
 */
export function admit(window: Window | null, limit: Limit, now: number, wanted = 1): Admission {
  const open = openWindow(window, limit, now);
  // A new window takes its first call whatever the limit, as in the reference.
  const room = open === null ? Math.max(1, limit.max) : limit.max - open.count;
  const granted = Math.min(wanted, room);
  const { start, count } = open ?? { start: now, count: 0 };
  if (granted < 1) return { ok: false, freeAt: start + limit.lengthMs };
  return { ok: true, window: { start, count: count + granted }, granted };
}

/** The number of calls that are free now, and the end of the window; null: none is open. */
export function roomIn(
  window: Window | null,
  limit: Limit,
  now: number,
): { readonly left: number; readonly freeAt: number | null } {
  const open = openWindow(window, limit, now);
  if (open === null) return { left: limit.max, freeAt: null };
  return { left: Math.max(0, limit.max - open.count), freeAt: open.start + limit.lengthMs };
}

function openWindow(window: Window | null, limit: Limit, now: number): Window | null {
  return window !== null && now - window.start <= limit.lengthMs && now >= window.start ? window : null;
}

/** Gives calls back, if the window that they were counted in is still the current one. */
export function giveBack(window: Window | null, countedIn: number, calls = 1): Window | null {
  if (window === null || window.start !== countedIn) return window;
  return { start: window.start, count: Math.max(0, window.count - calls) };
}
