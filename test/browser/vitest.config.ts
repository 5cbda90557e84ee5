import { defineConfig } from "vitest/config";

// The page in a real Chromium, with the real agent behind it (`npm start`).
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    isolate: false,
  },
});
