import { defineConfig } from "vitest/config";

// Our agent under `npm start` against the Python reference: real processes, real ports, real time.
export default defineConfig({
  test: {
    name: "interop",
    include: ["test/interop/*.test.ts"],
    globalSetup: "test/interop/global-setup.ts",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
