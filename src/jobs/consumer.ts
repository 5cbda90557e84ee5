import { type CompletionOrder, decodeOrder } from "../agent/completion-order.ts";
import { decodePictureOrder } from "../agent/picture-order.ts";
import type { NotHonoured, UnusableInput } from "../agent/sentences/sentences.ts";
import type { ApologyReason } from "../agent/words.ts";
import type { MayAskAgain } from "../completion/structured.ts";
import { type Download, isWorthRetrying } from "../imagegen/download.ts";
import type { PictureStore } from "../imagegen/picture-store.ts";
import type { DrawOutcome, ImageProvider, ProviderName } from "../imagegen/provider.ts";
import type { Recipe } from "../imagegen/recipe.ts";
import { log, logFault } from "../log.ts";
import type { CallOutcome } from "./next-step.ts";

/** What the sender's object gives a consumer to do. */
export type Claim =
  | {
      readonly kind: "draw";
      readonly attempt: number;
      readonly provider: ProviderName;
      /** As `encodePictureOrder` writes it. */
      readonly order: string;
      /** Pictures still wanted. */
      readonly count: number;
      /** Pictures that are stored already. */
      readonly stored: number;
    }
  /** A provider has made the pictures; only fetching them is left. */
  | {
      readonly kind: "download";
      readonly attempt: number;
      readonly provider: ProviderName;
      readonly order: string;
      readonly remote: RemotePictures;
    }
  /** A question to the text model, as `encodeOrder` writes it. */
  | { readonly kind: "complete"; readonly attempt: number; readonly order: string }
  | { readonly kind: "nothing" };

/** Pictures that a provider has made and keeps for us. */
export interface RemotePictures {
  readonly urls: readonly string[];
  readonly notHonoured: readonly NotHonoured[];
}

/** What a consumer reports of its attempt. */
export type WorkResult =
  /**
   * `extensions` of all pictures that are stored, in the order of their keys. `found`: an earlier attempt had stored
   * them, and the call that was claimed was not made.
   */
  | {
      readonly kind: "stored";
      readonly extensions: readonly string[];
      readonly notHonoured: readonly NotHonoured[];
      readonly found?: true;
    }
  /** A picture that was to be changed cannot be used. Nothing was paid, and another try would not help. */
  | { readonly kind: "unusable-input"; readonly why: UnusableInput }
  | { readonly kind: "answered"; readonly text: string }
  /** `output` is the JSON text of an object that fits the sender's schema. */
  | { readonly kind: "structured"; readonly output: string }
  /** Another try would not help. */
  | {
      readonly kind: "unanswerable";
      readonly reason: Extract<ApologyReason, "text-unfit" | "text-invalid-schema" | "text-daily-limit">;
      /** Whether the model was called, and so paid. */
      readonly paid: boolean;
      /** When the day's money allows the next one, in ms. */
      readonly freeAt?: number;
    }
  | { readonly kind: "failed"; readonly outcome: CallOutcome; readonly retryAfterSeconds: number | null }
  | { readonly kind: "download-failed"; readonly retry: boolean };

/** The object of the sender, as a consumer sees it. */
export interface JobPort {
  claim(job: string): Promise<Claim>;
  saveRemote(job: string, attempt: number, remote: RemotePictures): Promise<boolean>;
  /** Reserves a further call of the text model within an attempt. */
  reserveAgain(job: string, attempt: number): ReturnType<MayAskAgain>;
  finish(job: string, attempt: number, result: WorkResult): Promise<{ again: boolean }>;
}

export interface JobDependencies {
  /** In ms. */
  readonly now: () => number;
  readonly provider: (name: ProviderName) => ImageProvider | null;
  readonly pictures: PictureStore;
  readonly download: (url: string) => Promise<Download>;
  readonly complete: (order: CompletionOrder, mayAskAgain: MayAskAgain) => Promise<WorkResult>;
  /** Resolves after so many ms. */
  readonly pause: (ms: number) => Promise<void>;
}

/** More rounds than the rules ever allow: a bound on a loop that talks to others. */
const MOST_ROUNDS = 12;

/**
 * Works on one job until it is final, held by somebody else, or has to wait. The time spent here is a queue
 * consumer's: waiting for a provider costs no CPU and keeps no object busy.
 */
