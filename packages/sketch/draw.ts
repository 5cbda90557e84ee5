import { captionFor, drawCaption } from "./caption.ts";
import { composeScene } from "./compose.ts";
import { encodePalettePng } from "./encode.ts";
import { readScene } from "./scene.ts";
import { laySheet } from "./sheet.ts";
import { setStage } from "./stage.ts";
import { applyStyle, isGrained } from "./styles/styles.ts";

/**
 * Draws a small scene from the words of a prompt and returns it as PNG bytes (768 × 768). Works without network,
 * clock or chance: the same prompt gives the same bytes. Any string can be drawn.
 */
export function drawSketch(prompt: string): Uint8Array {
  const scene = readScene(prompt);
  const stage = setStage(scene);
  laySheet(stage.canvas);
  composeScene(stage);
  applyStyle(stage);
  drawCaption(stage.canvas, captionFor(prompt));
  return encodePalettePng(stage.canvas, scene.seed, isGrained(scene.style));
}
