import { defineConfig } from "vitest/config";
import { SlowestFirst } from "../slowest-first.ts";

// Our agent against the Python reference: real processes, real ports, real time. What `npm start` does beyond running the
// Worker is tried once; else the Worker runs alone. Most of it is waiting, so that three files run at once.
export default defineConfig({
  test: {
    name: "interop",
    include: ["test/interop/*.test.ts"],
    globalSetup: ["test/interop/global-setup.ts", "test/e2e/global-setup.ts"],
    maxWorkers: 3,
    // Loading wrangler takes longer than many a file's tests.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
