import { type Decision, decide, type Situation } from "../../../src/agent/decide.ts";
import { wordsDigest } from "../../../src/agent/description.ts";
import { type ChatForm, DIALECTS } from "../../../src/agent/form.ts";
import { type Asked, identityOf, readIncoming } from "../../../src/agent/incoming.ts";
import type { ClockAndIds, Letter } from "../../../src/agent/letter.ts";
import { type Reply, replyLetters, saysNothing } from "../../../src/agent/reply.ts";
import { newSenderState } from "../../../src/agent/sender-state.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";

const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";

let counter = 0;

/** A counter in the shape of a UUID4. */
export function newId(): string {
  counter += 1;
  return `00000000-0000-4000-8000-${String(counter).padStart(12, "0")}`;
}

export const clockAndIdsAt = (now: number): ClockAndIds => ({ now, newId });

/** A chat message as it comes in an envelope. */
export function chat(
  content: readonly ChatContent[] | string,
  { form = "chat", session = SESSION, now = 0 }: { form?: ChatForm; session?: string; now?: number } = {},
): Letter {
  const { message, protocol } = DIALECTS[form];
  const items = typeof content === "string" ? [{ type: "text" as const, text: content }] : [...content];
  const timestamp = new Date(now).toISOString();
  return {
    session,
    schemaDigest: message.digest,
    protocolDigest: protocol.digest,
    payload: message.encode({ timestamp, msgId: newId(), content: items }),
    worthUntil: now,
  };
}

interface Kept {
  readonly description: string;
  readonly reply: Reply | null;
  readonly answeredAt: number | null;
}

export interface Answer {
  readonly letters: readonly Letter[];
  /** Gives the letters of the drawn picture; null: nothing is drawn. */
  readonly draw: ((now: number) => readonly Letter[]) | null;
}

/** One agent towards one sender: the decision with the rows that an object keeps, in memory. */
export class AgentInMemory {
  readonly #situation: Omit<Situation, "state" | "previous" | "original" | "sessionBusy" | "clockAndIds">;
  readonly #messages = new Map<string, Kept>();
  readonly #open = new Map<string, number>();
  #state = newSenderState();
  drawn = 0;

  constructor({ quota = 30 }: { quota?: number } = {}) {
    this.#situation = {
      limits: {
        quota: { maxRequests: quota, windowMs: 3_600_000 },
        completionQuota: { maxRequests: 6, windowMs: 3_600_000 },
        messagesPerHour: 300,
      },
      access: { allowed: true, unlimited: false, listed: false },
      can: { draw: true, complete: true },
      paused: null,
      health: null,
      origin: "https://agent.example",
    };
  }

  take(letter: Letter, now: number): Answer {
    const asked = readIncoming(letter.schemaDigest, letter.payload);
    if (asked.kind === "acknowledgement" || asked.kind === "silent") return { letters: [], draw: null };
    const decision = decide(letter.session, asked, this.#situationAt(letter.session, now));
    if (decision.kind === "busy") return { letters: [], draw: null };
    const identity = this.#keep(letter.session, asked, decision, now);
    if (decision.job === null) return { letters: decision.letters, draw: null };
    if (decision.job.task === "draw") this.drawn += 1;
    this.#open.set(letter.session, (this.#open.get(letter.session) ?? 0) + 1);
    const draw = (later: number) => this.#finish(letter.session, identity, asked, decision, later);
    return { letters: decision.letters, draw };
  }

  #situationAt(session: string, now: number): Situation {
    const previous = this.#state.previous;
    const kept = previous === null ? undefined : this.#messages.get(previous.identity);
    return {
      ...this.#situation,
      state: this.#state,
      previous:
        previous === null || kept === undefined
          ? null
          : { ...kept, words: previous.words, open: kept.reply === null, echoedAt: previous.echoedAt },
      original: null,
      sessionBusy: (this.#open.get(session) ?? 0) > 0,
      clockAndIds: clockAndIdsAt(now),
    };
  }

  #keep(session: string, asked: Asked, decision: Accepted, now: number): string {
    const { description, reply, outcome, state } = decision;
    const identity = identityOf(asked, { digest: newId(), r: newId() });
    const isTurn = outcome !== "echo" && (reply === null || !saysNothing(reply));
    const words = wordsDigest(description);
    this.#state = isTurn ? { ...state, previous: { identity, session, words, echoedAt: null } } : state;
    this.#messages.set(identity, { description, reply, answeredAt: reply === null ? null : now });
    return identity;
  }

  #finish(session: string, identity: string, asked: Asked, decision: Accepted, now: number) {
    const { form, description } = decision;
    const open = (this.#open.get(session) ?? 1) - 1;
    this.#open.set(session, open);
    const url = `https://agent.example/images/${this.drawn}.png`;
    const reply: Reply =
      decision.job?.task === "draw" ? { kind: "picture", url } : { kind: "answer", text: `I say ${newId()}` };
    this.#messages.set(identity, { description, reply, answeredAt: now });
    const msgId = asked.kind === "chat" ? asked.message.msgId : null;
    return replyLetters(clockAndIdsAt(now), { form, msgId, session, description }, reply, open === 0);
  }
}

type Accepted = Extract<Decision, { kind: "accepted" }>;

/** What a peer would read in a letter: words, "end-session", both with a plus between them, or the kind. */
export function reading(letter: Letter): string {
  const read = readIncoming(letter.schemaDigest, letter.payload);
  if (read.kind !== "chat") return read.kind;
  return read.message.content.map((item) => (item.type === "text" ? item.text : item.type)).join(" + ");
}
