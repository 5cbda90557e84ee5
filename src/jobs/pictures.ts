import { decodePictureOrder, type PictureOrder } from "../agent/picture-order.ts";
import type { NotHonoured } from "../agent/sentences/sentences.ts";
import { type Download, isWorthRetrying } from "../imagegen/download.ts";
import { pictureSize } from "../imagegen/picture-size.ts";
import { pictureKeyAt } from "../imagegen/picture-store.ts";
import type { DrawOutcome, ImageProvider } from "../imagegen/port.ts";
import type { Recipe } from "../imagegen/recipe.ts";
import { sizeText } from "../imagegen/size.ts";
import { logFault } from "../log.ts";
import type { Bill } from "./bill.ts";
import type { Claim, JobDependencies, JobPort, Worked, WorkResult } from "./job-port.ts";
import { showPartials } from "./partials.ts";

/** The pictures of one job: drawn, fetched where a provider keeps them, and stored under the job's keys in turn. */

type DrawClaim = Extract<Claim, { kind: "draw" }>;
type DownloadClaim = Extract<Claim, { kind: "download" }>;

interface Work {
  readonly job: string;
  readonly claim: DrawClaim | DownloadClaim;
  readonly order: PictureOrder;
  readonly dependencies: JobDependencies;
  /** Extensions of the pictures that are stored already, in the order of their keys. */
  readonly before: readonly string[];
}

export async function makePictures(
  port: JobPort,
  job: string,
  claim: DrawClaim | DownloadClaim,
  dependencies: JobDependencies,
): Promise<Worked> {
  const order = decodePictureOrder(claim.order);
  if (order === null) return withoutBill(failed("misconfigured"));
  // An earlier attempt may have stored pictures and died before it could say so: those are paid already.
  const before = claim.attempt > 1 ? await storedPictures(job, dependencies) : [];
  const work = { job, order, dependencies, before };
  if (claim.kind === "draw") return draw(port, { ...work, claim }, claim);
  const urls = claim.remote.urls.slice(before.length - claim.stored);
  const made = { seed: null, notHonoured: claim.remote.notHonoured };
  return withoutBill(await fetchRemote({ ...work, claim }, urls, made));
}

/** Nothing was called, or nobody knows any more what the call has cost. */
function withoutBill(result: WorkResult): Worked {
  return { result, bill: null };
}

async function storedPictures(job: string, { pictures }: JobDependencies): Promise<string[]> {
  const extensions: string[] = [];
  for (;;) {
    const stored = await pictures.find(pictureKeyAt(job, extensions.length));
    if (stored === null) return extensions;
    extensions.push(stored.extension);
  }
}

/** Facts about pictures that turn up on their way to the store. */
interface Made {
  /** The seed of the first one; null: the provider tells none. */
  readonly seed: number | null;
  readonly notHonoured: readonly NotHonoured[];
}

async function draw(port: JobPort, work: Work, claim: DrawClaim): Promise<Worked> {
  const { job, order, dependencies, before } = work;
  const count = claim.stored + claim.count - before.length;
  if (count <= 0) return { result: { ...storedAs(before), found: true }, bill: billOf(work, 0, 0) };
  const provider = dependencies.provider(claim.provider);
  if (provider === null) return withoutBill(failed("misconfigured"));
  const fetched = await dependencies.inputs(order.edit?.inputs ?? []);
  if (!fetched.ok)
    return withoutBill(
      fetched.why === "out-of-order" ? failed("unavailable") : { kind: "unusable-input", why: fetched.why },
    );

  const { prompt, options } = order;
  const edit = order.edit === null ? null : { ...order.edit, inputs: fetched.inputs };
  const seed = (options.seed ?? fetched.inputs[0]?.seed ?? seedOf(job)) + before.length;
  const partials = claim.isWatched ? { onPartial: showPartials(port, job, claim.attempt) } : {};
  const outcome = await provider.draw({ prompt, edit, options, count, seed, ...partials });
  if (outcome.kind !== "drawn" && outcome.kind !== "drawn-remote")
    return withoutBill(withoutNew(work, failure(outcome)));
  const { notHonoured, alsoPaid = 0 } = outcome;
  const brought = outcome.kind === "drawn" ? outcome.pictures.length : outcome.urls.length;
  const bill = billOf(work, brought + alsoPaid, dependencies.pictureCost(claim.provider, order, outcome));
  const made = { seed: provider.capabilities.seed ? seed : null, notHonoured };
  if (outcome.kind === "drawn") return { result: await keep(work, outcome.pictures, made, provider), bill };
  const urls = outcome.urls.slice(0, count);
  await port.saveRemote(job, claim.attempt, { urls, notHonoured });
  return { result: await fetchRemote(work, urls, made), bill };
}

