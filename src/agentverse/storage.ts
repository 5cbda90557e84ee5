import { decodeBase64 } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { SECOND } from "../clock.ts";
import { type PictureType, sniffPicture } from "../imagegen/picture-type.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";

export type AssetFailure =
  /** The URI is of neither form of agent-storage: nobody was asked. */
  | "not-an-asset"
  /** The storage answered 401 or 403: its owner did not give this agent leave to read it. */
  | "forbidden"
  /** The storage answered 404 or 410, or anything else that will not change. */
  | "gone"
  /** The storage did not serve it now: another try may succeed. */
  | "unavailable"
  | "timeout"
  | "too-large"
  /** The answer is not the JSON of an asset. */
  | "unreadable"
  | "not-a-picture";

export type Asset =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly type: PictureType }
  | { readonly ok: false; readonly reason: AssetFailure };

export interface AssetOptions {
  readonly fetch: HttpFetch;
  readonly agentverseUrl: string;
  /** The value of `Authorization`. */
  readonly authorization: () => string;
  /** The most bytes of the picture; 20 MB by default. */
  readonly maxBytes?: number;
  /** The time limit over headers and body, in ms; 20 s by default. */
  readonly timeoutMs?: number;
}

/** The time, in seconds, for which a token for the storage holds (ExternalStorage in uagents_core/storage.py). */
export const STORAGE_TOKEN_WINDOW = 3_600;

const TIMEOUT = 20 * SECOND;
const MOST_BYTES = 20 * 1024 * 1024;
/** Bytes of the JSON around the base64 text in the answer. */
const JSON_AROUND = 16 * 1024;

const URI =
  /^agent-storage:\/\/(?:\S{1,500}\/v1\/storage|[^\s/]{1,253})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

const assetSchema = z.object({ contents: z.string() });

/** The scheme that `parseAssetUri` reads. */
export const ASSET_SCHEME = "agent-storage:";

/**
 * The id in `agent-storage://https://agentverse.ai/v1/storage/<id>` or `agent-storage://agentverse.ai/<id>`, in lower
 * case; null for everything else.
 */
export function parseAssetUri(uri: string): string | null {
  return URI.exec(uri)?.[1]?.toLowerCase() ?? null;
}

/**
 * Fetches a picture out of Agentverse's storage, as ExternalStorage.download in uagents_core/storage.py does. A
 * stranger wrote the URI: only its id counts, and whatever host it names, the configured Agentverse alone is asked
 * and gets the token, without following a redirect. What comes must be a picture by its own bytes. Never throws.
 */
export async function fetchAsset(uri: string, options: AssetOptions): Promise<Asset> {
  const id = parseAssetUri(uri);
  if (id === null) return failed("not-an-asset");
  try {
    const timed = await withTimeLimit(options.timeoutMs ?? TIMEOUT, (signal) => ask(id, options, signal));
    return timed.ok ? timed.value : failed("timeout");
  } catch {
    return failed("unavailable");
  }
}

async function ask(id: string, options: AssetOptions, signal: AbortSignal): Promise<Asset> {
  const { fetch, agentverseUrl, authorization, maxBytes = MOST_BYTES } = options;
  const response = await fetch(`${agentverseUrl}/v1/storage/assets/${id}/contents/`, {
    method: "GET",
    headers: { accept: "application/json", authorization: authorization() },
    redirect: "manual",
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    return failed(reasonOf(response.status));
  }
  const answer = await readBounded(response.body, Math.ceil(maxBytes / 3) * 4 + JSON_AROUND);
  if (answer === null) return failed("too-large");
  const bytes = contentsOf(answer);
  if (bytes === null) return failed("unreadable");
  if (bytes.length > maxBytes) return failed("too-large");
  const type = sniffPicture(bytes);
  return type === null ? failed("not-a-picture") : { ok: true, bytes, type };
}

function contentsOf(answer: Uint8Array): Uint8Array | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(answer));
  } catch {
    return null;
  }
  const asset = assetSchema.safeParse(json);
  return asset.success ? decodeBase64(asset.data.contents) : null;
}

function reasonOf(status: number): AssetFailure {
  if (status === 401 || status === 403) return "forbidden";
  return status >= 500 || status === 429 || status === 408 || status === 425 ? "unavailable" : "gone";
}

function failed(reason: AssetFailure): Asset {
  return { ok: false, reason };
}
