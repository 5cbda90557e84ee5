import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

const someHealth = () => env.PROVIDER_HEALTH.getByName(crypto.randomUUID());

describe("the health of the providers", () => {
  it("takes a provider for failing after three calls in a row without a picture", async () => {
    const health = someHealth();
    for (const failing of [false, false, true]) {
      await health.note("asi1", false);
      expect(await health.isFailing("asi1")).toBe(failing);
    }
    expect(await health.isFailing("openai")).toBe(false);
  });

  it("takes it for working again after one that works", async () => {
    const health = someHealth();
    for (let call = 0; call < 5; call += 1) await health.note("asi1", false);
    await health.note("asi1", true);
    expect(await health.isFailing("asi1")).toBe(false);
    await health.note("asi1", false);
    expect(await health.isFailing("asi1")).toBe(false);
  });

  it("keeps what a provider said of the account until it works again", async () => {
    const health = someHealth();
    const trouble = { upstream: "asi1", status: 401, says: "Invalid API key" } as const;
    await health.note("asi1", false, trouble);
    await health.note("asi1", false);
    await health.note("openai", true);
    expect(await health.troubles()).toEqual([trouble]);
    await health.note("asi1", false, { ...trouble, status: 402, says: null });
    expect(await health.troubles()).toEqual([{ upstream: "asi1", status: 402, says: null }]);
    await health.note("asi1", true);
    expect(await health.troubles()).toEqual([]);
  });
});
