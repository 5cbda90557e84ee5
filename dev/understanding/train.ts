import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUCKETS_A_LINE, ZERO } from "../../src/agent/intent/second-opinion/trained.ts";
import { WANTS, type Weights } from "../../src/agent/intent/second-opinion/wants.ts";
import { digestOfTraining, isHeldBack } from "./held-back.ts";
import { labelledLines, seenLines } from "./labelled-lines.ts";
import {
  type LineExample,
  read,
  type Share,
  TABLE_SIZE,
  trainedOn,
  understoodOf,
  WEIGHT_STEP,
  weightsOf,
} from "./model.ts";

const FILE = join(import.meta.dirname, "../../src/agent/intent/second-opinion/weights.ts");

/** The weights as a file, as `TRAINED` reads it. */
function fileOf(steps: Int8Array): string {
  const inLine = BUCKETS_A_LINE * WANTS.length;
  const lines = Array.from({ length: TABLE_SIZE / BUCKETS_A_LINE }, (_none, line) => {
    const own = steps.subarray(line * inLine, (line + 1) * inLine);
    return [...own].map((step) => String.fromCharCode(ZERO.charCodeAt(0) + step)).join("");
  });
  const constant = (name: string, value: string | number) => `export const ${name} = ${value};`;
  return [
    "/** Written by `npm run train`. */",
    constant("TRAINED_ON", `"${digestOfTraining()}"`),
    constant("BUCKETS", TABLE_SIZE),
    constant("STEP", WEIGHT_STEP),
    constant("WEIGHTS", `\`${lines.join("\n")}\``),
    "",
  ].join("\n");
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

function told(name: string, rules: Share, both: Share): string {
  const by = ({ understood, needless, lines }: Share) =>
    `${percent(understood, lines)} understood, ${percent(needless, lines)} paid needlessly`;
  return `${name}, ${rules.lines} lines: by rules ${by(rules)}; with the model ${by(both)}`;
}

/** Each file by a model that was trained on all others. */
function leaveOneOut(lines: readonly LineExample[], seen: readonly LineExample[]): void {
  const sources = [...new Set(lines.map(({ labelled }) => labelled.source))];
  const all: { rules: Share; both: Share }[] = [];
  for (const source of sources) {
    const own = lines.filter(({ labelled }) => labelled.source === source);
    const texts = new Set(own.map(({ byRules }) => byRules.line.plain));
    const others = [...lines.filter(({ labelled }) => labelled.source !== source), ...seen];
    const steps = trainedOn(others.filter(({ byRules }) => !texts.has(byRules.line.plain)));
    const shares = { rules: understoodOf(own, null), both: understoodOf(own, weightsOf(steps)) };
    all.push(shares);
    console.log(told(source, shares.rules, shares.both));
  }
  const sum = (shares: readonly Share[]): Share => ({
    lines: shares.reduce((total, { lines: number }) => total + number, 0),
    understood: shares.reduce((total, { understood }) => total + understood, 0),
    needless: shares.reduce((total, { needless }) => total + needless, 0),
  });
  console.log(told("All files", sum(all.map(({ rules }) => rules)), sum(all.map(({ both }) => both))));
}

const lines = labelledLines().map(read);
const seen = seenLines().map(read);
const held = lines.filter(({ labelled }) => isHeldBack(labelled));
const steps = trainedOn([...lines.filter(({ labelled }) => !isHeldBack(labelled)), ...seen]);
const file = fileOf(steps);
writeFileSync(FILE, file);
const weights: Weights = weightsOf(steps);
console.log(told("Held back", understoodOf(held, null), understoodOf(held, weights)));
console.log(`${steps.filter((step) => step !== 0).length} weights, ${gzipSync(file).length} bytes gzipped`);
if (process.argv.includes("--cross")) leaveOneOut(lines, seen);
