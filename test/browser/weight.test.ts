import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { agentUrl, visits } from "./visitor.ts";

const visit = visits();
const MOST_SCRIPT = 60 * 1024;
const LONGEST_PAINT_MS = 1_000;

describe("the page's weight", () => {
  it("is at most 60 KB of script, from nobody else, painted within a second", async () => {
    const { page } = await visit();
    const scripts: Promise<Buffer>[] = [];
    const requests: string[] = [];
    page.on("response", (response) => {
      requests.push(new URL(response.url()).pathname);
      if (response.request().resourceType() === "script") scripts.push(response.body());
    });
    await page.goto(agentUrl, { waitUntil: "networkidle" });
    const bytes = (await Promise.all(scripts)).reduce(
      (sum, script) => sum + gzipSync(script, { level: 9 }).length,
      0,
    );
    const painted = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.POSITIVE_INFINITY,
    );
    console.log(
      `script ${bytes} bytes gzipped, first paint ${Math.round(painted)} ms, ${requests.length} requests`,
    );
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT);
    expect(painted).toBeLessThan(LONGEST_PAINT_MS);
    expect(requests.length).toBeLessThanOrEqual(8);
  });
});
