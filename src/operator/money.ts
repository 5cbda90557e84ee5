import { isPaid, UPSTREAMS } from "../imagegen/provider.ts";
import { type Counts, totalOf } from "./tally.ts";

/** What the calls of one provider come to. */
export interface Spent {
  readonly provider: string;
  readonly calls: number;
  /** Pictures that were made and so are paid for, one that was of no use included. 0 for what costs nothing. */
  readonly paid: number;
  /** Calls that ended without an answer: they may have been paid for. */
  readonly perhapsPaid: number;
  /** For the paid ones; null: PICTURE_COST_USD is not set. */
  readonly costUsd: number | null;
}

/** `calls`: how often the provider's calls ended how. A picture's price is that of the setting, whoever draws it. */
export function spentOn(provider: string, calls: Counts, pictureCostUsd: number | null): Spent {
  const known = UPSTREAMS.find((name) => name === provider);
  const costs = known !== undefined && isPaid(known);
  const paid = costs ? (calls.drawn ?? 0) + (calls.unusable ?? 0) : 0;
  const perhapsPaid = costs ? (calls.unknown ?? 0) : 0;
  const costUsd = pictureCostUsd === null ? null : withoutDust(paid * pictureCostUsd);
  return { provider, calls: totalOf(calls), paid, perhapsPaid, costUsd };
}

/** A hundredth of a cent is the finest that a price has; what floating point adds behind it is dropped. */
function withoutDust(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
