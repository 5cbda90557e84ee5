// CPU time of the offline sketch: `node bench/sketch.ts`. Wall time would count what else the machine does.
import process from "node:process";
import { drawSketch } from "../src/imagegen/sketch/draw.ts";

const PROMPTS = [
  "a lighthouse in a storm, as a woodcut",
  "A serene landscape with mountains and a lake at sunset",
  "a red bicycle",
  "a fox in the snow at night",
  "a cat on a roof under the moon",
  "a city skyline in the rain",
  "three sailing boats at dawn",
  "a robot drinking coffee",
  "an astronaut on the moon",
  "a castle on a hill, watercolour",
  "a dragon over a village",
  "seven owls in a forest, pencil",
  "hello",
  "",
];

function measure(prompt: string): { milliseconds: number; kilobytes: number } {
  const before = process.cpuUsage();
  const png = drawSketch(prompt);
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, kilobytes: png.length / 1024 };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const cold = measure(PROMPTS[0] ?? "").milliseconds;
const medians: number[] = [];
for (const prompt of PROMPTS) {
  const runs = Array.from({ length: 5 }, () => measure(prompt));
  const milliseconds = median(runs.map((run) => run.milliseconds));
  medians.push(milliseconds);
  console.log(
    `${milliseconds.toFixed(0).padStart(5)} ms ${(runs[0]?.kilobytes ?? 0).toFixed(0).padStart(5)} KB  ${prompt || "(empty)"}`,
  );
}
console.log(
  `CPU per picture: min ${Math.min(...medians).toFixed(0)} ms, median ${median(medians).toFixed(0)} ms, max ${Math.max(...medians).toFixed(0)} ms, first ${cold.toFixed(0)} ms`,
);
