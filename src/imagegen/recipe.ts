import * as z from "zod";
import { oneLine } from "../visible-text.ts";
import { PROVIDER_NAMES, type ProviderName } from "./provider.ts";

/** How a picture came to be, as its shared page tells it. */
export interface Recipe {
  readonly description: string;
  readonly provider: ProviderName;
}

/** Code points. What is longer is a letter rather than a title, and may say more than its author meant to share. */
const LONGEST_DESCRIPTION = 300;

const storedSchema = z.object({ description: z.string(), provider: z.enum(PROVIDER_NAMES) });

/**
 * A recipe as R2's custom metadata: of printable ASCII, because it travels in headers, and far below the 8,192 bytes
 * that an object may have (300 code points are 3,600 at the most).
 */
export function recipeMetadata({ description, provider }: Recipe): Record<string, string> {
  return { description: encodeURIComponent(oneLine(description, LONGEST_DESCRIPTION)), provider };
}

/** null: the picture was stored without a recipe. */
export function readRecipe(metadata: Record<string, string> | undefined): Recipe | null {
  const stored = storedSchema.safeParse(metadata);
  if (!stored.success) return null;
  try {
    return { ...stored.data, description: decodeURIComponent(stored.data.description) };
  } catch {
    return null;
  }
}
