// Runs the worker's tests as if it were years later: vitest, and the runtime with its alarms, see a clock that is ahead.
// Linux only, and it needs a C compiler. What follows the command is handed to vitest.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const YEARS = 5;
const shiftSeconds = YEARS * 365 * 86_400;

const folder = mkdtempSync(join(tmpdir(), "later-"));
const library = join(folder, "clock.so");
try {
  execFileSync("cc", ["-shared", "-fPIC", "-O2", "-o", library, join(import.meta.dirname, "clock.c")]);
  const { status } = spawnSync(
    "npx",
    ["--no-install", "vitest", "run", "--project", "worker", ...process.argv.slice(2)],
    {
      stdio: "inherit",
      env: {
        ...process.env,
        LD_PRELOAD: library,
        CLOCK_SHIFT_SECONDS: String(shiftSeconds),
        // test/worker/clock.test.ts holds the runtime to it: the library might have been ignored.
        TESTS_RUN_AFTER: new Date(Date.now() + shiftSeconds * 1000).toISOString(),
      },
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
