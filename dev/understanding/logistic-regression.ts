/** A line as the model sees it: features with their values, and the classes that are right. */
export interface Example {
  readonly features: Uint32Array;
  readonly values: Float64Array;
  /** Any of them would do. */
  readonly right: readonly number[];
  readonly weight: number;
}

export interface TrainingPlan {
  readonly features: number;
  readonly classes: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l1: number;
  readonly l2: number;
}

const RIGHT_ENOUGH = 1e-3;

/** Random numbers below 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(given: readonly T[], random: () => number): T[] {
  return given
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/**
 * Multinomial logistic regression, trained by FTRL-Proximal: each weight has a rate of its own, and one that is hardly
 * needed is exactly nothing (McMahan et al., Ad Click Prediction, 2013). Deterministic.
 */
export class LogisticRegression {
  /** By feature, then by class. */
  readonly weights: Float64Array;
  private readonly plan: TrainingPlan;
  private readonly sums: Float64Array;
  private readonly squares: Float64Array;

  constructor(plan: TrainingPlan) {
    this.plan = plan;
    const size = plan.features * plan.classes;
    this.weights = new Float64Array(size);
    this.sums = new Float64Array(size);
    this.squares = new Float64Array(size);
  }

  train(examples: readonly Example[]): void {
    const random = seeded(1);
    for (let epoch = 0; epoch < this.plan.epochs; epoch += 1)
      for (const example of shuffled(examples, random)) this.learn(example);
  }

  private learn(example: Example): void {
    const errors = errorsOf(this.likelihoods(example), example);
    const { classes } = this.plan;
    for (let place = 0; place < classes; place += 1) {
      const error = errors[place] ?? 0;
      // What is as good as right teaches nothing, and is most of what there is to do.
      if (Math.abs(error) < RIGHT_ENOUGH) continue;
      for (let index = 0; index < example.features.length; index += 1)
        this.move((example.features[index] ?? 0) * classes + place, (example.values[index] ?? 0) * error);
    }
  }

  private likelihoods({ features, values }: Example): Float64Array {
    const { classes } = this.plan;
    const scores = new Float64Array(classes);
    for (let index = 0; index < features.length; index += 1) {
      const row = (features[index] ?? 0) * classes;
      const value = values[index] ?? 0;
      for (let place = 0; place < classes; place += 1)
        scores[place] = (scores[place] ?? 0) + value * (this.weights[row + place] ?? 0);
    }
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  }

  private move(at: number, gradient: number): void {
    const { rate, l1, l2 } = this.plan;
    const before = this.squares[at] ?? 0;
    const squares = before + gradient * gradient;
    const pull = (Math.sqrt(squares) - Math.sqrt(before)) / rate;
    const sum = (this.sums[at] ?? 0) + gradient - pull * (this.weights[at] ?? 0);
    this.squares[at] = squares;
    this.sums[at] = sum;
    const beyond = Math.abs(sum) - l1;
    this.weights[at] = beyond <= 0 ? 0 : (-Math.sign(sum) * beyond) / ((1 + Math.sqrt(squares)) / rate + l2);
  }
}

/** Gradient of the loss for each class: of several that are right the likelier one is believed more. */
function errorsOf(likely: Float64Array, { right, weight }: Example): Float64Array {
  const inSet = right.reduce((sum, place) => sum + (likely[place] ?? 0), 1e-9);
  return likely.map((p, place) => weight * (right.includes(place) ? p - p / inSet : p));
}
