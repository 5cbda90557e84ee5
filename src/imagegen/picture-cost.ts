import type { PictureOrder } from "../agent/picture-order.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import { type OwnPrices, pictureMicros } from "../pricing/price.ts";
import { fitSize } from "./fit-size.ts";
import type { Quality } from "./port.ts";
import { capabilitiesOf, modelOf, PROVIDERS, type ProviderName } from "./provider.ts";

/** What prices go by, out of the settings. */
export interface CostConfig {
  readonly providerSettings: Readonly<Record<string, string>>;
  readonly prices: OwnPrices;
}

/** How an order came out, where that is known already. */
interface AsDrawn {
  readonly notHonoured: readonly NotHonoured[];
  readonly quality?: Quality;
  readonly partials?: number;
}

/** As nobody knows yet: everything is as it was asked for. */
const AS_ORDERED: AsDrawn = { notHonoured: [] };

/** As nobody knows yet, where somebody looks on. */
export function orderedWithPartials(
  name: ProviderName,
  { options }: PictureOrder,
  { providerSettings }: Pick<CostConfig, "providerSettings">,
): AsDrawn {
  const { partials } = capabilitiesOf(name, modelOf(name, providerSettings));
  return (options.count ?? 1) === 1 ? { ...AS_ORDERED, partials } : AS_ORDERED;
}

/**
 * What each picture of an order costs at a provider, in millionths of a dollar: before it is drawn at most, afterwards
 * by the size and quality that came.
 */
export function pictureCost(
  name: ProviderName,
  { prompt, edit, options }: PictureOrder,
  { providerSettings, prices }: CostConfig,
  { notHonoured, quality, partials = 0 }: AsDrawn = AS_ORDERED,
): number {
  if (!PROVIDERS[name].costs) return 0;
  const model = modelOf(name, providerSettings);
  const can = capabilitiesOf(name, model);
  const lost = new Set(notHonoured);
  const isEdited = edit !== null && !lost.has("edit");
  const ordered = can.quality && !lost.has("quality") ? (options.quality ?? null) : null;
  const picture = {
    model,
    size: fitSize(options, can),
    quality: quality ?? ordered,
    inputs: isEdited ? Math.min(edit.inputs.length, can.mostInputs) : 0,
    words: Math.max(bytesOf(prompt), bytesOf(edit?.instruction ?? "")),
    partials,
  };
  const cost = pictureMicros(picture, prices);
  // What was asked for and lost, the model has chosen itself, or we have for it.
  const isChosen = lost.has("shape") || lost.has("size");
  return isChosen ? Math.max(cost, pictureMicros({ ...picture, size: null }, prices)) : cost;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
