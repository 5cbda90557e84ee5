import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { MINUTE, SECOND } from "../../clock.ts";

/** The time after its end in which an envelope is still taken, with some minutes for clocks that go differently. */
const TAKEN_FOR_LONGER = 10 * MINUTE;
/** Hex digits of a mark of a network: 16 bits tell two networks apart, and do not tell which network it was. */
const NETWORK_MARK = 4;
/** Hex digits of a mark of a signature: the last 128 bits of r. */
const R_MARK = 32;

export const replaySchema = z.object({
  r: z.string(),
  waiter: z.nullable(z.string()),
  until: z.nullable(z.number()),
});

/**
 * The facts that are kept of a message's envelope, to tell a replay by somebody else from the sender's own repeat.
 */
export interface ReplayFacts {
  /** The mark of its signature, which tells it from others. */
  readonly r: string;
  /** Mark of the network from which its query waited; null: it did not wait. */
  readonly waiter: string | null;
  /** The time until which the envelope can be sent again, in ms; null: for ever. */
  readonly until: number | null;
}

/** An envelope, as far as replays of it go. */
interface Replayable {
  readonly r: string;
  readonly network?: string;
  readonly waitsUntil: number | null;
  readonly expires: bigint | null;
}

export function replayFacts({ r, network, waitsUntil, expires }: Replayable): ReplayFacts {
  return {
    r: r.slice(-R_MARK),
    waiter: waitsUntil === null ? null : markOf(r, network),
    until: expires === null ? null : Number(expires) * SECOND + TAKEN_FOR_LONGER,
  };
}

/**
 * Whether a query that brings a known message again may have the reply in its response. The header that asks for it
 * is not signed: whoever has seen an envelope can send it with one. So the reply goes to an envelope that is signed
 * afresh, which only the sender can do, and else to the network from which the query came the first time.
 */
export function mayHear(known: ReplayFacts | null, { r, network }: Replayable): boolean {
  if (known === null) return false;
  return known.r !== r.slice(-R_MARK) || known.waiter === markOf(r, network);
}

function markOf(r: string, network = ""): string {
  return bytesToHex(sha256(utf8ToBytes(`${r} ${network}`))).slice(0, NETWORK_MARK);
}
