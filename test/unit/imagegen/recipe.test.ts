import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecipe, recipeMetadata } from "../../../src/imagegen/recipe.ts";

describe("the recipe of a picture as R2's metadata", () => {
  it("comes back as it was", () => {
    const recipe = { description: "Ein Füchslein (rot!) im Schnee, 夜", provider: "sketch" } as const;
    expect(readRecipe(recipeMetadata(recipe))).toEqual(recipe);
  });

  it("is printable ASCII, below 4,000 bytes, whatever was asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (description) => {
        const { description: stored = "" } = recipeMetadata({ description, provider: "asi1" });
        expect(stored).toMatch(/^[\x21-\x7e]{0,4000}$/);
        expect(
          [...(readRecipe({ description: stored, provider: "asi1" })?.description ?? "")].length,
        ).toBeLessThan(301);
      }),
    );
  });

  it.each([
    undefined,
    {},
    { description: "%", provider: "sketch" },
    { description: "a", provider: "nobody" },
  ])("is none in %j", (metadata) => {
    expect(readRecipe(metadata)).toBeNull();
  });
});
