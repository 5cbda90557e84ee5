import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecipe, recipeMetadata } from "../../../src/imagegen/recipe.ts";
import { recipeOf } from "./draw-orders.ts";

describe("the recipe of a picture as R2's metadata", () => {
  it("comes back as it was", () => {
    const description = "Ein Füchslein (rot!) im Schnee, 夜";
    const parent = "0123456789abcdef0123456789abcdef-2";
    const recipe = recipeOf({ description, model: "@cf/ünusual", size: "1024x768", seed: 0, parent });
    expect(readRecipe(recipeMetadata(recipe))).toEqual(recipe);
  });

  it("is printable ASCII, below 4,000 bytes, whatever was asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (description) => {
        const { description: stored = "" } = recipeMetadata(recipeOf({ description, model: description }));
        expect(stored).toMatch(/^[\x21-\x7e]{0,4000}$/);
        expect(
          [...(readRecipe({ description: stored, provider: "asi1" })?.description ?? "")].length,
        ).toBeLessThan(301);
      }),
    );
  });

  it("was stored with less before there was more to say", () => {
    expect(readRecipe({ description: "a%20fox", provider: "sketch" })).toEqual(recipeOf());
  });

  it("leaves out what is not sound, and keeps the rest", () => {
    expect(readRecipe({ description: "a%20fox", provider: "sketch", seed: "x" })).toEqual(recipeOf());
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
