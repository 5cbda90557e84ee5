import type { MessageType } from "@asi-image-agent/protocol";

/** A message of ours as it goes into an envelope: the JSON text has been checked against its schema. */
export interface WrittenMessage {
  readonly schemaDigest: string;
  readonly payload: string;
}

/** Throws an Error for a message that its type does not allow. */
export function written<T>(type: MessageType<T>, message: T): WrittenMessage {
  return { schemaDigest: type.digest, payload: type.encode(message) };
}
