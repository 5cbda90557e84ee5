import {
  type ChatContent,
  chatAcknowledgement,
  chatMessage,
  chatProtocol,
  formatTimestamp,
  type Identity,
} from "@asi-image-agent/protocol";
import { seal } from "../seal.ts";

/** How long an envelope of ours holds, in ms. */
const LIFETIME = 60_000;

/** The two sides of a chat: who speaks to which agent. */
export interface Parties {
  readonly agentAddress: string;
  readonly identity: Identity;
}

interface ChatLine {
  readonly session: string;
  readonly msgId: string;
  readonly text: string;
  /** Content that goes with the text, pictures for instance. */
  readonly others?: readonly ChatContent[];
}

/** The wire text of an envelope with a ChatMessage of one text and whatever goes with it. `now` in ms. */
export function sealChatText(
  parties: Parties,
  { session, msgId, text, others = [] }: ChatLine,
  now: number,
): string {
  const timestamp = formatTimestamp(now);
  const payload = chatMessage.encode({ timestamp, msgId, content: [{ type: "text", text }, ...others] });
  return sealTo(parties, session, chatMessage.digest, payload, now);
}

/** The wire text of an envelope that tells the agent that its message arrived. `now` in ms. */
export function sealAcknowledgement(
  parties: Parties,
  { session, acknowledgedMsgId }: { readonly session: string; readonly acknowledgedMsgId: string },
  now: number,
): string {
  const timestamp = formatTimestamp(now);
  const payload = chatAcknowledgement.encode({ timestamp, acknowledgedMsgId, metadata: null });
  return sealTo(parties, session, chatAcknowledgement.digest, payload, now);
}

function sealTo(
  parties: Parties,
  session: string,
  schemaDigest: string,
  payload: string,
  now: number,
): string {
  const message = { session, schemaDigest, protocolDigest: chatProtocol.digest, payload };
  return seal(parties.identity, parties.agentAddress, message, now + LIFETIME);
}
