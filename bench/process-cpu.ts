import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of Linux, of which /proc counts in: sysconf(_SC_CLK_TCK). */
const TICKS_PER_SECOND = 100;

export interface ProcessFacts {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly group: number;
}

/** User and system time in ms of all processes that count. 0 where there is no /proc. */
export function cpuMs(counts: (facts: ProcessFacts) => boolean): number {
  const ticks = readProcesses().map(({ facts, spent }) => (counts(facts) ? spent : 0));
  return (ticks.reduce((sum, each) => sum + each, 0) / TICKS_PER_SECOND) * 1_000;
}

/** The workerd processes that this process has started. */
export const isOurWorkerd = ({ name, parent }: ProcessFacts) => name === "workerd" && parent === process.pid;

/** The processes that run now. */
export function processes(): readonly ProcessFacts[] {
  return readProcesses().map(({ facts }) => facts);
}

function readProcesses() {
  try {
    const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
    return pids.map(readStat).filter((stat) => stat !== null);
  } catch {
    return [];
  }
}

/** Source of the fields: proc(5), /proc/[pid]/stat. */
function readStat(pid: string): { facts: ProcessFacts; spent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
    const fields = rest.split(" ");
    const facts = { pid: Number(pid), name, parent: Number(fields[1]), group: Number(fields[2]) };
    return { facts, spent: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It has ended since the directory was read.
    return null;
  }
}
