import { captionFor, drawCaption } from "./caption.ts";
import { composeScene } from "./compose.ts";
import { cutSheet, NARROW, type SheetShape } from "./cut-sheet.ts";
import { encodePalettePng } from "./encode.ts";
import { readScene } from "./scene.ts";
import { laySheet } from "./sheet.ts";
import { setStage } from "./stage.ts";
import { applyStyle, isGrained } from "./styles/styles.ts";

export interface SketchOptions {
  /** A number for the composition: another one gives another composition of the same words. */
  readonly seed?: number;
  readonly shape?: SheetShape;
}

/**
 * Draws a small scene from the words of a prompt and returns it as PNG bytes (768 × 768, or a part of that in another
 * shape). Works without network, clock or chance: the same prompt and options give the same bytes. Any string can be
 * drawn.
 */
export function drawSketch(prompt: string, { seed, shape = "square" }: SketchOptions = {}): Uint8Array {
  const scene = readScene(prompt, seed);
  const stage = setStage(scene);
  laySheet(stage.canvas);
  composeScene(stage);
  applyStyle(stage);
  drawCaption(stage.canvas, captionFor(prompt, shape === "portrait" ? NARROW : undefined));
  return encodePalettePng(cutSheet(stage.canvas, shape), scene.seed, isGrained(scene.style));
}
