import type { ReadByRules } from "../../src/agent/intent/read-by-rules.ts";
import { readByRules } from "../../src/agent/intent/read-by-rules.ts";
import type { FeatureGroup } from "../../src/agent/intent/second-opinion/hashed.ts";
import { lineFeatures } from "../../src/agent/intent/second-opinion/line-features.ts";
import { secondOpinion } from "../../src/agent/intent/second-opinion/second-opinion.ts";
import { WANTS, type Weights } from "../../src/agent/intent/second-opinion/wants.ts";
import type { LabelledLine } from "./labelled-lines.ts";
import { type Example, LogisticRegression } from "./logistic-regression.ts";

export const TABLE_SIZE = 1 << 14;
/** One letter of the alphabet on either side of nothing. */
export const WEIGHT_STEP = 0.2;
const MOST_STEPS = 12;

const PLAN = { epochs: 3, rate: 0.5, l1: 0.55, l2: 1 };
/** What the tests hold has to stay right; the lexicons have more lines than all people together. */
const WEIGHTS_OF_LINES = { seen: 4, lexicon: 0.4, others: 1 };

/** A labelled line with its features. */
export interface LineExample {
  readonly labelled: LabelledLine;
  readonly byRules: ReadByRules;
  readonly example: Example;
}

export function read(labelled: LabelledLine): LineExample {
  const byRules = readByRules(labelled.line, labelled.facts);
  const { ofLine, ofRules } = lineFeatures(byRules);
  const values = new Map<number, number>();
  const add = ({ hashes, value }: FeatureGroup): void => {
    for (const hash of hashes) values.set(hash % TABLE_SIZE, (values.get(hash % TABLE_SIZE) ?? 0) + value);
  };
  ofLine.forEach(add);
  if (!labelled.isSeen) add(ofRules);
  const example = {
    features: Uint32Array.from(values.keys()),
    values: Float64Array.from(values.values()),
    right: labelled.wants.map((want) => WANTS.indexOf(want)),
    weight: weightOf(labelled),
  };
  return { labelled, byRules, example };
}

function weightOf({ source, isSeen }: LabelledLine): number {
  if (source === "lexicon") return WEIGHTS_OF_LINES.lexicon;
  return isSeen ? WEIGHTS_OF_LINES.seen : WEIGHTS_OF_LINES.others;
}

/** The order of the lines changes what is learnt: the mean of several orders does so less. */
const SEEDS = [1, 2, 3];

/** Weights in steps, by bucket, then by want. */
export function trainedOn(lines: readonly LineExample[]): Int8Array {
  const examples = lines.map(({ example }) => example);
  const sums = new Float64Array(TABLE_SIZE * WANTS.length);
  for (const seed of SEEDS) {
    const model = new LogisticRegression({ ...PLAN, features: TABLE_SIZE, classes: WANTS.length });
    model.train(examples, seed);
    model.weights.forEach((weight, at) => {
      sums[at] = (sums[at] ?? 0) + weight;
    });
  }
  return Int8Array.from(sums, (sum) =>
    Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(sum / SEEDS.length / WEIGHT_STEP))),
  );
}

export function weightsOf(steps: Int8Array): Weights {
  return {
    addTo: (scores, hash, value) => {
      const row = (hash % TABLE_SIZE) * WANTS.length;
      for (let place = 0; place < scores.length; place += 1)
        scores[place] = (scores[place] ?? 0) + value * WEIGHT_STEP * (steps[row + place] ?? 0);
    },
  };
}

const PAID: ReadonlySet<string> = new Set(["draw", "change", "again"]);

export interface Share {
  readonly lines: number;
  readonly understood: number;
  /** Pictures that would be paid where words were wanted. */
  readonly needless: number;
}

/** How many lines are understood, by the rules alone (null) or with the model. */
export function understoodOf(lines: readonly LineExample[], weights: Weights | null): Share {
  let [understood, needless] = [0, 0];
  for (const { labelled, byRules } of lines) {
    const isByRules = weights === null || byRules.isKnown;
    const { intent } = isByRules ? byRules.understood : secondOpinion(byRules, weights).understood;
    const wants: readonly string[] = labelled.wants;
    const isChange =
      intent.kind === "nothing-to-change" && wants.some((want) => want === "change" || want === "again");
    if (isChange || wants.includes(intent.kind)) understood += 1;
    if (PAID.has(intent.kind) && !wants.some((want) => PAID.has(want))) needless += 1;
  }
  return { lines: lines.length, understood, needless };
}
