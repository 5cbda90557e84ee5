import type { AcceptPolicy } from "../../src/durable/sender/intake.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import { postponeLetters } from "../../src/durable/sender/letter-table.ts";
import { deleteMailboxLetter, mailboxPage } from "../../src/durable/sender/mailbox-rows.ts";
import { insertMessage } from "../../src/durable/sender/message-rows.ts";
import { Outbox } from "../../src/durable/sender/outbox.ts";
import { insertPicture, picturesSoFar, usualTime } from "../../src/durable/sender/picture-rows.ts";
import { nextWake } from "../../src/durable/sender/schedule.ts";
import { finish } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { FakeWorld } from "./fake-world.ts";
import { chatFrom, NOON, newKey, POLICY, SESSION, someUuid } from "./sender.ts";
import { makeKnown, oldestJob, take, writeLetter } from "./tables.ts";
import { claim, workAt } from "./work-context.ts";

// The tables of a sender who has been here for long, and one more conversation in them: tests and the bench hold what
// that costs against what there is already.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Messages of a conversation, and of ten messages one drew a picture: as the quotas have it. */
const LINES = 10;

/** What there can be more and more of in one object. */
export const AXES = ["messages", "turns", "outbox", "mailbox"] as const;
export type Axis = (typeof AXES)[number];

/** Fills the tables of a fresh object with so many of them. */
export function grow(sql: Sql, sender: string, axis: Axis, size: number): void {
  makeKnown(sql, sender);
  const fill = { messages: fillMessages, turns: fillTurns, outbox: fillOutbox, mailbox: fillMailbox }[axis];
  sql.transaction(() => fill(sql, size));
}

/** Conversations of ten lines, a minute between two lines, the last one an hour ago. */
function fillMessages(sql: Sql, count: number): void {
  let session = someUuid();
  for (let n = 1; n <= count; n += 1) {
    const acceptedAt = NOON - (count - n + LINES * 6) * MINUTE;
    const isDrawn = n % LINES === 0;
    writeMessage(sql, session, acceptedAt, isDrawn ? writePicture(sql, session, 1, acceptedAt) : null);
    if (isDrawn) session = someUuid();
  }
}

/** One conversation in which one picture was made of another, again and again. */
function fillTurns(sql: Sql, count: number): void {
  for (let n = 1; n <= count; n += 1) {
    const acceptedAt = NOON - (count - n + LINES) * MINUTE;
    writeMessage(sql, SESSION, acceptedAt, writePicture(sql, SESSION, n, acceptedAt));
  }
}

/** Conversations whose letters wait, since the sender's endpoint was down for a while. */
function fillOutbox(sql: Sql, count: number): void {
  writeLetters(sql, count);
  postponeLetters(sql, outgoingLetters(sql), NOON + LINES * MINUTE);
}

/** Letters that nobody has collected yet. */
function fillMailbox(sql: Sql, count: number): void {
  writeLetters(sql, count);
  new Outbox(sql, new GrownWorld("mailbox")).collect();
}

/** Three letters of each conversation. */
function writeLetters(sql: Sql, count: number): void {
  let session = someUuid();
  for (let n = 1; n <= count; n += 1) {
    writeLetter(sql, `![a lighthouse](https://agent.example/images/${newKey()}.png)`, { session });
    if (n % 3 === 0) session = someUuid();
  }
}

function writeMessage(sql: Sql, session: string, acceptedAt: number, picture: string | null): void {
  insertMessage(sql, {
    identity: `chat:${someUuid()}`,
    session,
    copyOf: null,
    form: "chat",
    description:
      picture === null ? "" : "a lighthouse in a storm, as a woodcut, with a fishing boat before it",
    acceptedAt,
    keepUntil: acceptedAt + 30 * DAY,
    reply:
      picture === null
        ? { kind: "notice", text: "Tell me what to draw, for example: a lighthouse in a storm." }
        : { kind: "picture", urls: [picture], notes: [] },
    answeredAt: acceptedAt,
    replay: { r: newKey(), waiter: null, until: acceptedAt + 11 * MINUTE },
  });
}

/** Gives the picture's link. */
function writePicture(sql: Sql, session: string, n: number, drawnAt: number): string {
  const key = newKey();
  insertPicture(sql, {
    ...{ session, n, key, drawnAt },
    extension: "png",
    prompt: "a lighthouse in a storm, as a woodcut, with a fishing boat before it",
    isPartial: false,
    options: {},
    parent: null,
    provider: "asi1",
    tookMs: 9_000,
  });
  return `https://agent.example/images/${key}.png`;
}

