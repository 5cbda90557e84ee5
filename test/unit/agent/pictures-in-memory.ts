import type { OpenJob } from "../../../src/agent/conversation.ts";
import type { JobOrder } from "../../../src/agent/decision.ts";
import type { KnownPicture, PicturesSoFar } from "../../../src/agent/pictures-so-far.ts";

/** A picture that is there. */
export type Drawn = KnownPicture & { readonly session: string };
/** A job that is not done yet. */
export type Open = OpenJob & { readonly session: string; readonly job: JobOrder; readonly identity: string };

/** The pictures of a session, as a decision looks them up. */
export function picturesSoFar(
  pictures: readonly Drawn[],
  open: readonly Open[],
  session: string,
): PicturesSoFar {
  const mine = pictures.filter((picture) => picture.session === session);
  return {
    count: mine.length,
    hasEarlier: () => pictures.length > 0,
    beingDrawn: () => {
      const latest = open.findLast((job) => job.session === session && job.task === "draw");
      if (latest === undefined || latest.job.task !== "draw") return null;
      const { prompt, isPartial = false, options, edit } = latest.job.order;
      return { n: null, key: latest.id, extension: null, prompt, isPartial, options, edit };
    },
    nth: (n) => mine[n - 1] ?? null,
    latestOfAll: () => pictures.at(-1) ?? null,
    linked: (key) => pictures.find((picture) => picture.key === key) ?? null,
    latest: (most) => mine.slice(-most),
  };
}
