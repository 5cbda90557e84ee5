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

  it("keeps what a provider said of the account until it works again", async () => {
    const pulse = somePulse();
    const trouble = { upstream: "asi1", status: 401, says: "Invalid API key" } as const;
    await pulse.note("asi1", false, trouble);
    await pulse.note("asi1", false);
    await pulse.note("openai", true);
    expect(await pulse.troubles()).toEqual([trouble]);
    await pulse.note("asi1", false, { ...trouble, status: 402, says: null });
    expect(await pulse.troubles()).toEqual([{ upstream: "asi1", status: 402, says: null }]);
    await pulse.note("asi1", true);
    expect(await pulse.troubles()).toEqual([]);
  });
});
