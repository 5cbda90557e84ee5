/** Path of the mailbox of an address at its agent; the letter's UUID or `stream` follows. */
export function mailboxPath(address: string): string {
  return `/v2/agents/${address}/mailbox`;
}

/** The subprotocol that the stream echoes; the other one that a client offers is its token. */
export const STREAM_PROTOCOL = "uagents-mailbox";

/** The member by which a message of the stream is known as a preview. Every other message is a letter. */
export const STREAM_PREVIEW = "preview";

/** What is seen of a picture while it is drawn. It is kept nowhere, and nobody has signed it. */
export interface StreamPreview {
  readonly session: string;
  /** The msg_id of the chat message that the picture is drawn for. */
  readonly msgId: string;
  /** A data: URI of PNG, JPEG or WebP. */
  readonly image: string;
}

/** Codes with which the agent closes a stream. */
export const STREAM_CLOSED = {
  /** The token has ended: nothing is wrong, a fresh token opens the next. */
  tokenEnded: 4001,
  /** The owner has opened more streams than anybody reads: another would only push out one more. */
  tooMany: 4002,
  /** The close code for more letters than fit: read what came, and come back for the rest. */
  moreWaits: 4003,
} as const;
