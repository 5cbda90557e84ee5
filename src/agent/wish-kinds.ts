import type { CompletionOrder } from "./completion-order.ts";
import type { LanguageCode } from "./intent/intent.ts";
import type { Proposal } from "./intent/read-intent.ts";
import type { PictureOrder } from "./picture-order.ts";

/** A wish for one picture or several. */
export interface DrawWish {
  readonly kind: "draw";
  readonly order: PictureOrder;
  /** The description was made by us out of an earlier one and a change. */
  readonly isRewritten: boolean;
  /** Whether more pictures were asked for than one message may. */
  readonly tooMany: boolean;
  /** Language in which the person is answered. */
  readonly language: LanguageCode;
}

/** A wish: what a message asks for, before access lists and quotas. Only `draw` and `complete` ever cost anything. */
export type Wish =
  | DrawWish
  | { readonly kind: "complete"; readonly order: CompletionOrder }
  | { readonly kind: "health" }
  | { readonly kind: "say"; readonly text: string }
  /** Everything of the session that is not paid yet is to be stopped. */
  | { readonly kind: "cancel" }
  /** The sender may have asked for a picture, and is asked whether it did. */
  | { readonly kind: "propose"; readonly proposal: Proposal; readonly text: string }
  /** The sender wants everything of it deleted, and is asked whether it means that. */
  | { readonly kind: "ask-to-delete" }
  /** The sender confirms that everything of it is to be deleted. */
  | { readonly kind: "delete" }
  /** A session begins: attachments are offered. */
  | { readonly kind: "offer" }
  /** The session is to end without a word: what came are our own words. */
  | { readonly kind: "end" }
  | { readonly kind: "nothing" };

/** A wish, and the language in which its sender spoke; null: nothing was said. */
export interface ReadWish {
  readonly wish: Wish;
  readonly language: LanguageCode | null;
  /** What the text model is to be asked, because the rules are not sure; null: they are, or it is not to be asked. */
  readonly question: CompletionOrder | null;
}
