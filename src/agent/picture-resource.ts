import { type ChatContent, uuid4FromBytes } from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** How pictures come in a chat reply: as Markdown in its text, as a ResourceContent each, or as both. */
export const IMAGE_REPLIES = ["markdown", "resource", "both"] as const;
export type ImageReply = (typeof IMAGE_REPLIES)[number];

/** What a resource is in its message, as ASI:One's own image agents name it. */
const ROLE = "image";

const MIME_TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/**
 * A picture behind its link, as the reference's chat protocol has files (`uagents_core.contrib.protocols.chat`). Its id
 * is made of the link: written again, it is the same resource.
 */
export function pictureResource(url: string): ChatContent {
  const resourceId = uuid4FromBytes(sha256(utf8ToBytes(url)).slice(0, 16));
  const mimeType = MIME_TYPES[url.slice(url.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  return {
    type: "resource",
    resourceId,
    resources: [{ uri: url, metadata: { mime_type: mimeType, role: ROLE } }],
  };
}
