import { readFileSync } from "node:fs";
import { type ProcessFacts, processes } from "./process-cpu.ts";

const PAGE_MB = 4_096 / 2 ** 20;

/** Resident memory of all processes that `counts`, in MB. null where there is no /proc. */
export function residentMegabytes(counts: (facts: ProcessFacts) => boolean): number | null {
  const counted = processes().filter(counts);
  return counted.length === 0
    ? null
    : counted.reduce((sum, { pid }) => sum + residentPages(pid), 0) * PAGE_MB;
}

/** Source of the fields: proc(5), /proc/[pid]/statm. */
function residentPages(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1] ?? 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
