import { readdirSync, readFileSync } from "node:fs";

const PAGE_MB = 4_096 / 2 ** 20;

/** Resident memory of the processes of this name in a process group, in MB. null where there is no /proc. */
export function residentMegabytes(name: string, group: number): number | null {
  try {
    const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
    const pages = pids.map((pid) => residentPages(pid, name, group));
    return pages.reduce((sum, each) => sum + each, 0) * PAGE_MB;
  } catch {
    return null;
  }
}

/** Source of the fields: proc(5), /proc/[pid]/stat and statm. */
function residentPages(pid: string, name: string, group: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, , processGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (!stat.includes(`(${name})`) || Number(processGroup) !== group) return 0;
    return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1] ?? 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
