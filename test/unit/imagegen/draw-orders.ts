import type { DrawOrder } from "../../../src/imagegen/port.ts";
import type { Recipe } from "../../../src/imagegen/recipe.ts";
import { png } from "./sample-pictures.ts";

/** One new picture of a lighthouse, but for what a test changes. */
export function drawOrder(changes: Partial<DrawOrder> = {}): DrawOrder {
  return { prompt: "a lighthouse", edit: null, options: {}, count: 1, seed: 7, ...changes };
}

/** A change of one picture of somebody's, or of so many. */
export function editOrder(instruction = "make it night", pictures = 1): DrawOrder {
  const inputs = Array.from({ length: pictures }, () => ({
    bytes: png,
    mime: "image/png" as const,
    seed: null,
  }));
  return drawOrder({ prompt: "a lighthouse at night", edit: { instruction, inputs } });
}

/** What is known of a sketch of which nothing else is. */
export function recipeOf(changes: Partial<Recipe> = {}): Recipe {
  return {
    description: "a fox",
    provider: "sketch",
    model: null,
    size: null,
    seed: null,
    parent: null,
    ...changes,
  };
}
