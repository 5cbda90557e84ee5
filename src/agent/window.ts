import * as z from "zod";

/** A fixed window, as the reference counts (`uagents.protocol.quota`): it starts with the first call counted in it. */
export const windowSchema = z.object({ start: z.number(), count: z.number().int() });
export type Window = z.infer<typeof windowSchema>;

/** So many calls in a window of so many ms. */
export interface Limit {
  readonly max: number;
  readonly lengthMs: number;
}

export type Admission =
  | { readonly ok: true; readonly window: Window }
  | { readonly ok: false; readonly freeAt: number };

/**
 * Counts one more call, or says when the next one is free. A refused call is not counted. A window is over when
 * now − start is more than its length, as in the reference.
 */
export function admit(window: Window | null, limit: Limit, now: number): Admission {
  const open = window !== null && now - window.start <= limit.lengthMs && now >= window.start ? window : null;
  if (open === null) return { ok: true, window: { start: now, count: 1 } };
  if (open.count < limit.max) return { ok: true, window: { start: open.start, count: open.count + 1 } };
  return { ok: false, freeAt: open.start + limit.lengthMs };
}

/** Gives one call back, if the window that it was counted in is still the current one. */
export function giveBack(window: Window | null, countedIn: number): Window | null {
  if (window === null || window.start !== countedIn) return window;
  return { start: window.start, count: Math.max(0, window.count - 1) };
}
