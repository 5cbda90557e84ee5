import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const somePulse = () => env.PULSE.getByName(crypto.randomUUID());

describe("the pulse of the providers", () => {
  it("takes a provider for failing after three calls in a row without a picture", async () => {
    const pulse = somePulse();
    for (const failing of [false, false, true]) {
      await pulse.note("asi1", false);
      expect(await pulse.isFailing("asi1")).toBe(failing);
    }
    expect(await pulse.isFailing("openai")).toBe(false);
  });

  it("takes it for working again after one that works", async () => {
    const pulse = somePulse();
    for (let call = 0; call < 5; call += 1) await pulse.note("asi1", false);
    await pulse.note("asi1", true);
    expect(await pulse.isFailing("asi1")).toBe(false);
    await pulse.note("asi1", false);
    expect(await pulse.isFailing("asi1")).toBe(false);
  });
});