export async function workOnJob(port: JobPort, job: string, dependencies: JobDependencies): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const claim = await port.claim(job);
    if (claim.kind === "nothing") return;
    const from = dependencies.now();
    const result = await carryOut(port, job, claim, dependencies);
    noteCalled(job, claim, result, dependencies.now() - from);
    const { again } = await port.finish(job, claim.attempt, result);
    if (!again) return;
  }
}

function noteCalled(
  job: string,
  claim: Exclude<Claim, { kind: "nothing" }>,
  result: WorkResult,
  ms: number,
): void {
  const provider = claim.kind === "draw" ? claim.provider : claim.kind;
  const outcome = result.kind === "failed" ? result.outcome : result.kind;
  log("called", { job, attempt: claim.attempt, provider, outcome, ms });
}

async function carryOut(
  port: JobPort,
  job: string,
  claim: Exclude<Claim, { kind: "nothing" }>,
  dependencies: JobDependencies,
): Promise<WorkResult> {
  if (claim.kind === "complete") {
    const order = decodeOrder(claim.order);
    if (order === null) return { kind: "unanswerable", reason: "text-unfit", paid: false };
    return dependencies.complete(order, () => port.reserveAgain(job, claim.attempt));
  }
  // An earlier attempt may have stored its picture and died before it could say so: that one is paid already.
  if (claim.attempt > 1) {
    const stored = await dependencies.pictures.find(job);
    if (stored !== null) {
      return { ...storedAs(stored.extension), ...(claim.kind === "draw" && { found: true }) };
    }
  }
  const order = decodePictureOrder(claim.order);
  if (order === null) return { kind: "failed", outcome: "misconfigured", retryAfterSeconds: null };
  const { provider: name } = claim;
  const recipe = { description: order.prompt, provider: name };
  if (claim.kind === "download") return fetchPicture(job, claim.remote.urls[0] ?? "", dependencies, recipe);
  const provider = dependencies.provider(name);
  if (provider === null) return { kind: "failed", outcome: "misconfigured", retryAfterSeconds: null };
  const outcome = await provider.draw(order.prompt);
  if (outcome.kind === "drawn") return keep(job, outcome.bytes, dependencies, recipe);
  if (outcome.kind !== "drawn-remote") return failure(outcome);
  await port.saveRemote(job, claim.attempt, { urls: [outcome.url], notHonoured: [] });
  return fetchPicture(job, outcome.url, dependencies, recipe);
}

function storedAs(extension: string): WorkResult {
  return { kind: "stored", extensions: [extension], notHonoured: [] };
}

async function fetchPicture(
  job: string,
  url: string,
  dependencies: JobDependencies,
  recipe: Recipe,
): Promise<WorkResult> {
  const fetched = await dependencies.download(url);
  if (fetched.ok) return keep(job, fetched.bytes, dependencies, recipe);
  return { kind: "download-failed", retry: isWorthRetrying(fetched.reason) };
}

/** Before the second, third and fourth try to store a picture, in ms: well within the lease. */
const PUT_PAUSES = [200, 1_000, 4_000] as const;

/** The picture is paid: while there is a chance to store it, it is not drawn again. */
async function keep(
  job: string,
  bytes: Uint8Array,
  dependencies: JobDependencies,
  recipe: Recipe,
): Promise<WorkResult> {
  const put = await putAgain(job, bytes, dependencies, recipe);
  if (put?.ok) return storedAs(put.extension);
  return { kind: "failed", outcome: "unusable", retryAfterSeconds: null };
}

/** null: R2 failed each time. A put that failed may have been done all the same: the next one then finds it. */
async function putAgain(
  job: string,
  bytes: Uint8Array,
  { pictures, pause }: JobDependencies,
  recipe: Recipe,
) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await pictures.put(job, bytes, recipe);
    } catch (fault) {
      logFault("put", fault, { job });
      const wait = PUT_PAUSES[tries];
      if (wait === undefined) return null;
      await pause(wait);
    }
  }
}

function failure(outcome: Exclude<DrawOutcome, { kind: "drawn" | "drawn-remote" }>): WorkResult {
  const retryAfterSeconds = outcome.kind === "unavailable" ? outcome.retryAfterSeconds : null;
  return { kind: "failed", outcome: outcome.kind, retryAfterSeconds };
}