/** A world that takes every letter at once, or has a sender without an endpoint. Sealing costs next to nothing. */
class GrownWorld extends FakeWorld {
  constructor(goesTo: "endpoint" | "mailbox") {
    super();
    if (goesTo === "mailbox") this.resolution = { kind: "none" };
  }
  override seal: FakeWorld["seal"] = (letter) =>
    JSON.stringify({ ...letter, payload: Buffer.from(letter.payload).toString("base64") });
  override async send() {
    return { ok: true } as const;
  }
}

/** Nothing is counted that would end a conversation. */
const UNLIMITED: AcceptPolicy = {
  ...POLICY,
  limits: { ...POLICY.limits, messagesPerHour: 0 },
  access: { allowed: true, unlimited: true, listed: false },
};
const DRAWN = { kind: "stored", extensions: ["png"], notHonoured: [] } as const;
const CHANGES = ["make it red", "make it blue"];

/**
 * What one conversation takes, in order: the message is taken, its acknowledgement delivered, the job claimed and ended,
 * the picture and the end of the session delivered. To each of the object's own belongs the look at when to wake next.
 */
export const STEPS = ["accept", "acknowledge", "claim", "finish", "deliver"] as const;
export type Step = (typeof STEPS)[number];

/** Whoever measures: is to do the work, and may look at what it took. */
export type Measure = (step: Step, work: () => void | Promise<void>) => Promise<void>;

/** The object of a grown sender, awake. */
export class GrownObject {
  readonly #sql: Sql;
  readonly #sender: string;
  readonly #axis: Axis;
  readonly #outbox: Outbox;
  #conversations = 0;

  constructor(sql: Sql, sender: string, axis: Axis) {
    this.#sql = sql;
    this.#sender = sender;
    this.#axis = axis;
    this.#outbox = new Outbox(sql, new GrownWorld(axis === "mailbox" ? "mailbox" : "endpoint"));
  }

  /** Has one conversation. Of what it leaves behind nothing is kept: the next one finds as much as this one did. */
  async converse(measure: Measure): Promise<void> {
    const sql = this.#sql;
    const session = this.#axis === "turns" ? SESSION : someUuid();
    const [before, waiting] = [lastTurn(sql, session), this.#mailbox().length];
    const msgId = someUuid();
    const envelope = chatFrom(this.#sender, this.#nextLine(), { session, msgId });
    await measure("accept", () => {
      take(sql, envelope, NOON, UNLIMITED);
      nextWake(sql, NOON);
    });
    const { id } = oldestJob(sql);
    await measure("acknowledge", () => this.#outbox.flush());
    await measure("claim", () => {
      claim(workAt(sql), id);
      nextWake(sql, NOON);
    });
    await measure("finish", () => {
      finish(workAt(sql), id, 1, DRAWN);
      nextWake(sql, NOON);
    });
    await measure("deliver", () => this.#outbox.flush());
    if (lastTurn(sql, session) !== before + 1) throw new Error("nothing was drawn");
    sql.run(`DELETE FROM pictures WHERE session = ? AND n > ?`, session, before);
    sql.run(`DELETE FROM messages WHERE identity = ? AND session = ?`, `chat:${msgId}`, session);
    for (const { uuid } of this.#mailbox().slice(waiting)) deleteMailboxLetter(sql, uuid);
  }

  #mailbox() {
    return this.#axis === "mailbox" ? mailboxPage(this.#sql, NOON).letters : [];
  }

  /** Never the same words twice in a row: a repeat is answered, not drawn. */
  #nextLine(): string {
    this.#conversations += 1;
    const change = CHANGES[this.#conversations % CHANGES.length];
    return this.#axis === "turns" && change !== undefined ? change : `a boat number ${this.#conversations}`;
  }
}

/**
 * Questions over all sessions that are asked seldom, each of which looks at every picture: a line speaks of the last
 * picture in a session that has none, or has a link to one of another session; a picture takes longer than the pause
 * before the word about progress.
 */
export const SELDOM = [
  { name: "latest of all", ask: (sql: Sql) => void picturesSoFar(sql, SESSION).latestOfAll() },
  { name: "linked", ask: (sql: Sql) => void picturesSoFar(sql, SESSION).linked("of nobody") },
  { name: "usual time", ask: (sql: Sql) => void usualTime(sql, "asi1") },
] as const;
export type Seldom = (typeof SELDOM)[number]["name"];

function lastTurn(sql: Sql, session: string): number {
  const [row] = sql.rows(`SELECT max(n) AS n FROM pictures WHERE session = ?`, session);
  return Number(row?.n ?? 0);
}
