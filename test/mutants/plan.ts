import type { Mutant } from "./mutants.ts";

/** One run of tests: with a fault, which they have to notice, or without any (null). */
export interface Trial {
  readonly mutant: Mutant | null;
  readonly level: string;
  readonly tests: readonly string[];
}

/** The faults that tests of one level have to notice, and all these tests. */
export interface Group {
  readonly level: string;
  readonly mutants: readonly Mutant[];
  readonly tests: readonly string[];
}

export function groupsOf(mutants: readonly Mutant[]): Group[] {
  const levels = [...new Set(mutants.map(levelOf))];
  return levels.map((level) => {
    const group = mutants.filter((mutant) => levelOf(mutant) === level);
    return { level, mutants: group, tests: [...new Set(group.flatMap(({ tests }) => tests))] };
  });
}

/** The level of a fault's tests, as vitest.config.ts names its projects. */
function levelOf({ tests }: Mutant): string {
  return tests[0]?.split("/")[1] ?? "unit";
}

/** A file's text with the fault in it; null: the text that it stands for is not there exactly once. */
export function mutated(text: string, { search, replacement }: Mutant): string | null {
  const [before, after, ...more] = text.split(search);
  return before === undefined || after === undefined || more.length > 0 ? null : before + replacement + after;
}
