import type { ChatContent, Resource } from "@asi-image-agent/protocol";

/** Pictures that may go with one message. */
export const MOST_ATTACHMENTS = 4;
/** What the pictures of one message may weigh: in base64 twice, they fit the agent's limit of 1 MiB for a body. */
export const PER_MESSAGE_BYTES = 540_000;

/** A picture that goes with a message: by a data: URI, or by a link that the agent follows. */
export interface Attachment {
  readonly resourceId: string;
  readonly uri: string;
}

/** An attachment as it stands in a ChatMessage. The type is told where the URI tells it. */
export function resourceOf({ resourceId, uri }: Attachment): ChatContent {
  const mimeType = /^data:([^;,]+)/.exec(uri)?.[1];
  const metadata: Resource["metadata"] = mimeType === undefined ? {} : { mime_type: mimeType };
  return { type: "resource", resourceId, resources: [{ uri, metadata }] };
}
