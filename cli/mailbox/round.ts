import type { Mailbox, MailboxTrouble } from "./agentverse-mailbox.ts";
import type { HandOver } from "./hand-to-agent.ts";
import type { WaitingLetter } from "./waiting-letter.ts";

/** The end of one look into the mailbox. */
export type Round =
  /** Every letter that was seen is taken or refused, and deleted. */
  | { readonly kind: "clear"; readonly isFull: boolean }
  /** Some are left for later, `pauseMs` from now: their senders are over their limit. */
  | { readonly kind: "put-off"; readonly pauseMs: number }
  | { readonly kind: "mailbox"; readonly trouble: MailboxTrouble }
  | { readonly kind: "agent"; readonly trouble: "away" | "another-agent" }
  /** Somebody else has deleted a letter that was handed over here: another process reads this mailbox. */
  | { readonly kind: "rival" };

/** One thing that was done, for whoever watches. */
export type Deed =
  | { readonly kind: "taken"; readonly sender: string }
  | { readonly kind: "refused"; readonly sender: string; readonly why: string };

export interface RoundWorld {
  readonly mailbox: Mailbox;
  /** Gives one letter to the agent. */
  readonly handOver: (letter: WaitingLetter) => Promise<HandOver>;
  /** The clock, in ms since 1970. */
  readonly now: () => number;
  readonly tell: (deed: Deed) => void;
}

const MOST_REMEMBERED = 1_000;

/**
 * The letters that this process need not hand over again. In memory alone: after a kill the agent itself knows a letter
 * that comes to it twice.
 */
export class Settled {
  /** Handed over, and to be deleted; with whether that was tried before. */
  readonly #pending = new Map<string, { tried: boolean }>();
  /** Deleted: a list that was made before may still show them. */
  readonly #deleted = new Set<string>();

  has(uuid: string): boolean {
    return this.#pending.has(uuid) || this.#deleted.has(uuid);
  }

  add(uuid: string): void {
    this.#pending.set(uuid, { tried: false });
  }

  /** Notes that a deletion begins. Whether it is the first of this letter, so that nobody here can have done it. */
  beginDeletion(uuid: string): boolean {
    const known = this.#pending.get(uuid);
    if (known === undefined) return false;
    const isFirst = !known.tried;
    known.tried = true;
    return isFirst;
  }

  deleted(uuid: string): void {
    this.#pending.delete(uuid);
    this.#deleted.add(uuid);
    const [oldest] = this.#deleted;
    if (this.#deleted.size > MOST_REMEMBERED && oldest !== undefined) this.#deleted.delete(oldest);
  }
}

/**
 * Looks into the mailbox once, for `most` letters. Each is handed over in its order and deleted only then: killed in
 * between, it is there again and the agent knows it. A sender that has to wait keeps its order, and holds up nobody else.
 */
export async function readRound(world: RoundWorld, settled: Settled, most: number): Promise<Round> {
  const { mailbox, handOver, tell } = world;
  const listing = await mailbox.list(most);
  if (!listing.ok) return { kind: "mailbox", trouble: listing.trouble };

  const waiting = new Map<string, number>();
  let handedOver = 0;
  let trouble: Round | null = null;
  let deletions: Promise<Round | null> = Promise.resolve(null);
  for (const letter of listing.letters) {
    if (waiting.has(letter.sender)) continue;
    if (!settled.has(letter.uuid)) {
      const outcome = await handOver(letter);
      if (outcome.kind === "busy") {
        waiting.set(letter.sender, outcome.pauseMs);
        continue;
      }
      if (outcome.kind === "away" || outcome.kind === "another-agent") {
        trouble = { kind: "agent", trouble: outcome.kind };
        break;
      }
      settled.add(letter.uuid);
      handedOver += 1;
      tell({ ...outcome, sender: letter.sender });
    }
    // One after the other, beside the next hand-over: of two readers only one then comes too late.
    deletions = deletions.then((before) => before ?? remove(world, settled, letter));
  }
  const failed = await deletions;
  if (failed !== null || trouble !== null) return failed ?? trouble ?? { kind: "clear", isFull: false };
  if (waiting.size > 0) return { kind: "put-off", pauseMs: Math.min(...waiting.values()) };
  // What was handed over before and still stands in the list is no reason to hurry.
  return { kind: "clear", isFull: listing.isFull && handedOver > 0 };
}

/** Deletes a letter; null: it is gone. */
async function remove(
  { mailbox, now }: RoundWorld,
  settled: Settled,
  { uuid, expiresAt }: WaitingLetter,
): Promise<Round | null> {
  const isFirst = settled.beginDeletion(uuid);
  const removal = await mailbox.remove(uuid);
  if (!removal.ok && removal.trouble !== "missing") return { kind: "mailbox", trouble: removal.trouble };
  settled.deleted(uuid);
  const hasExpired = expiresAt !== null && expiresAt <= now();
  return !removal.ok && isFirst && !hasExpired ? { kind: "rival" } : null;
}
