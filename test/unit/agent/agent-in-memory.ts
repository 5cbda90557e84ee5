import { decide } from "../../../src/agent/decide.ts";
import type { Access, Decision, JobOrder, MessageOutcome, Situation } from "../../../src/agent/decision.ts";
import type { Form } from "../../../src/agent/form.ts";
import { type Asked, identityOf, msgIdOfIdentity, readIncoming } from "../../../src/agent/incoming.ts";
import type { Letter } from "../../../src/agent/letter.ts";
import type { PictureOrder } from "../../../src/agent/picture-order.ts";
import { type Reply, replyLetters, saysNothing } from "../../../src/agent/reply.ts";
import {
  afterDeletion,
  newSenderState,
  type SenderState,
  windowOf,
  withWindow,
} from "../../../src/agent/sender-state.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import { notesOf } from "../../../src/agent/telling.ts";
import { giveBack } from "../../../src/agent/window.ts";
import { pictureKeyAt } from "../../../src/imagegen/picture-store.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { clockAndIdsAt, newId, ORIGIN } from "./letters.ts";
import { type Drawn, type Open, picturesSoFar } from "./pictures-in-memory.ts";

type Accepted = Extract<Decision, { kind: "accepted" }>;

/** A message as its row keeps it: the same message in another session is a copy of the first. */
interface Kept {
  readonly identity: string;
  readonly session: string;
  readonly msgId: string | null;
  readonly form: Form;
  readonly description: string;
  readonly isCopy: boolean;
  reply: Reply | null;
  answeredAt: number | null;
}

export interface Answer {
  readonly letters: readonly Letter[];
  /** Gives the letters of the drawn picture; null: nothing is drawn. */
  readonly draw: ((now: number) => readonly Letter[]) | null;
}

const SILENCE: Answer = { letters: [], draw: null };
const OPEN_TO_ALL: Access = { allowed: true, unlimited: false, listed: false };

/** How an agent in memory is set up. */
export interface Setting {
  readonly quota?: number;
  readonly completions?: number;
  readonly messagesPerHour?: number;
  readonly access?: Partial<Access>;
  readonly can?: Partial<Situation["can"]>;
  readonly paused?: string | null;
}

/** What became of a message, as it is counted; "known": it had come before, "busy": it is refused whole. */
export type Outcome = MessageOutcome | "known" | "busy" | "taken";

/** One agent towards one sender: the decision with the rows that an object keeps, in memory. */
export class AgentInMemory {
  readonly #situation: Pick<
    Situation,
    "limits" | "access" | "can" | "paused" | "health" | "origin" | "understanding"
  >;
  #messages: Kept[] = [];
  #open: Open[] = [];
  #pictures: Drawn[] = [];
  #state = newSenderState();
  /** Streams that have not ended, by their sessions. */
  readonly #streams = new Map<string, readonly ChatContent[]>();
  /** Pictures that were ordered, and so paid. */
  drawn = 0;
  /** Questions that were put to the text model. */
  completed = 0;
  /** What was ordered, in order. */
  readonly orders: PictureOrder[] = [];
  /** The jobs that draw these, by which their pictures are known. */
  readonly jobsOfOrders: string[] = [];
  /** What the last message came to. */
  outcome: Outcome = "taken";

