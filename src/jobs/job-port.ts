import type { CompletionOrder } from "../agent/completion-order.ts";
import type { InputPicture, PictureOrder } from "../agent/picture-order.ts";
import type { NotHonoured, UnusableInput } from "../agent/sentences/sentences.ts";
import type { ApologyReason } from "../agent/words.ts";
import type { PictureBytes } from "../agentverse/store-asset.ts";
import type { MayAskAgain } from "../completion/structured.ts";
import type { Download } from "../imagegen/download.ts";
import type { PictureStore } from "../imagegen/picture-store.ts";
import type { ImageProvider, Quality } from "../imagegen/port.ts";
import type { ProviderName } from "../imagegen/provider.ts";
import type { Bill } from "./bill.ts";
import type { FetchedInputs } from "./inputs.ts";
import type { CallOutcome } from "./next-step.ts";

/** Address of the sender that may read copies of the pictures in Agentverse's storage; absent: none are made. */
type ShareWith = string;

/** The work that the sender's object gives a consumer. */
export type Claim =
  | {
      readonly kind: "draw";
      readonly attempt: number;
      readonly provider: ProviderName;
      /** The order's JSON text, from `encodePictureOrder`. */
      readonly order: string;
      /** Pictures still wanted. */
      readonly count: number;
      /** Pictures that are stored already. */
      readonly stored: number;
      /** Somebody looks on: what is seen of the picture meanwhile is to be shown. */
      readonly isWatched?: true;
      readonly shareWith?: ShareWith;
    }
  /** A provider has made the pictures; only fetching them is left. */
  | {
      readonly kind: "download";
      readonly attempt: number;
      readonly provider: ProviderName;
      readonly order: string;
      readonly remote: RemotePictures;
      /** Pictures that were stored before these were made. */
      readonly stored: number;
      readonly shareWith?: ShareWith;
    }
  /** A question to the text model, as `encodeOrder` writes it. */
  | { readonly kind: "complete"; readonly attempt: number; readonly order: string }
  /** What a line of a chat wants, likewise. */
  | { readonly kind: "understand"; readonly attempt: number; readonly order: string }
  | { readonly kind: "nothing" };

/** Pictures that a provider has made and keeps for us. */
export interface RemotePictures {
  readonly urls: readonly string[];
  readonly notHonoured: readonly NotHonoured[];
}

/** The report of a consumer on its attempt. */
export type WorkResult =
  /**
   * Pictures are stored: `extensions` of all of them, in the order of their keys. `found`: an earlier attempt had
   * stored them, and the call that was claimed was not made.
   */
  | {
      readonly kind: "stored";
      readonly extensions: readonly string[];
      readonly notHonoured: readonly NotHonoured[];
      readonly found?: true;
      /** agent-storage URIs of their copies there, in the same order; null: there is none of this one. */
      readonly copies?: readonly (string | null)[];
    }
  /** A picture that was to be changed cannot be used. Nothing was paid, and another try would not help. */
  | { readonly kind: "unusable-input"; readonly why: UnusableInput }
  | { readonly kind: "answered"; readonly text: string }
  /** What the text model said of a line; null: nothing, or not in time. */
  | { readonly kind: "understood"; readonly answer: string | null }
  /** The text model's answer: `output` is the JSON text of an object that fits the sender's schema. */
  | { readonly kind: "structured"; readonly output: string }
  /** The question cannot be answered: another try would not help. */
  | {
      readonly kind: "unanswerable";
      readonly reason: Extract<ApologyReason, "text-unfit" | "text-invalid-schema" | "text-daily-limit">;
      /** Whether the model was called, and so paid. */
      readonly paid: boolean;
      /** Time at which the day's money allows the next one, in ms. */
      readonly freeAt?: number;
    }
  | { readonly kind: "failed"; readonly outcome: CallOutcome; readonly retryAfterSeconds: number | null }
  | { readonly kind: "download-failed"; readonly retry: boolean };

/** What an attempt came to, and what it has cost; `bill` null: nobody knows. */
export interface Worked {
  readonly result: WorkResult;
  readonly bill: Bill | null;
}

/** The object of the sender, as a consumer sees it. */
export interface JobPort {
  claim(job: string): Promise<Claim>;
  saveRemote(job: string, attempt: number, remote: RemotePictures): Promise<boolean>;
  /** Shows what is seen of the picture while it is drawn to whoever listens. Nothing of it is kept. */
  showPartial(job: string, attempt: number, bytes: Uint8Array): Promise<void>;
  /** Reserves a further call of the text model within an attempt. */
  reserveAgain(job: string, attempt: number): ReturnType<MayAskAgain>;
  /** `bill` null: nobody knows what the call has cost, so that what was reserved for it stays taken. */
  finish(job: string, attempt: number, result: WorkResult, bill: Bill | null): Promise<{ again: boolean }>;
}

export interface JobDependencies {
  /** The clock, in ms. */
  readonly now: () => number;
  readonly provider: (name: ProviderName) => ImageProvider | null;
  readonly pictures: PictureStore;
  /** Copies a picture into Agentverse's storage for a reader. Gives the copy's URI; null: there is none. Never throws. */
  readonly share: (picture: PictureBytes, reader: string) => Promise<string | null>;
  readonly download: (url: string, maxBytes: number) => Promise<Download>;
  /** The pictures that an order starts from. */
  readonly inputs: (inputs: readonly InputPicture[]) => Promise<FetchedInputs>;
  readonly complete: (order: CompletionOrder, mayAskAgain: MayAskAgain) => Promise<Worked>;
  /** What a line of a chat wants. Takes 3 seconds at most. */
  readonly understand: (order: CompletionOrder) => Promise<Worked>;
  /** What each picture of an order has cost, in millionths of a dollar. */
  readonly pictureCost: (
    name: ProviderName,
    order: PictureOrder,
    drawn: {
      readonly notHonoured: readonly NotHonoured[];
      readonly quality?: Quality;
      readonly partials?: number;
    },
  ) => number;
  /** Resolves after so many ms. */
  readonly pause: (ms: number) => Promise<void>;
}
