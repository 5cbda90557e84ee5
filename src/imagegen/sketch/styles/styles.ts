import type { Stage } from "../stage.ts";
import type { Style } from "../vocabulary.ts";
import { squarePixels } from "./pixels.ts";
import { hatchPencil, printWoodcut, toneSepia, washInk } from "./prints.ts";
import { runWatercolour } from "./watercolour.ts";

/** Turns the painted scene into the medium that the prompt asks for. */
export function applyStyle(stage: Stage): void {
  switch (stage.scene.style) {
    case "gouache":
      return;
    case "woodcut":
      return printWoodcut(stage);
    case "watercolour":
      return runWatercolour(stage);
    case "ink":
      return washInk(stage);
    case "pencil":
      return hatchPencil(stage);
    case "pixel":
      return squarePixels(stage);
    case "sepia":
      return toneSepia(stage);
  }
}

/** Whether the medium has a paint film with a grain; a print has flat inks. */
export function isGrained(style: Style): boolean {
  return style === "gouache" || style === "watercolour" || style === "sepia";
}
