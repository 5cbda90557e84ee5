import type { PictureOptions } from "../agent/intent/picture-options.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import type { CallFailure } from "../net/json-call.ts";
import type { Capabilities } from "./capabilities.ts";
import type { PictureType } from "./picture-type.ts";
import type { ProviderName } from "./provider.ts";

/** How much work a picture was. */
export type Quality = NonNullable<PictureOptions["quality"]>;

/** A picture that another one is made from: its bytes, and their type as the bytes themselves tell it. */
export interface InputBytes {
  readonly bytes: Uint8Array;
  readonly mime: PictureType["mime"];
  /** The seed of a picture that we drew ourselves; null: it was drawn without one, or by somebody else. */
  readonly seed: number | null;
}

/** A provider's order: all that it is told of the pictures it is to draw. */
export interface DrawOrder {
  /** The whole picture in words. */
  readonly prompt: string;
  /** The change to make; null: a new picture is drawn. */
  readonly edit: { readonly instruction: string; readonly inputs: readonly InputBytes[] } | null;
  readonly options: PictureOptions;
  /** The number of pictures, 1 or more. */
  readonly count: number;
  /**
   * The seed of the first picture, for a provider that draws by one, whether it was asked for or not; each further
   * picture has the next.
   */
  readonly seed: number;
  /** Takes what is seen of the picture while it is drawn, unchecked. Absent: nobody looks. Never throws. */
  readonly onPartial?: OnPartial;
}

export type OnPartial = (bytes: Uint8Array) => void;

/** The facts that a drawn order is billed by, beside its pictures. */
interface Billed {
  /** Pictures that did not come and may have been paid all the same; absent: none. */
  readonly alsoPaid?: number;
  /** As the provider says that it drew; absent: it does not say. */
  readonly quality?: Quality;
  /** Partial pictures that came before it; absent: none. */
  readonly partials?: number;
}

/** The outcome of an order. What was drawn may be less than what was ordered, never more. */
export type DrawOutcome =
  /** Picture bytes came in the answer itself; nobody has looked yet whether they are pictures. One at least. */
  | ({
      readonly kind: "drawn";
      readonly pictures: readonly Uint8Array[];
      readonly notHonoured: readonly NotHonoured[];
    } & Billed)
  /** The answer names http(s) URLs, which are still to be checked and downloaded. One at least. */
  | ({
      readonly kind: "drawn-remote";
      readonly urls: readonly string[];
      readonly notHonoured: readonly NotHonoured[];
    } & Billed)
  | CallFailure;

export interface ImageProvider {
  readonly name: ProviderName;
  /** null: it has only one. */
  readonly model: string | null;
  readonly capabilities: Capabilities;
  /** Draws an order. Never throws. */
  draw(order: DrawOrder): Promise<DrawOutcome>;
}
