import {
  type ChatContent,
  chatAcknowledgement,
  chatMessage,
  chatProtocol,
  type Envelope,
  formatTimestamp,
  type Identity,
  sealEnvelope,
} from "@asi-image-agent/protocol";

const LIFETIME_SECONDS = 60;

/** The two sides of a chat: who speaks to which agent. */
export interface Parties {
  readonly agentAddress: string;
  readonly identity: Identity;
}

export interface OutgoingMessage {
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string;
  /** JSON text. */
  readonly message: string;
  readonly lifetimeSeconds: number;
}

/**
 * The facts that make one sealing differ from the next: the time in milliseconds and a nonce (see random-nonce.ts).
 */
export interface Moment {
  readonly now: number;
  readonly nonce: bigint;
}

/** Seals a message to the agent in a signed envelope. */
export function sealTo(parties: Parties, outgoing: OutgoingMessage, { now, nonce }: Moment): Envelope {
  const { lifetimeSeconds, ...letter } = outgoing;
  return sealEnvelope(parties.identity, {
    ...letter,
    target: parties.agentAddress,
    expires: BigInt(Math.floor(now / 1000) + lifetimeSeconds),
    nonce,
  });
}

interface ChatLine {
  readonly session: string;
  readonly msgId: string;
  readonly text: string;
  /** Content that goes with the text, pictures for instance. */
  readonly others?: readonly ChatContent[];
}

/** An envelope with a ChatMessage of one text and whatever goes with it. */
export function sealChatText(
  parties: Parties,
  { session, msgId, text, others = [] }: ChatLine,
  moment: Moment,
): Envelope {
  const timestamp = formatTimestamp(moment.now);
  const message = chatMessage.encode({ timestamp, msgId, content: [{ type: "text", text }, ...others] });
  return sealTo(parties, chat(session, chatMessage.digest, message), moment);
}

/** An envelope that tells the agent that its message arrived. */
export function sealAcknowledgement(
  parties: Parties,
  { session, acknowledgedMsgId }: { readonly session: string; readonly acknowledgedMsgId: string },
  moment: Moment,
): Envelope {
  const timestamp = formatTimestamp(moment.now);
  const message = chatAcknowledgement.encode({ timestamp, acknowledgedMsgId, metadata: null });
  return sealTo(parties, chat(session, chatAcknowledgement.digest, message), moment);
}

function chat(session: string, schemaDigest: string, message: string): OutgoingMessage {
  const { digest: protocolDigest } = chatProtocol;
  return { session, schemaDigest, protocolDigest, message, lifetimeSeconds: LIFETIME_SECONDS };
}
