import { encodeBase64, parseUuid4 } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { HOUR, SECOND } from "../clock.ts";
import type { PictureType } from "../imagegen/picture-type.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";

export interface PictureBytes {
  /** Its name in the storage, which tells its owner which picture it is. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}

export type StoreFailure =
  /** The storage answered 401 or 403: the agent's account has not delegated the making of assets to it. */
  | "forbidden"
  /** It answered another status that will not change, or without an asset's id. */
  | "refused"
  | "unavailable"
  | "timeout"
  | "too-large";

export type AssetCopy =
  | { readonly ok: true; readonly uri: string }
  | { readonly ok: false; readonly reason: StoreFailure };

export interface StoreAssetOptions {
  readonly fetch: HttpFetch;
  readonly agentverseUrl: string;
  /** The value of `Authorization`. */
  readonly authorization: () => string;
  /** Resolves after so many ms. */
  readonly pause: (ms: number) => Promise<void>;
  /** The time limit over all calls, in ms; `STORING_TIME` by default. */
  readonly timeoutMs?: number;
}

/** The longest that storing a picture takes, all tries together. */
export const STORING_TIME = 15 * SECOND;
/** The longest life that the storage gives an asset, in hours (docs.agentverse.ai: Create Asset Metadata). */
const LIFETIME_HOURS = 24;
/** How long an asset is counted on: its life, less what it may take to deliver the message that names it. */
export const ASSET_LIFE = (LIFETIME_HOURS - 1) * HOUR;

/** Base64, JSON and the request's bytes of a picture lie in memory together: a Worker has 128 MB. */
const MOST_BYTES = 8 * 1024 * 1024;
const LONGEST_ANSWER = 64 * 1024;
/** The time limit of one call, as uagents_core/storage.py has it. */
const CALL_TIMEOUT = 10 * SECOND;
/** The pauses before the second and third try of a call, in ms. */
const PAUSES = [500, 2_000] as const;

const assetSchema = z.object({ asset_id: z.string() });

/**
 * Copies a picture into Agentverse's storage and lets `readers` read it, the first of whom must be able to. The calls
 * are those of ExternalStorage in uagents_core/storage.py (create_asset, set_permissions), by the agent's own
 * attestation in place of an account's key, as agentverse_sdk/_common/storage.py creates assets. Nobody but the
 * configured Agentverse is asked, and no redirect is followed. A second try may leave an asset behind that nobody
 * knows: it costs nothing and ends within a day. Never throws.
 */
export async function storeAsset(
  picture: PictureBytes,
  readers: readonly [string, ...string[]],
  options: StoreAssetOptions,
): Promise<AssetCopy> {
  if (picture.bytes.length > MOST_BYTES) return failed("too-large");
  const limit = options.timeoutMs ?? STORING_TIME;
  try {
    const timed = await withTimeLimit(limit, (signal) => store(picture, readers, { ...options, signal }));
    return timed.ok ? timed.value : failed("timeout");
  } catch {
    return failed("unavailable");
  }
}

type Options = StoreAssetOptions & { readonly signal: AbortSignal };

async function store(
  { name, bytes, type }: PictureBytes,
  [reader, ...others]: readonly [string, ...string[]],
  options: Options,
): Promise<AssetCopy> {
  const asset = {
    name,
    mime_type: type.mime,
    contents: encodeBase64(bytes),
    lifetime_hours: LIFETIME_HOURS,
  };
  const created = await askAgain("POST", "/", asset, options);
  if (!created.ok) return created;
  const id = idOf(created.json);
  if (id === null) return failed("refused");
  const allow = (address: string) => {
    const permission = { agent_address: address, read: true, write: false };
    return askAgain("PUT", `/${id}/permissions/`, permission, options);
  };
  const allowed = await allow(reader);
  if (!allowed.ok) return allowed;
  for (const other of others) await allow(other);
  return { ok: true, uri: assetUri(options.agentverseUrl, id) };
}

/** The longer of the two forms, that of the deployed agents: fetchai/agentverse-skills reads no other. */
function assetUri(agentverseUrl: string, id: string): string {
  return `agent-storage://${agentverseUrl}/v1/storage/${id}`;
}

function idOf(json: unknown): string | null {
  const asset = assetSchema.safeParse(json);
  return asset.success ? parseUuid4(asset.data.asset_id) : null;
}

type Answer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: StoreFailure };

/** Asks as often as there are pauses, and once more, while the storage is only out of reach. */
async function askAgain(
  method: "POST" | "PUT",
  path: string,
  body: object,
  options: Options,
): Promise<Answer> {
  const text = JSON.stringify(body);
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(method, path, text, options);
    const wait = PAUSES[tries];
    if (answer.ok || answer.reason !== "unavailable" || wait === undefined) return answer;
    await options.pause(wait);
  }
}

async function ask(method: string, path: string, body: string, options: Options): Promise<Answer> {
  const { fetch, agentverseUrl, authorization, signal } = options;
  try {
    const timed = await withTimeLimit(CALL_TIMEOUT, async (ofCall): Promise<Answer> => {
      const response = await fetch(`${agentverseUrl}/v1/storage/assets${path}`, {
        method,
        headers: {
          accept: "application/json",
          authorization: authorization(),
          "content-type": "application/json",
        },
        body,
        redirect: "manual",
        signal: AbortSignal.any([signal, ofCall]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return failed(reasonOf(response.status));
      }
      return { ok: true, json: parsed(await readBounded(response.body, LONGEST_ANSWER)) };
    });
    return timed.ok ? timed.value : failed("unavailable");
  } catch {
    return failed("unavailable");
  }
}

function parsed(answer: Uint8Array | null): unknown {
  try {
    return answer === null ? undefined : JSON.parse(new TextDecoder().decode(answer));
  } catch {
    return undefined;
  }
}

function reasonOf(status: number): StoreFailure {
  if (status === 401 || status === 403) return "forbidden";
  if (status === 413) return "too-large";
  return status >= 500 || status === 429 || status === 408 || status === 425 ? "unavailable" : "refused";
}

function failed(reason: StoreFailure): { readonly ok: false; readonly reason: StoreFailure } {
  return { ok: false, reason };
}
