import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that wait long, slowest first. A run that has never seen them goes by size, and the smallest file would begin
 * last and be waited for alone; beside `flood`, which measures times, stands one that does nothing for most of its own.
 */
const WAIT_LONG = [
  "test/e2e/kill.test.ts",
  "test/e2e/flood.test.ts",
  "test/e2e/uploads.test.ts",
  "test/e2e/image-api-answers.test.ts",
  "test/e2e/streams.test.ts",
  "test/interop/kill.test.ts",
  "test/interop/loops.test.ts",
  "test/interop/start.test.ts",
  "test/interop/edits.test.ts",
  "test/interop/sync.test.ts",
  "test/interop/examples.test.ts",
];

/** The place of a file among those that wait long; behind them all: it is none. */
function placeOf({ moduleId }: TestSpecification): number {
  const place = WAIT_LONG.findIndex((path) => moduleId.endsWith(path));
  return place < 0 ? WAIT_LONG.length : place;
}

/** Begins with what waits longest, and goes on as vitest does. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
