// What the illustrator gives to others.

export { drawSketch, type SketchOptions } from "./draw.ts";
