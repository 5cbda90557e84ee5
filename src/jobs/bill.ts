import type { CompletionOutcome } from "../completion/text-model.ts";

/** What a claimed call has cost, as its consumer knows it. In millionths of a dollar. */
export type Bill =
  | {
      readonly kind: "pictures";
      /** Pictures that earlier calls of the job had stored: they come first, and cost nothing more. */
      readonly before: number;
      /** Pictures that were made, or may have been. What was ordered beyond them was not paid. */
      readonly paid: number;
      /** For each. */
      readonly micros: number;
    }
  /** For each call of the text model, in order. */
  | { readonly kind: "texts"; readonly micros: readonly TextCost[] };

/** `unknown`: it may have been paid, and nobody says how much. */
export type TextCost = number | "unpaid" | "unknown";

/** What one call of the text model has cost. `price`: of its tokens. */
export function textCost(
  outcome: CompletionOutcome,
  price: (tokens: { readonly input: number; readonly output: number }) => number,
): TextCost {
  if (outcome.kind === "misconfigured" || outcome.kind === "unavailable") return "unpaid";
  return outcome.kind === "answered" && outcome.tokens !== undefined ? price(outcome.tokens) : "unknown";
}
