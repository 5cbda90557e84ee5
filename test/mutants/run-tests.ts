import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** How many tests of these files pass and fail in a copy of the repository. None at all: they could not be run. */
export async function runTests(
  folder: string,
  tests: readonly string[],
): Promise<{ readonly passed: number; readonly failed: number }> {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const options = ["run", "--bail=1", "--reporter=json", `--outputFile=${report}`, ...tests];
  const child = spawn(process.execPath, [vitest, ...options], { cwd: folder, stdio: "ignore" });
  await once(child, "exit");
  try {
    const { numPassedTests, numFailedTests } = reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
