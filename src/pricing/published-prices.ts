/** What one picture costs, in US dollars, by quality: OpenAI's way. */
interface QualityPrices {
  readonly low: number;
  readonly medium: number;
  readonly high: number;
}

/** How a model's pictures are priced, in US dollars. */
export type PicturePrice =
  /** By quality, for 1024×1024 and for the two longer sizes. A model that chooses the quality itself may choose the best. */
  | {
      readonly by: "quality";
      readonly square: QualityPrices;
      readonly longer: QualityPrices;
      /** For each picture that is changed. */
      readonly input: number;
      /** For a million tokens of the description. */
      readonly words: number;
      /** For each partial picture on the way: 100 tokens of output. */
      readonly partial: number;
    }
  /** By tiles of 512×512 pixels, of the picture and of those that it starts from. */
  | { readonly by: "tile"; readonly output: number; readonly input: number; readonly picture: number };

/** What a text model costs, in US dollars for a million tokens. */
export interface TokenPrice {
  readonly input: number;
  readonly output: number;
}

/**
 * Pictures' prices as their vendors publish them, by the first pattern that a model's name fits. ASI:One publishes none:
 * its pictures cost what the operator says, or UNKNOWN_PICTURE.
 *
 * OpenAI: developers.openai.com/api/docs/pricing, the models' pages and the guide to image generation, as of 2026-11. Tokens
 * of a picture cost $30 a million of gpt-image-2, 32 of 1.5, 8 of mini and 40 of gpt-image-1; a partial picture is 100 of
 * them. gpt-image-2 takes 7,024 for a square of high quality and fewer for a longer picture, 5,488 for 1536×1024: the square
 * stands for all, since sizes in between are not listed. An input is priced at 7,000 tokens of input ($8, 8, 2.50 and 10 a
 * million): one of high fidelity takes 6,240 beside its tiles of gpt-image-1; of the newer ones nothing is published, so
 * that this is an estimate.
 * Workers AI: developers.cloudflare.com/workers-ai/platform/pricing and the models' pages, as of 2026-11; the daily free
 * allocation is left out of account. flux-1-schnell draws in 4 steps, flux-2-dev in 25.
 */
export const PICTURE_PRICES: readonly (readonly [RegExp, PicturePrice])[] = [
  [
    /^gpt-image-2(-\d|$)/,
    {
      by: "quality",
      square: { low: 0.006, medium: 0.053, high: 0.211 },
      longer: { low: 0.006, medium: 0.053, high: 0.211 },
      input: 0.056,
      words: 5,
      partial: 0.003,
    },
  ],
  [
    /^(gpt-image-1\.5|chatgpt-image)/,
    {
      by: "quality",
      square: { low: 0.009, medium: 0.034, high: 0.133 },
      longer: { low: 0.013, medium: 0.05, high: 0.2 },
      input: 0.056,
      words: 5,
      partial: 0.0032,
    },
  ],
  [
    /^gpt-image-1-mini/,
    {
      by: "quality",
      square: { low: 0.005, medium: 0.011, high: 0.036 },
      longer: { low: 0.006, medium: 0.015, high: 0.052 },
      input: 0.0175,
      words: 2,
      partial: 0.0008,
    },
  ],
  [
    /^gpt-image-1(-\d|$)/,
    {
      by: "quality",
      square: { low: 0.011, medium: 0.042, high: 0.167 },
      longer: { low: 0.016, medium: 0.063, high: 0.25 },
      input: 0.07,
      words: 5,
      partial: 0.004,
    },
  ],
  [/\/flux-2-klein-4b$/, { by: "tile", output: 0.000287, input: 0.000059, picture: 0 }],
  [/\/flux-2-dev$/, { by: "tile", output: 0.01025, input: 0.00525, picture: 0 }],
  [/\/flux-1-schnell$/, { by: "tile", output: 0.0000528, input: 0, picture: 0.0004224 }],
];

/** Text models' prices, likewise. OpenAI: developers.openai.com/api/docs/pricing, standard tier, as of 2026-11. */
export const TOKEN_PRICES: readonly (readonly [RegExp, TokenPrice])[] = [
  [/^gpt-5\.[45]-pro/, { input: 30, output: 180 }],
  [/^gpt-5\.5(-\d{4}|$)/, { input: 5, output: 30 }],
  [/^gpt-5\.4(-\d{4}|$)/, { input: 2.5, output: 15 }],
  [/^gpt-5\.4-mini/, { input: 0.75, output: 4.5 }],
  [/^gpt-5\.4-nano/, { input: 0.2, output: 1.25 }],
  [/^gpt-5-mini/, { input: 0.25, output: 2 }],
  [/^gpt-4\.1(-\d{4}|$)/, { input: 2, output: 8 }],
  [/^gpt-4o-mini/, { input: 0.15, output: 0.6 }],
];

/**
 * A picture of a model whose price nobody has said: as much as the dearest of the list, so that a budget is rather
 * reached too early than too late.
 */
export const UNKNOWN_PICTURE = 0.25;
/** The same of a text model: a large general one's price. */
export const UNKNOWN_TOKENS: TokenPrice = { input: 5, output: 30 };
