import { decodeBase64 } from "@asi-image-agent/protocol";
import type { InputPicture } from "../agent/picture-order.ts";
import type { UnusableInput } from "../agent/sentences/sentences.ts";
import { ASSET_SCHEME, type Asset, type AssetFailure } from "../agentverse/storage.ts";
import type { Download, DownloadFailure } from "../imagegen/download.ts";
import type { PictureStore } from "../imagegen/picture-store.ts";
import { sniffPicture } from "../imagegen/picture-type.ts";
import type { InputBytes } from "../imagegen/port.ts";
import { logFault } from "../log.ts";

/** The pictures that an order starts from, or why they cannot be had. `out-of-order`: our own store is, for now. */
export type FetchedInputs =
  | { readonly ok: true; readonly inputs: readonly InputBytes[] }
  | { readonly ok: false; readonly why: UnusableInput | "out-of-order" };

/** The sources from which pictures are fetched. `maxBytes` bounds each. */
export interface InputSources {
  readonly pictures: Pick<PictureStore, "get">;
  /** Downloads from an address that a stranger named, under the rules for these. */
  readonly download: (url: string, maxBytes: number) => Promise<Download>;
  /** Out of Agentverse's storage. */
  readonly asset: (uri: string, maxBytes: number) => Promise<Asset>;
  /** Resolves after so many ms. */
  readonly pause: (ms: number) => Promise<void>;
}

const MOST_BYTES = 20 * 1024 * 1024;
/** Bytes of all pictures of an order together: a Worker has 128 MB, and several orders are worked on side by side. */
const MOST_TOGETHER = 24 * 1024 * 1024;
/** The pause before a picture whose host did not answer is asked for once more, in ms. */
const PAUSE = 1_500;

type FetchedInput =
  | { readonly ok: true; readonly input: InputBytes }
  | { readonly ok: false; readonly why: UnusableInput | "out-of-order" };

/**
 * Fetches the pictures that an order starts from, side by side. They come before anything is paid: one that cannot be
 * used ends the job in plain words. Never throws.
 */
export async function fetchInputs(
  inputs: readonly InputPicture[],
  sources: InputSources,
): Promise<FetchedInputs> {
  const maxBytes = Math.min(MOST_BYTES, Math.floor(MOST_TOGETHER / Math.max(1, inputs.length)));
  const fetched = await Promise.all(
    inputs.map((input) =>
      input.kind === "own"
        ? fetchOwn(input.key, maxBytes, sources)
        : fetchNamed(input.uri, maxBytes, sources),
    ),
  );
  const found: InputBytes[] = [];
  for (const one of fetched) {
    if (!one.ok) return one;
    found.push(one.input);
  }
  return { ok: true, inputs: found };
}

async function fetchOwn(key: string, maxBytes: number, { pictures }: InputSources): Promise<FetchedInput> {
  try {
    const stored = await pictures.get(key);
    if (stored === null) return unusable("gone");
    return usable(stored.bytes, maxBytes, stored.recipe?.seed ?? null);
  } catch (fault) {
    logFault("input", fault, { key });
    return unusable("out-of-order");
  }
}

async function fetchNamed(uri: string, maxBytes: number, sources: InputSources): Promise<FetchedInput> {
  if (/^data:/i.test(uri)) return readDataUri(uri, maxBytes);
  const isAsset = uri.slice(0, ASSET_SCHEME.length).toLowerCase() === ASSET_SCHEME;
  const ask = () => (isAsset ? sources.asset(uri, maxBytes) : sources.download(uri, maxBytes));
  let answer = await ask();
  if (!answer.ok && (answer.reason === "unavailable" || answer.reason === "timeout")) {
    await sources.pause(PAUSE);
    answer = await ask();
  }
  return answer.ok ? usable(answer.bytes, maxBytes, null) : unusable(WHY[answer.reason]);
}

const WHY: Readonly<Record<DownloadFailure | AssetFailure, UnusableInput>> = {
  "url-not-allowed": "not-allowed",
  "not-an-asset": "not-allowed",
  forbidden: "not-allowed",
  unavailable: "gone",
  timeout: "gone",
  gone: "gone",
  "too-large": "too-large",
  unreadable: "no-picture",
  "not-a-picture": "no-picture",
};

const BASE64_DATA = /^data:[^,]{0,200};base64,/i;

function readDataUri(uri: string, maxBytes: number): FetchedInput {
  const head = BASE64_DATA.exec(uri.slice(0, 256))?.[0];
  if (head === undefined) return unusable("no-picture");
  if (uri.length - head.length > Math.ceil(maxBytes / 3) * 4) return unusable("too-large");
  const bytes = decodeBase64(uri.slice(head.length));
  return bytes === null ? unusable("no-picture") : usable(bytes, maxBytes, null);
}

/** The type is what the bytes say, whatever their sender called it. */
function usable(bytes: Uint8Array, maxBytes: number, seed: number | null): FetchedInput {
  if (bytes.length > maxBytes) return unusable("too-large");
  const type = sniffPicture(bytes);
  return type === null ? unusable("no-picture") : { ok: true, input: { bytes, mime: type.mime, seed } };
}

function unusable(why: UnusableInput | "out-of-order"): FetchedInput {
  return { ok: false, why };
}
