import type { FeatureGroup } from "./hashed.ts";

/** What a line can want, as the model tells it apart; a change is one whether or not there is a picture. */
export const WANTS = [
  "draw",
  "change",
  "again",
  "vague",
  "help",
  "about",
  "history",
  "cancel",
  "delete-data",
  "talk",
  "complaint",
] as const;
export type Want = (typeof WANTS)[number];

/** The model: a weight for each feature, by its hash, and each of `WANTS`, by its place. */
export interface Weights {
  /** Adds to each score so many times the feature's weight. */
  addTo(scores: Float64Array, hash: number, value: number): void;
}

/** Likelihood of each of `WANTS`, by its place: multinomial logistic regression. */
export function likelihoods(groups: readonly FeatureGroup[], weights: Weights): readonly number[] {
  const scores = new Float64Array(WANTS.length);
  for (const { hashes, value } of groups) for (const hash of hashes) weights.addTo(scores, hash, value);
  const most = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export const PAID_WANTS = ["draw", "change", "again"] as const satisfies readonly Want[];
export type PaidWant = (typeof PAID_WANTS)[number];
const PAID: ReadonlySet<Want> = new Set(PAID_WANTS);
/** So many times as bad as an answer beside the point is a picture that nobody wanted. */
const NEEDLESS_PICTURE = 5;

/** By so much a want has to be better than what the rules say. */
const BETTER = 0.2;

/** The want that is wrong at the least cost, with how likely it is. */
export function cheapest(
  likely: readonly number[],
  byRules: Want,
): { readonly want: Want; readonly certainty: number } {
  const at = (place: number) => likely[place] ?? 0;
  const free = WANTS.reduce((sum, want, place) => (PAID.has(want) ? sum : sum + at(place)), 0);
  const costOf = (place: number) => {
    const want = WANTS[place];
    const isPaid = want !== undefined && PAID.has(want);
    return 1 - at(place) + (isPaid ? (NEEDLESS_PICTURE - 1) * free : 0) + (want === byRules ? 0 : BETTER);
  };
  const best = WANTS.reduce((least, _want, place) => (costOf(place) < costOf(least) ? place : least), 0);
  return { want: WANTS[best] ?? "vague", certainty: at(best) };
}

/** As likely as this, a picture is worth a question. */
const WORTH_ASKING = 0.35;

/** The picture that a line may have asked for, likely enough to ask back; null: none. */
export function proposed(likely: readonly number[]): PaidWant | null {
  const of = (want: PaidWant) => likely[WANTS.indexOf(want)] ?? 0;
  const sum = PAID_WANTS.reduce((total, want) => total + of(want), 0);
  return sum < WORTH_ASKING
    ? null
    : PAID_WANTS.reduce((best, want) => (of(want) > of(best) ? want : best), "draw");
}
