import * as z from "zod/mini";
import { pictureOptionsSchema } from "./intent/picture-options.ts";

/** The most pictures that one wish may start from. */
export const MOST_INPUTS = 4;

/** A picture that another one is made from. */
const inputPictureSchema = z.discriminatedUnion("kind", [
  /** A picture of ours, as it lies in the store. */
  z.object({ kind: z.literal("own"), key: z.string(), extension: z.string() }),
  /** A picture as the sender named it: an https, data or agent-storage URI. Nobody has looked at it yet. */
  z.object({ kind: z.literal("remote"), uri: z.string() }),
]);
export type InputPicture = z.infer<typeof inputPictureSchema>;

/**
 * The order for a picture, complete, as a job carries it from accept to the provider. Nothing of it is read back
 * elsewhere.
 */
const pictureOrderSchema = z.lazy(() =>
  z.object({
    /** The whole picture in words: what a provider draws that cannot start from another picture. */
    prompt: z.string(),
    /** The prompt is not that: it tells only what to do with pictures that came with a message. */
    isPartial: z.optional(z.literal(true)),
    /**
     * The change, for a provider that edits: what to do with the inputs. null: nothing is changed, a new picture is
     * drawn.
     */
    edit: z.nullable(
      z.object({
        instruction: z.string(),
        inputs: z.array(inputPictureSchema).check(z.minLength(1), z.maxLength(MOST_INPUTS)),
      }),
    ),
    options: pictureOptionsSchema,
    /** Key of the picture of ours that this one comes from; null: it begins a line of its own. */
    parent: z.nullable(z.string()),
  }),
);
export type PictureOrder = z.infer<typeof pictureOrderSchema>;

/** The order's JSON text, for a row or a queue. */
export function encodePictureOrder(order: PictureOrder): string {
  return JSON.stringify(order);
}

/** The order in a JSON text; null: it is none, or of a form that this version does not know. */
export function decodePictureOrder(text: string): PictureOrder | null {
  try {
    const order = pictureOrderSchema.safeParse(JSON.parse(text));
    return order.success ? order.data : null;
  } catch {
    return null;
  }
}
