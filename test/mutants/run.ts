import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { copyRepository } from "../../dev/copy-repository.ts";
import { MUTANTS } from "./mutants.ts";
import { type Group, groupsOf, mutated, type Trial } from "./plan.ts";
import { runTests } from "./run-tests.ts";

// Applies each fault of mutants.ts to a copy of the repository and runs the tests that have to notice it there. Fails
// when one of them does not, when an entry no longer fits its file, or when the tests do not pass without any fault.
// `npm run test:mutants -- jitter` tries those with the word in their name.

const ROOT = resolve(import.meta.dirname, "../..");
/** What is not copied: it is large, and no test here reads it. */
const LEFT_OUT = new Set(["node_modules", ".git", ".wrangler", "docs"]);
/** Each is a runtime of its own; a small machine has two cores. */
const AT_A_TIME = 2;

function copyOfRepository(): string {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  copyRepository(
    ROOT,
    folder,
    readdirSync(ROOT).filter((name) => !LEFT_OUT.has(name)),
  );
  return folder;
}

/** What is wrong with how the tests take a fault; null: they notice it, or there is none and they pass. */
async function problemOf(folder: string, { mutant, tests }: Trial): Promise<string | null> {
  const path = mutant === null ? null : join(folder, mutant.file);
  const original = path === null ? "" : readFileSync(path, "utf8");
  const changed = mutant === null ? "" : mutated(original, mutant);
  if (changed === null) return "does not fit its file any more";
  try {
    if (path !== null) writeFileSync(path, changed);
    const { passed, failed } = await runTests(folder, tests);
    if (passed + failed === 0) return "no test ran";
    if (mutant === null) return failed === 0 ? null : "tests fail without any fault";
    return failed > 0 ? null : "survives";
  } finally {
    if (path !== null) writeFileSync(path, original);
  }
}

/** One copy for each lane, and in it one trial after the other. Gives how many went wrong. */
async function lane(trials: Trial[]): Promise<number> {
  const folder = copyOfRepository();
  let wrong = 0;
  try {
    for (let trial = trials.shift(); trial !== undefined; trial = trials.shift()) {
      const start = performance.now();
      const problem = await problemOf(folder, trial);
      const seconds = ((performance.now() - start) / 1_000).toFixed(0);
      const name = trial.mutant?.name ?? `no fault, ${trial.level}`;
      console.log(
        `${problem === null ? "ok" : "WRONG"}  ${name}${problem === null ? "" : `: ${problem}`} (${seconds} s)`,
      );
      if (problem !== null) wrong += 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong;
}

const asked = MUTANTS.filter(({ name }) => name.includes(process.argv[2] ?? ""));
const trials = groupsOf(asked).flatMap((group: Group): Trial[] => [
  { mutant: null, level: group.level, tests: group.tests },
  ...group.mutants.map((mutant) => ({ mutant, level: group.level, tests: mutant.tests })),
]);
const wrong = await Promise.all(Array.from({ length: AT_A_TIME }, () => lane(trials)));
const total = wrong.reduce((sum, one) => sum + one, 0);
console.log(total === 0 ? `${asked.length} faults, all noticed` : `${total} wrong`);
process.exitCode = total === 0 ? 0 : 1;
