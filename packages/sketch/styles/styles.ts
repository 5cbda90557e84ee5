import type { Stage } from "../stage.ts";
import type { Style } from "../vocabulary.ts";
import { hatchPencil, toneSepia, washInk } from "./monochrome.ts";
import { squarePixels } from "./pixels.ts";

import { runWatercolour } from "./watercolour.ts";
import { printWoodcut } from "./woodcut.ts";

/** Turns the painted scene into the medium that the prompt asks for. */
export function applyStyle(stage: Stage): void {
  switch (stage.scene.style) {
    case "gouache":
      return;
    case "woodcut":
      printWoodcut(stage);
      return;
    case "watercolour":
      runWatercolour(stage);
      return;
    case "ink":
      washInk(stage);
      return;
    case "pencil":
      hatchPencil(stage);
      return;
    case "pixel":
      squarePixels(stage);
      return;
    case "sepia":
      toneSepia(stage);
      return;
  }
}

/** Whether the medium has a paint film with a grain; a print has flat inks. */
export function isGrained(style: Style): boolean {
  return style === "gouache" || style === "watercolour" || style === "sepia";
}
