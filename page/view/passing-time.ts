import { signal } from "@preact/signals";

const TICK_MS = 250;

/** The time of this machine in ms, kept up to date only while something is being waited for. */
export const passingTime = signal(Date.now());

/** Returns how to stop it. */
export function keepTime(): () => void {
  passingTime.value = Date.now();
  const timer = setInterval(() => {
    passingTime.value = Date.now();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** A duration in ms, as people read it. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < 100_000) return `${Math.round(ms / 1_000)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
