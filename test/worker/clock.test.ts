import { env } from "cloudflare:workers";
import { expect, it } from "vitest";

it("the runtime's clock is where the run has set it", () => {
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(env.TESTS_RUN_AFTER));
});
