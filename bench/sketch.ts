// CPU time of the offline sketch: `node bench/sketch.ts`. Wall time would count what else the machine does. The first
// picture of a process counts most, as a worker that was idle draws it without compiled code.
import { execFileSync } from "node:child_process";
import process from "node:process";
import { drawSketch } from "@asi-image-agent/sketch";

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
  "a bridge in the mist, ink wash",
  "a house by a lake, pixel art",
  "a train in the mountains, sepia",
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

/** The least CPU time of the first picture in a few fresh processes. */
function measureCold(prompt: string): number {
  const runs = Array.from({ length: 3 }, () =>
    Number(execFileSync(process.execPath, [import.meta.filename, prompt], { encoding: "utf8" })),
  );
  return Math.min(...runs);
}

function compare(): void {
  const medians: number[] = [];
  const colds: number[] = [];
  console.log("  first   warm    size");
  for (const prompt of PROMPTS) {
    const cold = measureCold(prompt);
    const runs = Array.from({ length: 5 }, () => measure(prompt));
    const warm = median(runs.map((run) => run.milliseconds));
    colds.push(cold);
    medians.push(warm);
    const kilobytes = runs[0]?.kilobytes ?? 0;
    console.log(
      `${cold.toFixed(0).padStart(4)} ms${warm.toFixed(0).padStart(4)} ms${kilobytes.toFixed(0).padStart(5)} KB  ${prompt || "(empty)"}`,
    );
  }
  console.log(
    `CPU per picture: warm min ${Math.min(...medians).toFixed(0)} ms, median ${median(medians).toFixed(0)} ms, max ${Math.max(...medians).toFixed(0)} ms; first in a process median ${median(colds).toFixed(0)} ms, max ${Math.max(...colds).toFixed(0)} ms`,
  );
}

// With a prompt: one picture in this process, for measureCold.
const [only] = process.argv.slice(2);
if (only === undefined) compare();
else console.log(measure(only).milliseconds);
