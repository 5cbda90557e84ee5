import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

export interface WorkerFigures {
  /** As wrangler prints it, "257.40 KiB". */
  readonly gzipped: string;
  /** CPU time of the start on this machine, as wrangler prints it, "62.8 ms". */
  readonly startup: string;
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
    const find = (pattern: RegExp) => pattern.exec(output)?.[1] ?? "unknown";
    return { gzipped: find(/gzip: ([\d.]+ \w+)/), startup: find(/Active: ([\d.]+ ms)/) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
