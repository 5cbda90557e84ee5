import type { Stage } from "../stage.ts";

/** Turns the painted scene into the medium that the prompt asks for. */
export function applyStyle(stage: Stage): void {
  void stage;
}
