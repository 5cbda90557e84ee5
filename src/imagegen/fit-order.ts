import type { PictureOptions } from "../agent/intent/picture-options.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { Capabilities } from "./capabilities.ts";
import { fitSize, isAbout } from "./fit-size.ts";
import type { DrawOrder, InputBytes } from "./port.ts";
import { shortenedPrompt } from "./shortened-prompt.ts";
import type { Size } from "./size.ts";

/** An order as a model can take it. */
export interface FittedOrder {
  /** The whole picture in words, or what is to be done with the inputs. */
  readonly prompt: string;
  /** The pictures that it starts from; empty: a new one is drawn. */
  readonly inputs: readonly InputBytes[];
  /** The size to ask for; null: left to the model. */
  readonly size: Size | null;
  readonly quality: "low" | "medium" | "high" | null;
  readonly transparent: boolean;
  /** null: the model knows no seeds. */
  readonly seed: number | null;
  /** The number of pictures that each call asks for. */
  readonly calls: readonly number[];
  /** Options that were asked for and are lost. */
  readonly notHonoured: readonly NotHonoured[];
}

/**
 * Turns what was ordered into what a model can do, and tells what is lost on the way. Pure: each provider only spells
 * the outcome as its API does.
 */
export function fitOrder(order: DrawOrder, can: Capabilities): FittedOrder {
  const { options } = order;
  const lost: NotHonoured[] = [];
  const edit = can.mostInputs === 0 ? null : order.edit;
  if (order.edit !== null && edit === null) lost.push("edit");
  const inputs = edit?.inputs.slice(0, can.mostInputs) ?? [];
  if (edit !== null && inputs.length < edit.inputs.length) lost.push("inputs");

  const words = edit?.instruction ?? order.prompt;
  const prompt = shortenedPrompt(words, can.longestPrompt);
  if (prompt !== words) lost.push("length");

  const size = fitSize(options, can);
  lost.push(...lostOfSize(options, size));
  if (options.seed !== undefined && !can.seed) lost.push("seed");
  if (options.quality !== undefined && !can.quality) lost.push("quality");
  if (options.transparent === true && !can.transparent) lost.push("transparent");
  return {
    prompt,
    inputs,
    size,
    quality: can.quality ? (options.quality ?? null) : null,
    transparent: can.transparent && options.transparent === true,
    seed: can.seed ? order.seed : null,
    calls: callsFor(order.count, can.mostPerCall),
    notHonoured: lost,
  };
}

function callsFor(count: number, mostPerCall: number): number[] {
  const calls = Math.ceil(count / mostPerCall);
  return Array.from({ length: calls }, (_, call) => Math.min(mostPerCall, count - call * mostPerCall));
}

/** A size that was asked for in pixels counts once, whatever shape it has; so does a ratio. */
function lostOfSize({ size, shape, ratio }: PictureOptions, fitted: Size | null): NotHonoured[] {
  if (size !== undefined)
    return fitted?.width === size.width && fitted.height === size.height ? [] : ["size"];
  if (fitted === null) return shape === undefined ? [] : ["shape"];
  return ratio === undefined || isAbout(fitted, ratio) ? [] : ["ratio"];
}
