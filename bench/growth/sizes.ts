import type { Axis } from "../../test/durable/grown-sender.ts";

/** How much there is of each in one sender's object, from little to as much as there can be. */
export const SIZES: Readonly<Record<Axis, readonly number[]>> = {
  messages: [1, 10, 100, 1_000, 10_000, 100_000],
  turns: [1, 10, 50, 100, 200, 500],
  // With 500 undelivered letters a message is not taken, and a conversation has three of its own.
  outbox: [10, 50, 100, 200, 490],
  // The mailbox holds 200.
  mailbox: [10, 50, 100, 200],
};

/** Senders who have written to the agent. */
export const SENDER_COUNTS = [1, 10, 100, 1_000, 10_000];
