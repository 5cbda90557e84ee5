import type { PictureReference } from "./intent/intent.ts";
import { MOST_PICTURES, type PictureOptions } from "./intent/picture-options.ts";
import type { PictureOrder } from "./picture-order.ts";

/** A picture of the sender's that another one can come from. */
export interface KnownPicture {
  /** Its place in its session, from 1, as drawn; null: it is being drawn. */
  readonly n: number | null;
  readonly key: string;
  /** null: it is being drawn, so that nothing can be made from its bytes yet. */
  readonly extension: string | null;
  /** Both as its order had them. */
  readonly prompt: string;
  readonly isPartial: boolean;
  readonly options: PictureOptions;
  /** Of one that is being drawn: what it starts from. */
  readonly edit: PictureOrder["edit"];
}

/** The pictures of a sender, as far as a message in one session may speak of them. Looked up when they are asked for. */
export interface PicturesSoFar {
  /** Number of the session's latest picture; 0: nothing was drawn in it yet. */
  readonly count: number;
  /** Whether there is one of another session. */
  hasEarlier(): boolean;
  /** The latest wish of the session that is still being drawn. */
  beingDrawn(): KnownPicture | null;
  nth(n: number): KnownPicture | null;
  /** The latest of the sender, of whatever session. */
  latestOfAll(): KnownPicture | null;
  linked(key: string): KnownPicture | null;
  /** The latest of the session, oldest first. */
  latest(most: number): readonly KnownPicture[];
}

/** The picture that a person speaks of; null: there is none such. What came with a message is none of ours. */
export function pictureOf(
  pictures: PicturesSoFar,
  reference: Exclude<PictureReference, { kind: "attached" }>,
): KnownPicture | null {
  switch (reference.kind) {
    case "last":
      return pictures.beingDrawn() ?? pictures.nth(pictures.count);
    case "mine":
      return pictures.beingDrawn() ?? pictures.latestOfAll();
    case "nth":
      return (
        cameTogether(pictures)[reference.n - 1] ??
        pictures.nth(reference.n) ??
        (pictures.count === 0 ? pictures.beingDrawn() : null)
      );
    case "numbered":
      return pictures.nth(reference.n);
    case "linked":
      return pictures.linked(reference.key);
  }
}

/** The pictures of the session's latest reply, in its order, if it had several: "the second one" is one of them. */
function cameTogether(pictures: PicturesSoFar): readonly KnownPicture[] {
  const latest = pictures.latest(MOST_PICTURES);
  const [job] = latest.slice(-1).map(jobOf);
  const together = latest.filter((picture) => jobOf(picture) === job);
  return together.length > 1 ? together : [];
}

/** The pictures of a job lie under its key, the later ones with their number behind it. */
function jobOf({ key }: KnownPicture): string {
  return key.replace(/-\d$/, "");
}
