import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabelledLine } from "./labelled-lines.ts";
import { LINES_FOLDER } from "./labelled-lines.ts";

/** One line in so many is never trained on, so that a test can tell how well the model does. */
const HELD_BACK = 25;

/** Told by its words, so that the same line is held back wherever it stands. */
export function isHeldBack({ line }: LabelledLine): boolean {
  return createHash("sha256").update(line).digest().readUInt32BE(0) % HELD_BACK === 0;
}

const MODEL_FOLDER = join(import.meta.dirname, "../../src/agent/intent/second-opinion");
const GENERATED = "weights.ts";

/** What the weights are made of: the lines, the features and the training. */
export function digestOfTraining(): string {
  const hash = createHash("sha256");
  for (const folder of [LINES_FOLDER, MODEL_FOLDER, import.meta.dirname]) {
    for (const file of readdirSync(folder).toSorted())
      if (file !== GENERATED) hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
