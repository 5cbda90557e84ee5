import * as z from "zod/mini";
import {
  PICTURE_PRICES,
  type PicturePrice,
  TOKEN_PRICES,
  type TokenPrice,
  UNKNOWN_PICTURE,
  UNKNOWN_TOKENS,
} from "./published-prices.ts";

/** A millionth of a dollar: money is counted in whole ones. */
const MICROS = 1_000_000;

const usd = z.number().check(z.gte(0), z.lte(1_000));
/** A model's price as the operator says it, in dollars: of a picture, of a million tokens. */
interface OwnPrice {
  readonly picture?: number;
  readonly input?: number;
  readonly output?: number;
}

const ownPrice = z.union([
  z.pipe(
    usd,
    z.transform((picture): OwnPrice => ({ picture })),
  ),
  z.strictObject({
    picture: z.exactOptional(usd),
    input: z.exactOptional(usd),
    output: z.exactOptional(usd),
  }),
]);
/** PRICE_TABLE: prices by the model's name. */
export const ownPricesSchema = z.lazy(() => z.record(z.string(), ownPrice));

/** What the operator says of prices. */
export interface OwnPrices {
  readonly byModel: Readonly<Record<string, OwnPrice>>;
  /** PICTURE_COST_USD: of a picture of any model that `byModel` does not price; null: not said. */
  readonly pictureUsd: number | null;
}

/** One picture, as far as its price goes by it. */
export interface PricedPicture {
  readonly model: string;
  /** null: the model decides. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** null: the model decides. */
  readonly quality: "low" | "medium" | "high" | null;
  /** Pictures that it starts from. */
  readonly inputs: number;
  /** Bytes of its description: no token is shorter. */
  readonly words: number;
  /** Partial pictures on the way; absent: none. */
  readonly partials?: number;
}

/** What one picture costs at most, in millionths of a dollar. */
export function pictureMicros(picture: PricedPicture, own: OwnPrices): number {
  const said = own.byModel[picture.model]?.picture ?? own.pictureUsd;
  if (said !== null) return micros(said);
  const published = priceOf(PICTURE_PRICES, picture.model);
  return micros(published === null ? UNKNOWN_PICTURE : publishedUsd(picture, published));
}

/** What a picture of a model usually costs, in dollars: a square one of middling quality. null: nobody has said. */
export function usualPictureUsd(model: string, own: OwnPrices): number | null {
  const said = own.byModel[model]?.picture ?? own.pictureUsd;
  if (said !== null) return said;
  const published = priceOf(PICTURE_PRICES, model);
  const usual = {
    model,
    size: { width: 1024, height: 1024 },
    quality: "medium",
    inputs: 0,
    words: 0,
  } as const;
  return published === null ? null : publishedUsd(usual, published);
}

/** Tokens of one call of a text model. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** What a call of a text model costs, in millionths of a dollar: a price for a million tokens is one for each in these. */
export function tokenMicros(model: string, tokens: Tokens, own: OwnPrices): number {
  const said = own.byModel[model];
  const published = priceOf(TOKEN_PRICES, model) ?? UNKNOWN_TOKENS;
  const price: TokenPrice = {
    input: said?.input ?? published.input,
    output: said?.output ?? published.output,
  };
  return Math.ceil(tokens.input * price.input + tokens.output * price.output);
}

function priceOf<P>(prices: readonly (readonly [RegExp, P])[], model: string): P | null {
  return prices.find(([pattern]) => pattern.test(model))?.[1] ?? null;
}

function publishedUsd(picture: PricedPicture, price: PicturePrice): number {
  return price.by === "tile" ? byTile(picture, price) : byQuality(picture, price);
}

/** Pixels of the longer of the sizes that have a price. */
const PRICED_PIXELS = 1024 * 1536;

function byQuality(
  { size, quality, inputs, words, partials = 0 }: PricedPicture,
  { square, longer, input, words: forWords, partial }: Extract<PicturePrice, { by: "quality" }>,
): number {
  const asked = quality ?? "high";
  const pixels = size === null ? PRICED_PIXELS : size.width * size.height;
  const isSquare = size !== null && pixels <= 1024 * 1024;
  const drawn = isSquare ? square[asked] : longer[asked] * Math.max(1, pixels / PRICED_PIXELS);
  return drawn + inputs * input + (words / MICROS) * forWords + partials * partial;
}

const TILE = 512;
/** Of a picture whose size the model chooses, and of one that it starts from: 1024×1024. */
const USUAL_TILES = 4;

function byTile(
  { size, inputs }: PricedPicture,
  { output, input, picture }: Extract<PicturePrice, { by: "tile" }>,
): number {
  const tiles = size === null ? USUAL_TILES : Math.ceil(size.width / TILE) * Math.ceil(size.height / TILE);
  return picture + tiles * output + inputs * USUAL_TILES * input;
}

/** Rounded up, but for what floating point adds. */
function micros(dollars: number): number {
  return Math.ceil(Number((dollars * MICROS).toFixed(3)));
}

/** Millionths of a dollar as dollars. */
export function dollarsOf(amount: number): number {
  return amount / MICROS;
}
