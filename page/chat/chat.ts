import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { sealAcknowledgement, sealChatText } from "../../src/client/chat-envelope.ts";
import { isGenuine, type MailboxLetter } from "../../src/client/mailbox.ts";
import { readLetter } from "../../src/client/read-letter.ts";
import { encodeEnvelope } from "../../src/protocol/envelope.ts";
import type { Identity } from "../../src/protocol/identity.ts";
import { randomU64 } from "../../src/random-u64.ts";
import type { Facts } from "../facts.ts";
import type { LetterLog } from "../letters/letter-log.ts";
import type { Sending, SentRecord } from "../letters/wire-record.ts";
import { createBell } from "../mailbox/bell.ts";
import { mailboxClient } from "../mailbox/mailbox-client.ts";
import { type ConnectionState, readLetters, type Via } from "../mailbox/mailbox-reader.ts";
import { submit } from "./submit.ts";
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
  const parties = { agentAddress: facts.address, identity };
  const turns = computed(() => turnsOf(log.records.value));
  const connection = signal<ConnectionState | null>(null);
  const bell = createBell();
  const client = mailboxClient(identity, facts.clock);
  const listening = new AbortController();

  function listen(): void {
    if (connection.value !== null) return;
    connection.value = "connecting";
    for (const event of ["online", "focus"]) window.addEventListener(event, bell.ring);
    const world = {
      ...client,
      take,
      isWaiting: () => turns.value.some((turn) => isWaiting(turn, facts.clock())),
      show: (state: ConnectionState) => {
        connection.value = state;
      },
      pause: bell.pause,
      random: Math.random,
    };
    void readLetters(world, listening.signal);
  }

  /** Kept first, deleted then: a tab that dies in between finds the letter again, and knows it by its uuid. */
  async function take({ uuid, envelope }: MailboxLetter, via: Via): Promise<void> {
    const genuine = isGenuine(envelope, parties);
    const { session } = envelope;
    const record = { id: uuid, direction: "received", session, via, genuine } as const;
    const added = await log.add({ ...record, wire: encodeEnvelope(envelope), at: facts.clock() });
    await client.deleteLetter(uuid);
    const letter = readLetter(envelope);
    if (added && genuine && letter.kind === "chat" && letter.msgId !== null) {
      await acknowledge(session, letter.msgId);
    }
  }

  /** As every peer does. One that is lost is no harm: the agent only notes it. */
  async function acknowledge(session: string, acknowledgedMsgId: string): Promise<void> {
    const at = facts.clock();
    const moment = { now: at, nonce: randomU64() };
    const wire = encodeEnvelope(sealAcknowledgement(parties, { session, acknowledgedMsgId }, moment));
    const sent = await submit(wire);
    if (sent.ok)
      await log.add({ id: `ack:${acknowledgedMsgId}`, direction: "acknowledged", session, wire, at });
  }

  /** Sealed afresh each time, for an envelope is good for a minute; the msg_id says that it is the same message. */
  async function send({ id, session, text }: Pick<SentRecord, "id" | "session" | "text">): Promise<void> {
    const wire = seal(id, session, text);
    const mark = (sending: Sending) =>
      log.update(id, (record) => (record.direction === "sent" ? { ...record, wire, sending } : record));
    await mark({ state: "sending" });
    listen();
    const sent = await submit(wire);
    await mark(
      sent.ok ? { state: "taken", tookMs: sent.tookMs } : { state: "failed", problem: sent.problem },
    );
    bell.ring();
  }

  function seal(msgId: string, session: string, text: string): string {
    const moment = { now: facts.clock(), nonce: randomU64() };
    return encodeEnvelope(sealChatText(parties, { session, msgId, text }, moment));
  }

  if (turns.value.length > 0) listen();
  for (const turn of turns.value) {
    const interrupted = turn.sending.state === "sending" && facts.clock() - turn.sentAt < RESEND_WITHIN_MS;
    if (interrupted) void send({ ...turn, id: turn.msgId });
  }

  return {
    turns,
    connection,
    async say(text) {
      const id = crypto.randomUUID();
      const at = facts.clock();
      const session = openSession(turns.value, at) ?? crypto.randomUUID();
      const sending = { state: "sending" } as const;
      const wire = seal(id, session, text);
      await log.add({ id, direction: "sent", session, text, at, sending, wire });
      void send({ id, session, text });
    },
    async sendAgain(msgId) {
      const turn = turns.value.find((one) => one.msgId === msgId);
      if (turn !== undefined) await send({ ...turn, id: msgId });
    },
    noteSize(letterId, size) {
      void log.update(letterId, (record) => (record.direction === "received" ? { ...record, size } : record));
    },
    async forget() {
      listening.abort();
      await log.clear();
    },
  };
}
