import * as z from "zod/mini";
import { oneLine } from "../visible-text.ts";
import { withFallback } from "../with-fallback.ts";
import { PROVIDER_NAMES, type ProviderName } from "./provider.ts";

/**
 * The recipe of a picture: how it came to be, as its shared page and its JSON tell it. Nothing in it says who asked
 * for it.
 */
export interface Recipe {
  readonly description: string;
  readonly provider: ProviderName;
  /** null: the provider has only one. */
  readonly model: string | null;
  /** The size in pixels, as its bytes have it: 1024x1024. null: they do not say. */
  readonly size: string | null;
  /** The seed; null: it was drawn by none that we know. */
  readonly seed: number | null;
  /** Key of the picture that it was made from. */
  readonly parent: string | null;
}

/** Code points. What is longer is a letter rather than a title, and may say more than its author meant to share. */
const LONGEST_DESCRIPTION = 300;
/** The name of a model is the operator's, and bounded by nothing else. */
const LONGEST_MODEL = 200;

const optional = withFallback(z.nullable(z.string()), null);
const storedSchema = z.lazy(() =>
  z.object({
    description: z.string(),
    provider: z.enum(PROVIDER_NAMES),
    model: optional,
    size: optional,
    seed: withFallback(z.nullable(z.coerce.number<string>().check(z.int())), null),
    parent: optional,
  }),
);

/**
 * A recipe as R2's custom metadata: of printable ASCII, because it travels in headers, and far below the 8,192 bytes
 * that an object may have (300 code points are 3,600 at the most). What is not known is left out.
 */
export function recipeMetadata(recipe: Recipe): Record<string, string> {
  const { description, provider, model, size, seed, parent } = recipe;
  return {
    description: encodeURIComponent(oneLine(description, LONGEST_DESCRIPTION)),
    provider,
    ...(model !== null && { model: encodeURIComponent(oneLine(model, LONGEST_MODEL)) }),
    ...(size !== null && { size }),
    ...(seed !== null && { seed: String(seed) }),
    ...(parent !== null && { parent }),
  };
}

/** The recipe in a stored picture's metadata; null: it was stored without one. */
export function readRecipe(metadata: Record<string, string> | undefined): Recipe | null {
  const stored = storedSchema.safeParse(metadata);
  if (!stored.success) return null;
  const { description, model } = stored.data;
  try {
    return {
      ...stored.data,
      description: decodeURIComponent(description),
      model: model === null ? null : decodeURIComponent(model),
    };
  } catch {
    return null;
  }
}
