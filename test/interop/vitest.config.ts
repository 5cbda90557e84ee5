import { defineConfig } from "vitest/config";
import { SlowestFirst } from "../slowest-first.ts";

// Our agent under `npm start` against the Python reference: real processes, real ports, real time. Most of it is
// waiting, so that three files run at once.
export default defineConfig({
  test: {
    name: "interop",
    include: ["test/interop/*.test.ts"],
    globalSetup: "test/interop/global-setup.ts",
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
