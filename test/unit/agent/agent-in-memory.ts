import type { OpenJob } from "../../../src/agent/conversation.ts";
import { decide } from "../../../src/agent/decide.ts";
import type { Decision, JobOrder, Situation } from "../../../src/agent/decision.ts";
import { wordsDigest } from "../../../src/agent/description.ts";
import { type ChatForm, DIALECTS } from "../../../src/agent/form.ts";
import { type Asked, identityOf, readIncoming } from "../../../src/agent/incoming.ts";
import type { ClockAndIds, Letter } from "../../../src/agent/letter.ts";
import { kindOf } from "../../../src/agent/message-kind.ts";
import type { PictureOrder } from "../../../src/agent/picture-order.ts";
import type { KnownPicture, PicturesSoFar } from "../../../src/agent/pictures-so-far.ts";
import { type Reply, replyLetters, saysNothing } from "../../../src/agent/reply.ts";
import { afterDeletion, newSenderState } from "../../../src/agent/sender-state.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import { notesOf } from "../../../src/agent/telling.ts";
import { pictureKeyAt } from "../../../src/imagegen/picture-store.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";

export const ORIGIN = "https://agent.example";
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

type Open = OpenJob & { readonly session: string; readonly job: JobOrder };
type Drawn = KnownPicture & { readonly session: string };

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
  readonly #situation: Omit<
    Situation,
    "state" | "previous" | "original" | "open" | "pictures" | "clockAndIds"
  >;
  readonly #messages = new Map<string, Kept>();
  #open: Open[] = [];
  #pictures: Drawn[] = [];
  #state = newSenderState();
  /** Pictures that were ordered, and so paid. */
  drawn = 0;
  /** What was ordered, in order. */
  readonly orders: PictureOrder[] = [];

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
      origin: ORIGIN,
      understanding: { kind: "rules" },
    };
  }

  take(letter: Letter, now: number): Answer {
    const asked = readIncoming(letter.schemaDigest, letter.payload);
    if (asked.kind === "acknowledgement" || asked.kind === "silent") return { letters: [], draw: null };
    const decision = decide(letter.session, asked, this.#situationAt(letter.session, now));
    if (decision.kind === "busy") return { letters: [], draw: null };
    const identity = this.#keep(letter.session, asked, decision, now);
    this.#takeEffect(decision.effect);
    if (decision.job === null) return { letters: decision.letters, draw: null };
    const open = this.#openJob(letter.session, decision.job);
    const draw = (later: number) => this.#finish(open, identity, asked, decision, later);
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
      open: this.#open.filter((job) => job.session === session),
      pictures: this.#picturesSoFar(session),
      clockAndIds: clockAndIdsAt(now),
    };
  }

  #openJob(session: string, job: JobOrder): Open {
    const id = newId().replaceAll("-", "");
    const order = job.task === "draw" ? job.order : null;
    const pictures = order === null ? 1 : (order.options.count ?? 1);
    if (order !== null) {
      this.drawn += pictures;
      this.orders.push(order);
    }
    const open = { id, session, task: job.task, pictures, isPaid: false, job };
    this.#open.push(open);
    return open;
  }

  #picturesSoFar(session: string): PicturesSoFar {
    const mine = this.#pictures.filter((picture) => picture.session === session);
    return {
      count: mine.length,
      hasEarlier: () => this.#pictures.length > 0,
      beingDrawn: () => {
        const latest = this.#open.findLast((job) => job.session === session && job.task === "draw");
        if (latest === undefined || latest.job.task !== "draw") return null;
        const { prompt, options } = latest.job.order;
        return { n: null, key: latest.id, extension: null, prompt, options };
      },
      nth: (n) => mine[n - 1] ?? null,
      latestOfAll: () => this.#pictures.at(-1) ?? null,
      linked: (key) => this.#pictures.find((picture) => picture.key === key) ?? null,
      latest: (most) => mine.slice(-most),
    };
  }

  #takeEffect(effect: Accepted["effect"]): void {
    if (effect?.kind === "cancel") this.#open = this.#open.filter((job) => !effect.jobs.includes(job.id));
    if (effect?.kind !== "delete") return;
    this.#pictures = [];
    this.#open = [];
    this.#state = afterDeletion(this.#state);
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

  #finish(open: Open, identity: string, asked: Asked, decision: Accepted, now: number): Letter[] {
    if (!this.#open.includes(open)) return [];
    this.#open = this.#open.filter((job) => job !== open);
    const { form } = decision;
    const { session } = open;
    const reply = this.#replyOf(open, now);
    const description = open.job.task === "draw" ? open.job.order.prompt : decision.description;
    this.#messages.set(identity, { description, reply, answeredAt: now });
    const msgId = asked.kind === "chat" ? asked.message.msgId : null;
    const endsSession = !this.#open.some((job) => job.session === session);
    return replyLetters(clockAndIdsAt(now), { form, msgId, session, description }, reply, endsSession);
  }

  #replyOf({ id, session, job }: Open, _now: number): Reply {
    if (job.task === "complete") return { kind: "answer", text: `I say ${newId()}` };
    const { order, telling } = job;
    const drawn = order.options.count ?? 1;
    const before = this.#picturesSoFar(session).count;
    const keys = Array.from({ length: drawn }, (_, index) => pictureKeyAt(id, index));
    keys.forEach((key, index) => {
      const { prompt, options } = order;
      this.#pictures.push({ session, n: before + index + 1, key, extension: "png", prompt, options });
    });
    const outcome = { order, telling, notHonoured: [], drawn, isFirst: before === 0 };
    const notes = notesOf(outcome, sentencesIn(telling.language));
    return { kind: "picture", urls: keys.map((key) => `${ORIGIN}/images/${key}.png`), notes };
  }

  /** Calls of all open jobs are running from now on. */
  payForOpen(): void {
    this.#open = this.#open.map((job) => ({ ...job, isPaid: true }));
  }
}

type Accepted = Extract<Decision, { kind: "accepted" }>;

/** What a peer would read in a letter: words, "end-session", both with a plus between them, or the kind. */
export function reading(letter: Letter): string {
  const read = readIncoming(letter.schemaDigest, letter.payload);
  if (read.kind !== "chat") return read.kind;
  return read.message.content
    .filter((item) => kindOf([item]) === null)
    .map((item) => (item.type === "text" ? item.text : item.type))
    .join(" + ");
}
