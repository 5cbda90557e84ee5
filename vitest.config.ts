import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { Response } from "miniflare";
import { defineConfig } from "vitest/config";
// The Worker imports what this writes.
import "./packages/secp256k1-verifier/build.ts";

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
        // Each file has an isolate of its own: in a shared one, fake clocks and settings of one file reach into others.
        test: { name: "worker", include: ["test/worker/**/*.test.ts"], testTimeout: 20_000 },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: "test/e2e/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
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
        },
      },
    ],
  },
});
