import { WANTS, type Weights } from "./wants.ts";
import { BUCKETS, ROWS, STEP } from "./weights.ts";

/** The letter of a weight of nothing; each letter after it is one `STEP` more. */
export const ZERO = "m";
const ZERO_CODE = ZERO.charCodeAt(0);
/** A row has a letter for each want, and ends its line. */
const ROW_LENGTH = WANTS.length + 1;

/** The weights that `npm run train` wrote, read where they stand: nothing is got ready. */
export const TRAINED: Weights = {
  addTo: (scores, hash, value) => {
    const row = (hash % BUCKETS) * ROW_LENGTH;
    for (let place = 0; place < scores.length; place += 1) {
      const steps = ROWS.charCodeAt(row + place) - ZERO_CODE;
      if (steps !== 0) scores[place] = (scores[place] ?? 0) + value * STEP * steps;
    }
  },
};
