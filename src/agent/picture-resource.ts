import { type ChatContent, parseUuid4, uuid4FromBytes } from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";

/** How pictures come in a chat reply: as Markdown in its text, as a ResourceContent each, or as both. */
export const IMAGE_REPLIES = ["markdown", "resource", "both"] as const;
export type ImageReply = (typeof IMAGE_REPLIES)[number];

/** Where a ResourceContent points to: the picture's own link, or a copy of it in Agentverse's storage. */
export const RESOURCE_URIS = ["https", "agent-storage"] as const;
export type ResourceUri = (typeof RESOURCE_URIS)[number];

/** Copies of a reply's pictures in Agentverse's storage. */
export const sharedCopiesSchema = z.object({
  /** The copies' agent-storage URIs, in the order of the pictures; null: there is none of this one. */
  uris: z.array(z.nullable(z.string())),
  /** Time after which the storage may have deleted them, in ms. */
  until: z.number(),
});
type SharedCopies = z.infer<typeof sharedCopiesSchema>;

/**
 * What a resource is in its message. The word is that of Fetch.ai's deployed image-generator-agent (chat_proto.py) and
 * of the examples that were made after it.
 */
const ROLE = "generated-image";

const MIME_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/** The resources of a reply: each picture's copy in the storage while that is there, else its link. */
export function pictureResources(
  urls: readonly string[],
  shared: SharedCopies | undefined,
  now: number,
): ChatContent[] {
  const copies = shared !== undefined && now < shared.until ? shared.uris : [];
  return urls.map((url, index) => pictureResource(url, copies[index] ?? null));
}

/**
 * A picture behind its link or its copy, as the reference's chat protocol has files
 * (`uagents_core.contrib.protocols.chat`). The resource's id is the copy's own, by which the reference's agents fetch
 * it; without a copy it is made of the link: written again, it is the same resource.
 */
export function pictureResource(url: string, copy: string | null = null): ChatContent {
  const mimeType = MIME_TYPES[url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const asset = copy === null ? null : parseUuid4(copy.slice(copy.lastIndexOf("/") + 1));
  const uri = asset === null ? url : (copy ?? url);
  const resourceId = asset ?? uuid4FromBytes(sha256(utf8ToBytes(url)).slice(0, 16));
  return {
    type: "resource",
    resourceId,
    resources: [{ uri, metadata: { mime_type: mimeType, role: ROLE } }],
  };
}
