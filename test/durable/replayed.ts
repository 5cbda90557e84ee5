import type { VerifiedEnvelope } from "../../src/durable/sender/accept.ts";
import { chatFrom, imageRequestFrom, NOON } from "./sender.ts";

// What somebody who has seen an envelope may send again, and what comes of it.

/** The network that the sender sends from. */
export const HOME = "198.51.100.1";
/** The header of a query that waits, from home. */
export const WAITING = { waitsUntil: NOON + 30_000, network: HOME };
/** The answer to a query that waits for nothing. */
export const EXPIRED = {
  answer: { kind: "letter", letter: { payload: '{"error": "Query envelope expired"}' } },
};

type Asks = (sender: string, more?: Partial<VerifiedEnvelope>) => VerifiedEnvelope;

/** Messages that ask for a picture, by their names. */
export const ASKING: readonly (readonly [string, Asks])[] = [
  ["a chat", (sender, more = {}) => chatFrom(sender, "a boat", more)],
  ["an ImageRequest", (sender, more = {}) => imageRequestFrom(sender, "a boat", more)],
];
