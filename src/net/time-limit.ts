export type Timed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: "timeout" };

/**
 * Runs `work` for at most `limitMs` milliseconds. The signal is aborted at the limit, and the limit holds even
 * for work that does not listen to it (the AI binding takes no signal). An error of the work before the limit
 * is thrown on. Not `AbortSignal.timeout`: its timer would go on after the work is done.
 */
export async function withTimeLimit<T>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<Timed<T>> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Timed<T>>((resolve) => {
    timer = setTimeout(() => {
      // Resolved before the abort, so that the work's own AbortError comes second.
      resolve({ ok: false, reason: "timeout" });
      controller.abort();
    }, limitMs);
  });
  const finished = work(controller.signal).then((value): Timed<T> => ({ ok: true, value }));
  try {
    return await Promise.race([finished, limit]);
  } finally {
    clearTimeout(timer);
  }
}
