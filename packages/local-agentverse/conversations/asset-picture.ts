import { decodeBase64, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";

const ASSET_URI = /^agent-storage:\/\/.{0,200}\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** The id of an asset by its URI, whatever host that names: this storage alone is asked; null: it is no such URI. */
export function assetIdIn(uri: string): string | null {
  return ASSET_URI.exec(uri)?.[1]?.toLowerCase() ?? null;
}

const PICTURE_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
const assetSchema = z.object({ mime_type: z.enum(PICTURE_TYPES), contents: z.string() });

/** Asks this Agentverse for what lies at a path. */
export type AskHere = (
  path: string,
  headers: Readonly<Record<string, string>>,
) => Response | Promise<Response>;

/**
 * A picture out of this Agentverse's storage, asked for as every agent does; null: there is none, or whoever holds the
 * token may not read it.
 */
export async function assetPicture(
  ask: AskHere,
  id: string,
  authorization: string,
): Promise<Response | null> {
  const answer = await ask(`/v1/storage/assets/${encodeURIComponent(id)}/contents/`, { authorization });
  const json = parseJson(await answer.text());
  const asset = assetSchema.safeParse(json.ok ? json.value : null);
  const bytes = asset.success ? decodeBase64(asset.data.contents) : null;
  if (!answer.ok || !asset.success || bytes === null) return null;
  return new Response(bytes.slice(), { headers: { "content-type": asset.data.mime_type } });
}
