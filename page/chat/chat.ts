import type { Identity } from "@asi-image-agent/protocol";
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Facts } from "../facts.ts";
import type { LetterLog } from "../letters/letter-log.ts";
import type { PictureSize } from "../letters/wire-record.ts";
import { createBell } from "../mailbox/bell.ts";
import { mailboxClient } from "../mailbox/mailbox-client.ts";
import { type ConnectionState, type MailboxWorld, readLetters } from "../mailbox/mailbox-reader.ts";
import { type Outgoing, openCorrespondence } from "./correspondence.ts";
import { isWaiting, type Picture, type Turn, turnsOf } from "./turns.ts";

/** A message whose sending was interrupted is sent again on the next visit, if it is not older than this. */
const RESEND_WITHIN_MS = 5 * 60_000;

/** The conversations with the agent: what a view shows and what it can do. */
export interface Chat {
  /** The turns of all conversations, oldest first. */
  readonly turns: ReadonlySignal<readonly Turn[]>;
  /** The session in which the next message is said. It goes on until a person begins another. */
  readonly session: ReadonlySignal<string>;
  /** The turns of that session. */
  readonly shown: ReadonlySignal<readonly Turn[]>;
  /** What was last seen of pictures that are being drawn, as data: URIs by the msg_ids of their turns. */
  readonly previews: ReadonlySignal<ReadonlyMap<string, string>>;
  /** The state of the connection; null: nothing was said yet, so nobody listens. */
  readonly connection: ReadonlySignal<ConnectionState | null>;
  /** Resolves when the message is kept, before it is sent. Attachments are data: URIs. */
  say(text: string, attachments?: readonly string[]): Promise<void>;
  sendAgain(msgId: string): Promise<void>;
  noteSize(picture: Picture, size: PictureSize): void;
  /** Goes on with a conversation; with a new one without an argument. */
  open(session?: string): void;
  /** Deletes turns from this browser. */
  remove(turns: readonly Turn[]): Promise<void>;
  /** Stops listening and forgets all envelopes. */
  forget(): Promise<void>;
}

export function openChat(facts: Facts, identity: Identity, log: LetterLog, storage: Storage): Chat {
  const { clock } = facts;
  const turns = computed(() => turnsOf(log.records.value));
  const session = openSession(storage, turns.value.at(-1)?.session);
  const client = mailboxClient(identity, clock);
  const parties = { agentAddress: facts.address, identity };
  const post = openCorrespondence(parties, log, clock, client.deleteLetter);
  const previews = signal<ReadonlyMap<string, string>>(new Map());
  const listener = createListener({
    ...client,
    take: post.take,
    preview({ msgId, image }) {
      const waiting = turns.value.filter((turn) => isWaiting(turn, clock())).map((turn) => turn.msgId);
      const kept = [...previews.value, [msgId, image] as const].filter(([id]) => waiting.includes(id));
      previews.value = new Map(kept);
    },
    isWaiting: () => turns.value.some((turn) => isWaiting(turn, clock())),
    random: Math.random,
  });

  async function send(message: Outgoing) {
    listener.listen();
    await post.send(message);
    listener.hurry();
  }

  function resend(msgId: string): Promise<void> {
    const record = log.records.value.find(({ id }) => id === msgId);
    return record?.direction === "sent" ? send(record) : Promise.resolve();
  }

  if (turns.value.length > 0) listener.listen();
  for (const turn of turns.value) {
    const interrupted = turn.sending.state === "sending" && clock() - turn.sentAt < RESEND_WITHIN_MS;
    if (interrupted) void resend(turn.msgId);
  }

  return {
    turns,
    session: session.current,
    shown: computed(() => turns.value.filter((turn) => turn.session === session.current.value)),
    previews,
    connection: listener.connection,
    async say(text, uris = []) {
      const attachments = uris.map((uri) => ({ id: crypto.randomUUID(), uri }));
      const message = { id: crypto.randomUUID(), session: session.current.value, text, attachments };
      await post.write(message);
      void send(message);
    },
    sendAgain: resend,
    noteSize({ letterId, path }, size) {
      void log.update(letterId, (record) =>
        record.direction === "received" ? { ...record, sizes: { ...record.sizes, [path]: size } } : record,
      );
    },
    open: session.open,
    remove: (gone) => log.remove(gone.flatMap(({ records }) => records)),
    async forget() {
      listener.stop();
      previews.value = new Map();
      session.open();
      await log.clear();
    },
  };
}

const SESSION_KEY = "image-agent:session";

/**
 * The session to go on with. It is kept, so that a reload and another tab go on with the same conversation, even
 * before anything was said in it.
 */
function openSession(storage: Storage, latest: string | undefined) {
  const current = signal(storage.getItem(SESSION_KEY) ?? latest ?? "");
  const open = (session: string = crypto.randomUUID()) => {
    current.value = session;
    storage.setItem(SESSION_KEY, session);
  };
  open(current.value || undefined);
  return { current, open };
}

interface Listener {
  readonly connection: ReadonlySignal<ConnectionState | null>;
  /** Listens to the mailbox, from the first call on. */
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
