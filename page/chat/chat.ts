import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Identity } from "../../src/protocol/identity.ts";
import type { Facts } from "../facts.ts";
import type { LetterLog } from "../letters/letter-log.ts";
import { createBell } from "../mailbox/bell.ts";
import { mailboxClient } from "../mailbox/mailbox-client.ts";
import { type ConnectionState, type MailboxWorld, readLetters } from "../mailbox/mailbox-reader.ts";
import { openCorrespondence } from "./correspondence.ts";
import { isWaiting, openSession, type Turn, turnsOf } from "./turns.ts";

/** A message whose sending was interrupted is sent again on the next visit, if it is not older than this. */
const RESEND_WITHIN_MS = 5 * 60_000;

/** The conversation with the agent: what a view shows and what it can do. */
export interface Chat {
  readonly turns: ReadonlySignal<readonly Turn[]>;
  /** null: nothing was said yet, so nobody listens. */
  readonly connection: ReadonlySignal<ConnectionState | null>;
  /** Resolves when the message is kept, before it is sent. */
  say(text: string): Promise<void>;
  sendAgain(msgId: string): Promise<void>;
  noteSize(letterId: string, size: { readonly width: number; readonly height: number }): void;
  /** Stops listening and forgets all envelopes. */
  forget(): Promise<void>;
}

export function openChat(facts: Facts, identity: Identity, log: LetterLog): Chat {
  const { clock } = facts;
  const turns = computed(() => turnsOf(log.records.value));
  const client = mailboxClient(identity, clock);
  const parties = { agentAddress: facts.address, identity };
  const post = openCorrespondence(parties, log, clock, client.deleteLetter);
  const listener = createListener({
    ...client,
    take: post.take,
    isWaiting: () => turns.value.some((turn) => isWaiting(turn, clock())),
    random: Math.random,
  });

  async function send(message: { readonly id: string; readonly session: string; readonly text: string }) {
    listener.listen();
    await post.send(message);
    listener.hurry();
  }

  if (turns.value.length > 0) listener.listen();
  for (const turn of turns.value) {
    const interrupted = turn.sending.state === "sending" && clock() - turn.sentAt < RESEND_WITHIN_MS;
    if (interrupted) void send({ ...turn, id: turn.msgId });
  }

  return {
    turns,
    connection: listener.connection,
    async say(text) {
      const session = openSession(turns.value, clock()) ?? crypto.randomUUID();
      const message = { id: crypto.randomUUID(), session, text };
      await post.write(message);
      void send(message);
    },
    async sendAgain(msgId) {
      const turn = turns.value.find((one) => one.msgId === msgId);
      if (turn !== undefined) await send({ ...turn, id: msgId });
    },
    noteSize(letterId, size) {
      void log.update(letterId, (record) => (record.direction === "received" ? { ...record, size } : record));
    },
    async forget() {
      listener.stop();
      await log.clear();
    },
  };
}

interface Listener {
  readonly connection: ReadonlySignal<ConnectionState | null>;
  /** From the first call on. */
  listen(): void;
  /** Tries again now what would be tried later. */
  hurry(): void;
  stop(): void;
}

function createListener(world: Omit<MailboxWorld, "show" | "pause">): Listener {
  const connection = signal<ConnectionState | null>(null);
  const bell = createBell();
  const listening = new AbortController();
  const show = (state: ConnectionState) => {
    connection.value = state;
  };
  return {
    connection,
    listen() {
      if (connection.value !== null) return;
      show("connecting");
      for (const event of ["online", "focus"]) window.addEventListener(event, bell.ring);
      void readLetters({ ...world, show, pause: bell.pause }, listening.signal);
    },
    hurry: bell.ring,
    stop: () => listening.abort(),
  };
}
