import type { Size } from "./size.ts";

/** Sizes that a model draws: one for each shape, or any that keeps within bounds. */
export interface Sizes {
  readonly square: Size;
  readonly landscape: Size;
  readonly portrait: Size;
  /** Other sizes that may be asked for; null: only these three. */
  readonly free: FreeSizes | null;
}

/** Bounds of a size of one's own. */
export interface FreeSizes {
  /** A number of which each side is a multiple. */
  readonly step: number;
  readonly shortest: number;
  readonly longest: number;
  /** The long side over the short one. */
  readonly mostRatio: number;
  readonly mostPixels: number;
}

/** The capabilities of a model beyond drawing a description. */
export interface Capabilities {
  /** The sizes that may be asked for; null: the model decides. */
  readonly sizes: Sizes | null;
  /** Pictures that one call may ask for. */
  readonly mostPerCall: number;
  readonly seed: boolean;
  readonly quality: boolean;
  readonly transparent: boolean;
  /** Pictures that an edit may start from; 0: the model draws from words alone. */
  readonly mostInputs: number;
  /** Partial pictures that it sends of one picture while it draws, where they are asked for; 0: none. */
  readonly partials: number;
  /** The longest prompt, in UTF-16 units. */
  readonly longestPrompt: number;
}
