import { WANTS, type Weights } from "./wants.ts";
import { BUCKETS, STEP, WEIGHTS } from "./weights.ts";

/** The letter of a weight of nothing; each letter after it is one `STEP` more. */
export const ZERO = "m";
const ZERO_CODE = ZERO.charCodeAt(0);
/** A bucket has a letter for each want; so many of them are a line of the file. */
export const BUCKETS_A_LINE = 16;

/** The weights that `npm run train` wrote, read where they stand: nothing is got ready. */
export const TRAINED: Weights = {
  addTo: (scores, hash, value) => {
    const bucket = hash % BUCKETS;
    const first = bucket * WANTS.length + Math.floor(bucket / BUCKETS_A_LINE);
    for (let place = 0; place < scores.length; place += 1) {
      const steps = WEIGHTS.charCodeAt(first + place) - ZERO_CODE;
      if (steps !== 0) scores[place] = (scores[place] ?? 0) + value * STEP * steps;
    }
  },
};
