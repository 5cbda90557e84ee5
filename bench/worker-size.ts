import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

export interface WorkerFigures {
  /** Size of everything that is uploaded. */
  readonly gzippedKiB: number;
  /** CPU time of the start on this machine. */
  readonly startMs: number;
}

/** What `wrangler check startup` says of the bundle. It needs no network. */
export function measureWorker(): WorkerFigures {
  const directory = mkdtempSync(join(tmpdir(), "bench-startup-"));
  const args = [
    "--no-install",
    "wrangler",
    "check",
    "startup",
    "--outfile",
    join(directory, "startup.cpuprofile"),
  ];
  try {
    const output = execFileSync("npx", args, { cwd: ROOT, encoding: "utf8", stdio: "pipe" });
    const find = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? Number.NaN);
    return { gzippedKiB: find(/gzip: ([\d.]+) KiB/), startMs: find(/Active: ([\d.]+) ms/) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
