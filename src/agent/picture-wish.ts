import type { Attachments } from "./attachments.ts";
import type { Intent, LanguageCode, PictureReference, Understood } from "./intent/intent.ts";
import type { PictureOptions } from "./intent/picture-options.ts";
import { altText } from "./markdown-picture.ts";
import type { InputPicture, PictureOrder } from "./picture-order.ts";
import { type KnownPicture, type PicturesSoFar, pictureOf } from "./pictures-so-far.ts";
import { rewrite } from "./rewrite.ts";
import type { Sentences } from "./sentences/sentences.ts";

/** A wish for pictures, as a job will carry it, or the words that answer it. */
export type PictureWish =
  | {
      readonly kind: "draw";
      readonly order: PictureOrder;
      /** The description was made by us out of an earlier one and a change. */
      readonly isRewritten: boolean;
      /** Whether more pictures were asked for than one message may. */
      readonly tooMany: boolean;
      readonly language: LanguageCode;
    }
  | { readonly kind: "say"; readonly text: string };

export type PictureIntent = Extract<Intent, { kind: "draw" | "change" | "again" }>;

/** The part of a conversation that a wish for a picture depends on. */
export interface PictureContext {
  readonly attachments: Attachments;
  readonly pictures: PicturesSoFar;
  readonly sentences: Sentences;
  /** Where our pictures' links begin; null: unknown. */
  readonly origin: string | null;
}

/** Turns what was understood into an order. Only this makes orders, so nothing else is ever paid. */
export function pictureWish(
  intent: PictureIntent,
  understood: Understood,
  context: PictureContext,
): PictureWish {
  const { attachments, pictures, sentences } = context;
  const asked = { options: understood.options, tooMany: understood.tooMany, language: understood.language };
  if (attachments.unusable !== null) return say(sentences.attachmentUnusable(attachments.unusable));
  if (intent.kind === "draw") {
    const order = { prompt: intent.description, edit: editOf(intent.description, attachments.inputs) };
    return draw(
      { ...order, ...partial(order.edit !== null), options: asked.options, parent: null },
      false,
      asked,
    );
  }
  const instruction = intent.kind === "change" ? intent.instruction.trim() : "";
  if (intent.of.kind === "attached")
    return fromAttachments(intent, instruction, attachments, asked, sentences);
  const parent = pictureOf(pictures, intent.of);
  if (parent === null) return say(missing(intent.of, pictures, sentences));
  const options = inherited(parent.options, asked.options);
  // Nothing is drawn, or paid, to say that it cannot be had: "make it 4k".
  const { unmet = [], ...wanted } = asked.options;
  const wantsNothing = instruction === "" && Object.keys(wanted).length === 0;
  if (intent.kind === "change" && wantsNothing && unmet.length > 0) return say(sentences.notHonoured(unmet));
  if (intent.kind === "again") return draw({ ...another(parent), options, parent: parent.key }, false, asked);
  if (wantsNothing) return say(asItIs(intent.of, parent, context) ?? sentences.complaint);
  const prompt = rewrite(parent.prompt, instruction);
  const inputs = [...ownInput(parent), ...attachments.inputs];
  const edit = instruction === "" ? null : editOf(instruction, inputs);
  const isPartial = parent.isPartial || attachments.inputs.length > 0;
  const order = { prompt, ...partial(isPartial), edit, options, parent: parent.key };
  return draw(order, prompt !== parent.prompt, asked);
}

/** A picture that was named, and nothing said of it: shown again, which costs nothing. null: it cannot be. */
function asItIs(
  { kind }: PictureReference,
  { n, key, extension, prompt }: KnownPicture,
  { sentences, origin }: PictureContext,
): string | null {
  const isNamed = kind === "nth" || kind === "numbered";
  if (!isNamed || n === null || extension === null || origin === null) return null;
  return `${sentences.pictureAgain(n)}\n\n![${altText(prompt)}](${origin}/images/${key}.${extension})`;
}

/** Another one of the same words; where they do not tell all, from the same pictures, or from that picture itself. */
function another(parent: KnownPicture): Pick<PictureOrder, "prompt" | "isPartial" | "edit"> {
  const { prompt, isPartial } = parent;
  if (!isPartial) return { prompt, edit: null };
  const edit = parent.edit ?? editOf(`another version of this picture: ${prompt}`, ownInput(parent));
  return { prompt, isPartial, edit };
}

function partial(isPartial: boolean): Pick<PictureOrder, "isPartial"> {
  return isPartial ? { isPartial } : {};
}

/** Options that were asked for beside the description, and the language of the answer. */
type Wanted = Pick<Understood, "options" | "tooMany" | "language">;

function fromAttachments(
  intent: PictureIntent,
  instruction: string,
  { inputs }: Attachments,
  asked: Wanted,
  sentences: Sentences,
): PictureWish {
  const words = instruction === "" && intent.kind === "again" ? "another picture like this one" : instruction;
  if (words === "") return say(sentences.attachmentAlone);
  return draw(
    { prompt: words, isPartial: true, edit: editOf(words, inputs), options: asked.options, parent: null },
    false,
    asked,
  );
}

function draw(order: PictureOrder, isRewritten: boolean, { tooMany, language }: Wanted): PictureWish {
  return { kind: "draw", order, isRewritten, tooMany, language };
}

function editOf(instruction: string, inputs: readonly InputPicture[]): PictureOrder["edit"] {
  return inputs.length === 0 ? null : { instruction, inputs: [...inputs] };
}

function ownInput({ key, extension }: KnownPicture): InputPicture[] {
  return extension === null ? [] : [{ kind: "own", key, extension }];
}

/** A picture made from another keeps its look; it is one, and another one, unless it was said otherwise. */
function inherited(
  { count: _count, seed: _seed, unmet: _unmet, ...kept }: PictureOptions,
  asked: PictureOptions,
): PictureOptions {
  if (asked.shape === undefined) return { ...kept, ...asked };
  const { size: _size, ratio: _ratio, ...rest } = kept;
  return { ...rest, ...asked };
}

function missing(of: PictureReference, pictures: PicturesSoFar, sentences: Sentences): string {
  if (of.kind === "last" || of.kind === "mine") return sentences.nothingToChange;
  return sentences.noSuchPicture(pictures.count);
}

function say(text: string): PictureWish {
  return { kind: "say", text };
}
