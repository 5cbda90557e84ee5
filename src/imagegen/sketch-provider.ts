import { type Shape, shapeOf } from "../agent/intent/picture-options.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import { fitOrder } from "./fit-order.ts";
import type { DrawOrder, ImageProvider } from "./port.ts";
import { capabilitiesOf } from "./provider.ts";

/** Draws one sketch as PNG bytes. */
export type DrawSketch = (
  prompt: string,
  how: { readonly seed: number; readonly shape: Shape },
) => Uint8Array | Promise<Uint8Array>;

/**
 * The built-in sketch as a provider: free, offline, and done within the call. It cannot look at a picture: one of its
 * own is changed by drawing the new words in the composition of the old, which is its seed.
 */
export function createSketchProvider(drawSketch: DrawSketch): ImageProvider {
  const capabilities = capabilitiesOf("sketch", "");
  return {
    name: "sketch",
    model: null,
    capabilities,
    draw: async (order) => {
      const fitted = fitOrder({ ...order, edit: null }, capabilities);
      const shape = fitted.size === null ? "square" : shapeOf(fitted.size.width, fitted.size.height);
      try {
        const pictures: Uint8Array[] = [];
        while (pictures.length < order.count) {
          const seed = (order.seed + pictures.length) >>> 0;
          pictures.push(await drawSketch(fitted.prompt, { seed, shape }));
        }
        return { kind: "drawn", pictures, notHonoured: [...fitted.notHonoured, ...lostOfEdit(order)] };
      } catch {
        return { kind: "unusable", detail: "sketch-failed" };
      }
    },
  };
}

function lostOfEdit({ edit }: DrawOrder): NotHonoured[] {
  if (edit === null) return [];
  if (edit.inputs.length > 1) return ["inputs"];
  return edit.inputs.some(({ seed }) => seed !== null) ? [] : ["edit"];
}
