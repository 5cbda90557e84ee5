import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { Response } from "miniflare";
import { defineConfig } from "vitest/config";
// The Worker imports what this writes.
import "./src/secp256k1/build.ts";
import { SlowestFirst } from "./test/slowest-first.ts";

const TEST_SETTINGS = {
  AGENT_SEED: "an agent under test",
  PUBLIC_URL: "http://127.0.0.1:8787",
  IMAGE_PROVIDERS: "sketch",
  AGENTVERSE_URL: "http://agentverse.test",
  // See test/later/run.ts.
  TESTS_RUN_AFTER: process.env.TESTS_RUN_AFTER ?? new Date(0).toISOString(),
};

// Three levels: pure code on Node, object and routes inside workerd, and the built worker from outside; there, too,
// whatever comes to a fuzzer's mind.
export default defineConfig({
  test: {
    // The agent's own log is worth reading only where something went wrong.
    silent: "passed-only",
    sequence: { sequencer: SlowestFirst },
    projects: [
      // Pure code: its files share a process, since loading them takes longer than testing them.
      {
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], isolate: false, testTimeout: 20_000 },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            main: "./src/worker.ts",
            miniflare: {
              bindings: TEST_SETTINGS,
              // Nothing of these tests leaves the machine: to them the Almanac is down.
              outboundService: () => new Response("down", { status: 503 }),
            },
          }),
        ],
        // One isolate for all files, as in production many senders share one: a file with one of its own takes seconds
        // to load the Worker. So a file puts back what it fakes, and stores under names that are only its own.
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They mostly wait, so that two files run at once, when all that computes is over.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // Loading wrangler takes longer than many a file's tests.
          isolate: false,
        },
      },
      {
        test: {
          name: "fuzz",
          include: ["test/fuzz/**/*.test.ts"],
          globalSetup: "test/e2e/global-setup.ts",
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
