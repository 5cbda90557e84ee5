import { isChat } from "../../agent/form.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import type { ImageReply } from "../../agent/picture-resource.ts";
import type { Reply } from "../../agent/reply.ts";
import { sentencesIn } from "../../agent/sentences/index.ts";
import { notesOf } from "../../agent/telling.ts";
import { ASSET_LIFE } from "../../agentverse/store-asset.ts";
import { pictureKeyAt } from "../../imagegen/picture-store.ts";
import type { WorkResult } from "../../jobs/consumer.ts";
import { conclude, giveBackTo } from "./conclude.ts";
import { collectsHere } from "./destinations.ts";
import { countOf, type JobRow } from "./job-rows.ts";
import { insertPicture, lastNumber } from "./picture-rows.ts";
import type { WorkContext, WorkPolicy } from "./work-context.ts";

/** Keeps the pictures as turns of their session, and ends the job with them. */
export function takePictures(
  context: WorkContext,
  job: JobRow,
  stored: Extract<WorkResult, { kind: "stored" }>,
): void {
  const { sql, clockAndIds } = context;
  const order = decodePictureOrder(job.orderText);
  if (order === null) throw new Error("a job has no order that can be read");
  const before = lastNumber(sql, job.session);
  const call = job.calls.at(-1);
  const provider = call === undefined || call.provider === "text-model" ? null : call.provider;
  const tookMs = call === undefined || stored.found === true ? null : clockAndIds.now - call.at;
  const { prompt, isPartial = false, options, parent } = order;
  const drawn = stored.extensions.map((extension, index) => ({
    key: pictureKeyAt(job.id, index),
    extension,
  }));
  drawn.forEach((picture, index) => {
    const turn = {
      session: job.session,
      n: before + index + 1,
      prompt,
      isPartial,
      options,
      parent,
      provider,
    };
    insertPicture(sql, { ...turn, ...picture, drawnAt: clockAndIds.now, tookMs });
  });
  const outcome = { order, notHonoured: stored.notHonoured, drawn: drawn.length, isFirst: before === 0 };
  const notes =
    job.telling === null || !isChat(job.form)
      ? []
      : notesOf({ ...outcome, telling: job.telling }, sentencesIn(job.telling.language));
  const urls = drawn.map(({ key, extension }) => `${job.origin}/images/${key}.${extension}`);
  // What an earlier attempt had stored was found without a call.
  const calls = stored.found === true ? job.calls.slice(0, -1) : job.calls;
  const shown = { ...shownAs(context.policy, job), ...copiesOf(context, stored) };
  conclude(context, { ...job, calls }, { kind: "picture", urls, notes, ...shown });
  giveBackTo(sql, job, countOf(job) - drawn.length);
}

/** Only what differs is kept with each message. */
function shownAs(
  { imageReply = "markdown" }: WorkPolicy,
  { form }: JobRow,
): { readonly as?: Exclude<ImageReply, "markdown"> } {
  return form === "chat" && imageReply !== "markdown" ? { as: imageReply } : {};
}

/**
 * The copies in Agentverse's storage, while they can be counted on. A sender that has begun to collect its letters here
 * since they were asked for has no way to them.
 */
function copiesOf(
  { sql, clockAndIds: { now } }: WorkContext,
  { copies = [] }: Extract<WorkResult, { kind: "stored" }>,
): Pick<Extract<Reply, { kind: "picture" }>, "shared"> {
  const has = copies.some((copy) => copy !== null) && !collectsHere(sql, now);
  return has ? { shared: { uris: [...copies], until: now + ASSET_LIFE } } : {};
}
