import type { PostResult, Resolution } from "@asi-image-agent/kit/endpoint";
import type { LetterRow } from "./letter-rows.ts";
import type { MailboxLetter } from "./mailbox-rows.ts";

/** Clock, Almanac, network and mailbox, as the outbox and its endpoints use them. */
export interface Post {
  now(): number;
  /** A random number from 0 to 1. */
  jitter(): number;
  newId(): string;
  lookUp(address: string): Promise<Resolution>;
  /** Whether the mailbox's owner listens at this moment. */
  hasListener(): boolean;
  /** Tells the mailbox's owner, if it listens, of letters that are in the mailbox now. */
  announce(letters: readonly MailboxLetter[]): void;
  /** Whether an endpoint may be asked: not our own, and not where the rules for outgoing addresses forbid it. */
  mayPost(endpoint: string): boolean;
  /** The wire text of an envelope, signed now. `expiresAt` in ms. */
  seal(letter: LetterRow, recipient: string, expiresAt: number): string;
  send(endpoint: string, wire: string, timeLimitMs: number): Promise<PostResult>;
  /** Is told of each letter that is out of our hands: at an endpoint, or in the mailbox. */
  sent(recipient: string, letter: LetterRow): void;
  /** Is told of each letter that could not be delivered. */
  buried(letter: Pick<LetterRow, "id" | "session">, reason: string): void;
  /** Is told of acknowledgements and ends of sessions that a full mailbox had no room for. */
  dropped(count: number): void;
}
