import { uuid4FromBytes } from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ClockAndIds } from "./letter.ts";

/**
 * The msg_id of the reply to a chat message: made of the message's own msg_id and the session, so that an
 * acknowledgement leads back to the message without an index or a search. Both are canonical UUID4s.
 */
export function replyIdOf(msgId: string, session: string): string {
  const pad = sha256(utf8ToBytes(`reply in ${session}`));
  const bytes = hexToBytes(msgId.replaceAll("-", ""));
  return uuid4FromBytes(bytes.map((byte, index) => byte ^ (pad[index] ?? 0)));
}

/** The message that a reply answers: the way there, taken once more, leads back. */
export function messageIdOf(replyId: string, session: string): string {
  return replyIdOf(replyId, session);
}

/** A clockAndIds whose first id is that of the reply; a message without msg_id gets a random one. */
export function replyIds(clockAndIds: ClockAndIds, msgId: string | null, session: string): ClockAndIds {
  if (msgId === null) return clockAndIds;
  let used = false;
  const newId = () => {
    if (used) return clockAndIds.newId();
    used = true;
    return replyIdOf(msgId, session);
  };
  return { ...clockAndIds, newId };
}