function billOf({ before }: Work, paid: number, micros: number): Bill {
  return { kind: "pictures", before: before.length, paid, micros };
}

/**
 * The seed of a job's first picture where nobody asked for one: the same job draws the same, the next another. It is
 * made of 28 of the 128 bits that keep the picture's link secret; the others still do.
 */
function seedOf(job: string): number {
  return Number.parseInt(job.slice(0, 7), 16) || 0;
}

/** Together, as bytes that a Worker holds at once; one alone may have 20 MB. */
const MOST_TOGETHER = 32 * 1024 * 1024;
const MOST_BYTES = 20 * 1024 * 1024;
/** The pause before a download that did not come is tried again, where others of the job did. */
const PAUSE = 2_000;

async function fetchRemote(work: Work, urls: readonly string[], made: Made): Promise<WorkResult> {
  const { dependencies, claim, before } = work;
  if (urls.length === 0) return storedAs(before, made.notHonoured);
  const maxBytes = Math.min(MOST_BYTES, Math.floor(MOST_TOGETHER / urls.length));
  const fetched = await Promise.all(urls.map((url) => dependencies.download(url, maxBytes)));
  if (fetched.some(isFetched) && fetched.some(mayComeLater)) {
    await dependencies.pause(PAUSE);
    for (const [index, url] of urls.entries()) {
      const first = fetched[index];
      if (first !== undefined && mayComeLater(first))
        fetched[index] = await dependencies.download(url, maxBytes);
    }
  }
  const pictures = fetched.flatMap((download) => (download.ok ? [download.bytes] : []));
  if (pictures.length > 0) return keep(work, pictures, made, dependencies.provider(claim.provider));
  return withoutNew(work, { kind: "download-failed", retry: fetched.some(mayComeLater) });
}

function isFetched(download: Download): boolean {
  return download.ok;
}

function mayComeLater(download: Download): boolean {
  return !download.ok && isWorthRetrying(download.reason);
}

/** Stores pictures behind those that are there. One that is none, or that R2 does not take, leaves no gap. */
async function keep(
  work: Work,
  pictures: readonly Uint8Array[],
  made: Made,
  provider: ImageProvider | null,
): Promise<WorkResult> {
  const { job, before, dependencies } = work;
  const extensions = [...before];
  for (const [index, bytes] of pictures.entries()) {
    const seed = made.seed === null ? null : made.seed + index;
    const recipe = recipeOf(work, bytes, seed, provider);
    const put = await putAgain(pictureKeyAt(job, extensions.length), bytes, dependencies, recipe);
    if (put?.ok) extensions.push(put.extension);
  }
  if (extensions.length === before.length) return withoutNew(work, failed("unusable"));
  return storedAs(extensions, made.notHonoured);
}

function recipeOf(
  { order, claim }: Work,
  bytes: Uint8Array,
  seed: number | null,
  provider: ImageProvider | null,
): Recipe {
  const size = pictureSize(bytes);
  return {
    description: order.prompt,
    provider: claim.provider,
    model: provider?.model ?? null,
    size: size === null ? null : sizeText(size),
    seed,
    parent: order.parent,
  };
}

/** Pauses before the second, third and fourth try to store a picture, in ms: well within the lease. */
const PUT_PAUSES = [200, 1_000, 4_000] as const;

/**
 * The picture is paid: while there is a chance to store it, it is not drawn again. null: R2 failed each time. A put
 * that failed may have been done all the same: the next one then finds it.
 */
async function putAgain(
  key: string,
  bytes: Uint8Array,
  { pictures, pause }: JobDependencies,
  recipe: Recipe,
) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await pictures.put(key, bytes, recipe);
    } catch (fault) {
      logFault("put", fault, { job: key });
      const wait = PUT_PAUSES[tries];
      if (wait === undefined) return null;
      await pause(wait);
    }
  }
}

/** Pictures that an earlier attempt stored and never reported are not lost over a call that came to nothing. */
function withoutNew({ before, claim }: Work, otherwise: WorkResult): WorkResult {
  return before.length > claim.stored ? storedAs(before) : otherwise;
}

function storedAs(
  extensions: readonly string[],
  notHonoured: readonly NotHonoured[] = [],
): Extract<WorkResult, { kind: "stored" }> {
  return { kind: "stored", extensions, notHonoured };
}

function failed(outcome: "misconfigured" | "unavailable" | "unusable"): WorkResult {
  return { kind: "failed", outcome, retryAfterSeconds: null };
}

function failure(outcome: Exclude<DrawOutcome, { kind: "drawn" | "drawn-remote" }>): WorkResult {
  const retryAfterSeconds = outcome.kind === "unavailable" ? outcome.retryAfterSeconds : null;
  return { kind: "failed", outcome: outcome.kind, retryAfterSeconds };
}
