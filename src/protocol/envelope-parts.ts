/** A signed, addressed payload as it travels between agents. Source: uagents_core/envelope.py. */
export interface Envelope {
  /** Any integer: the reference neither signs nor checks it. */
  readonly version: number;
  readonly sender: string;
  readonly target: string;
  /** Canonical lower-case version-4 UUID, the same through a conversation. */
  readonly session: string;
  readonly schemaDigest: string;
  /** The digest of the protocol. It is not signed. */
  readonly protocolDigest: string | null;
  /** Base64 text as it stood on the wire, because that is what is signed. */
  readonly payload: string | null;
  /** The end, in seconds since 1970. */
  readonly expires: bigint | null;
  readonly nonce: bigint | null;
  readonly signature: string | null;
}

/** The letter inside: what sealEnvelope needs besides who signs. `message` is JSON text. */
export interface Letter {
  readonly target: string;
  readonly session: string;
  readonly schemaDigest: string;
  readonly protocolDigest: string | null;
  readonly message: string;
  readonly expires: bigint | null;
  /** Should be from 1 to 2^53 − 1: peers that read JSON with doubles compute another digest for more. */
  readonly nonce: bigint;
}
