import { type PictureOptions, shapeOf } from "../agent/intent/picture-options.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { Capabilities, FreeSizes } from "./capabilities.ts";
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

/** A size or shape as a model draws it: the size itself where the model draws it, else that of its shape. */
export function fitSize({ size, shape }: PictureOptions, { sizes }: Capabilities): Size | null {
  if (sizes === null) return null;
  if (size === undefined) return shape === undefined ? null : sizes[shape];
  if (sizes.free !== null && isWithin(size, sizes.free)) return size;
  return sizes[shapeOf(size.width, size.height)];
}

function isWithin({ width, height }: Size, free: FreeSizes): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return (
    width % free.step === 0 &&
    height % free.step === 0 &&
    short >= free.shortest &&
    long <= free.longest &&
    long / short <= free.mostRatio &&
    width * height <= free.mostPixels
  );
}

/** A size that was asked for in pixels counts once, whatever shape it has. */
function lostOfSize({ size, shape }: PictureOptions, fitted: Size | null): NotHonoured[] {
  if (size !== undefined)
    return fitted?.width === size.width && fitted.height === size.height ? [] : ["size"];
  return shape !== undefined && fitted === null ? ["shape"] : [];
}