  constructor(setting: Setting = {}) {
    const { quota = 30, completions = 6, messagesPerHour = 300, access, can, paused = null } = setting;
    this.#situation = {
      limits: {
        quota: { maxRequests: quota, windowMs: 3_600_000 },
        completionQuota: { maxRequests: completions, windowMs: 3_600_000 },
        messagesPerHour,
      },
      access: { ...OPEN_TO_ALL, ...access },
      can: { draw: true, complete: true, ...can },
      paused,
      health: { name: "agent", healthy: true },
      origin: ORIGIN,
      understanding: { kind: "rules" },
    };
  }

  get state(): SenderState {
    return this.#state;
  }

  take(letter: Letter, now: number): Answer {
    const asked = readIncoming(letter.schemaDigest, letter.payload);
    this.outcome = "taken";
    if (asked.kind === "acknowledgement" || asked.kind === "silent") return SILENCE;
    const identity = identityOf(asked, { digest: newId(), r: newId() });
    const copies = this.#messages.filter((message) => message.identity === identity);
    this.outcome = "known";
    if (copies.some((copy) => copy.session === letter.session)) return SILENCE;
    const original = copies.find(({ isCopy, reply }) => !isCopy && (reply === null || !saysNothing(reply)));
    const streamed = this.#streams.get(letter.session) ?? null;
    const situation = { ...this.#situationAt(letter.session, now), original: original ?? null, streamed };
    const decision = decide(letter.session, asked, situation);
    this.outcome = decision.kind === "busy" ? "busy" : decision.outcome;
    if (decision.kind === "busy") return SILENCE;
    this.#keep(identity, letter.session, asked, decision, now, original !== undefined);
    if (decision.holds === null) this.#streams.delete(letter.session);
    else this.#streams.set(letter.session, decision.holds);
    const more = this.#takeEffect(letter.session, decision.effect, now);
    const letters = [...decision.letters, ...more];
    if (decision.job === null) return { letters, draw: null };
    const open = this.#openJob(identity, letter.session, decision.job);
    return { letters, draw: (later) => this.#finish(open, later) };
  }

  #situationAt(session: string, now: number): Situation {
    const previous = this.#state.previous;
    const kept = this.#messages.find(
      (message) => message.identity === previous?.identity && message.session === previous.session,
    );
    return {
      ...this.#situation,
      state: this.#state,
      previous:
        previous === null || kept === undefined
          ? null
          : { ...kept, words: previous.words, open: kept.reply === null, echoedAt: previous.echoedAt },
      original: null,
      streamed: null,
      open: this.#open.filter((job) => job.session === session),
      pictures: picturesSoFar(this.#pictures, this.#open, session),
      clockAndIds: clockAndIdsAt(now),
    };
  }

  #openJob(identity: string, session: string, job: JobOrder): Open {
    const id = newId().replaceAll("-", "");
    const order = job.task === "draw" ? job.order : null;
    const pictures = order === null ? 1 : (order.options.count ?? 1);
    if (order === null) this.completed += 1;
    else {
      this.drawn += pictures;
      this.orders.push(order);
      this.jobsOfOrders.push(id);
    }
    const msgId = msgIdOfIdentity(identity);
    const open = { id, msgId, identity, session, task: job.task, pictures, isPaid: false, job };
    this.#open.push(open);
    return open;
  }

  #takeEffect(session: string, effect: Accepted["effect"], now: number): Letter[] {
    if (effect?.kind === "cancel")
      return this.#open
        .filter(({ id }) => effect.jobs.includes(id))
        .flatMap((open) => {
          this.drawn -= open.pictures;
          return this.#conclude(open, effect.reply, now, session);
        });
    if (effect?.kind === "delete") {
      this.#pictures = [];
      this.#open = [];
      this.#state = afterDeletion(this.#state);
    }
    return [];
  }

  #keep(
    identity: string,
    session: string,
    asked: Asked,
    decision: Accepted,
    now: number,
    isCopy: boolean,
  ): void {
    const { form, description, words, reply, outcome, state, isRemembered } = decision;
    this.#state = state;
    if (!isRemembered) return;
    const msgId = asked.kind === "chat" ? asked.message.msgId : null;
    const answeredAt = reply === null ? null : now;
    this.#messages.push({ identity, session, msgId, form, description, isCopy, reply, answeredAt });
    const isTurn = outcome !== "echo" && (reply === null || !saysNothing(reply));
    if (isTurn) this.#state = { ...state, previous: { identity, session, words, echoedAt: null } };
  }

  #finish(open: Open, now: number): Letter[] {
    return this.#open.includes(open) ? this.#conclude(open, this.#replyOf(open), now, null) : [];
  }

  /** Ends a job, gives back what was not paid, and answers its message in each session in which it came. */
  #conclude(open: Open, reply: Reply, now: number, toldIn: string | null): Letter[] {
    const { identity, job, pictures } = open;
    this.#open = this.#open.filter((other) => other !== open);
    const waiting = this.#messages.filter((kept) => kept.identity === identity && kept.reply === null);
    for (const message of waiting) Object.assign(message, { reply, answeredAt: now });
    if (reply.kind === "cancelled") {
      const form = waiting[0]?.form ?? "chat";
      const window = giveBack(windowOf(this.#state, job.task, form), job.countedIn, pictures);
      this.#state = withWindow(this.#state, job.task, form, window);
    }
    return waiting
      .filter(({ session }) => session !== toldIn)
      .flatMap((message) => {
        const endsSession = !this.#open.some(({ session }) => session === message.session);
        const description = job.task === "draw" ? job.order.prompt : message.description;
        return replyLetters(clockAndIdsAt(now), { ...message, description }, reply, endsSession);
      });
  }

  #replyOf({ id, session, job }: Open): Reply {
    if (job.task === "complete") return { kind: "answer", text: `I say ${newId()}` };
    const { order, telling } = job;
    const drawn = order.options.count ?? 1;
    const before = picturesSoFar(this.#pictures, this.#open, session).count;
    const keys = Array.from({ length: drawn }, (_, index) => pictureKeyAt(id, index));
    keys.forEach((key, index) => {
      const { prompt, isPartial = false, options } = order;
      const drawn = { key, extension: "png", prompt, isPartial, options, edit: null };
      this.#pictures.push({ session, n: before + index + 1, ...drawn });
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
