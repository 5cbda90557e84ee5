/**
 * The CPU time that this thread has taken, in ms: a bound on a text's cost is held with it, because on a busy machine the
 * time of the clock is others' too.
 */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
