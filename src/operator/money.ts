import { isPaid, UPSTREAMS } from "../imagegen/provider.ts";
import type { Spent } from "./api.ts";
import { type Counts, totalOf } from "./tally.ts";

/**
 * The money spent on a provider. `calls`: how often its calls ended how. `pictureUsd`: the usual price of a picture
 * there.
 */
export function spentOn(provider: string, calls: Counts, pictureUsd: number | null): Spent {
  const known = UPSTREAMS.find((name) => name === provider);
  const costs = known !== undefined && isPaid(known);
  const paid = costs ? (calls.drawn ?? 0) + (calls.unusable ?? 0) : 0;
  const perhapsPaid = costs ? (calls.unknown ?? 0) : 0;
  const costUsd = costs && pictureUsd === null ? null : withoutDust(paid * (pictureUsd ?? 0));
  return { provider, calls: totalOf(calls), paid, perhapsPaid, costUsd };
}

/** A hundredth of a cent is the finest that a price has; what floating point adds behind it is dropped. */
function withoutDust(usd: number): number {
  return Math.round(usd * 10_000) / 10_000;
}
