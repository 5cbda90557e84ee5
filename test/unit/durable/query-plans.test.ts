import { afterAll, describe, expect, it, vi } from "vitest";
import { DailyBudget } from "../../../src/durable/daily-budget.ts";
import { buryJob } from "../../../src/durable/sender/dead-letters.ts";
import { erase, eraseElsewhere } from "../../../src/durable/sender/erasure.ts";
import {
  forgetAll,
  isForgotten,
  lastOfForgotten,
  sweepForgotten,
} from "../../../src/durable/sender/forgotten.ts";
import { noteJobFault, updateOrder } from "../../../src/durable/sender/job-rows.ts";
import { lookAfterJobs } from "../../../src/durable/sender/look-after-jobs.ts";
import { deleteMailboxLetter, mailboxPage } from "../../../src/durable/sender/mailbox-rows.ts";
import { countMessages, describeMessage } from "../../../src/durable/sender/message-rows.ts";
import { Outbox } from "../../../src/durable/sender/outbox.ts";
import { picturesSoFar } from "../../../src/durable/sender/picture-rows.ts";
import { confirmReserved, takeReserved } from "../../../src/durable/sender/reserved-reply.ts";
import { reviveLetter } from "../../../src/durable/sender/resting-letters.ts";
import { keepsAnything, nextWake } from "../../../src/durable/sender/schedule.ts";
import { outcomeOf, pictureKeys } from "../../../src/durable/sender/sender-records.ts";
import { isOver, sweep } from "../../../src/durable/sender/sweep.ts";
import { finish, saveRemote } from "../../../src/durable/sender/work.ts";
import type { Sql } from "../../../src/durable/storage/sql.ts";
import * as book from "../../../src/operator/objects/day-book-rows.ts";
import { summarize } from "../../../src/operator/objects/day-book-summary.ts";
import { OperatorDesk } from "../../../src/operator/objects/operator-desk.ts";
import { emptyTally } from "../../../src/operator/tally.ts";
import { chatAcknowledgement } from "../../../src/protocol/messages/chat-acknowledgement.ts";
import { formatTimestamp } from "../../../src/protocol/timestamp.ts";
import { FakeWorld, failure } from "../../durable/fake-world.ts";
import { stateOn } from "../../durable/node-object.ts";
import { type NodeStorage, type Plans, planned } from "../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  messageFrom,
  NOON,
  OTHER_SESSION,
  SESSION,
  someSender,
} from "../../durable/sender.ts";
import { isIn, writtenStatements } from "../../durable/statements.ts";
import {
  deadLetters,
  draw,
  makeKnown,
  oldestJob,
  take,
  writeAnswered,
  writeLetter,
} from "../../durable/tables.ts";
import { claim, workAt } from "../../durable/work-context.ts";

vi.mock("cloudflare:workers", () => import("../../durable/node-object.ts"));

const DAY = 86_400_000;

/** One class with tables. */
interface Store {
  readonly name: string;
  /** Where its statements stand. */
  readonly files: RegExp;
  /** Tables that have few rows, whatever happens, and may be read whole. */
  readonly small: readonly string[];
  /** Statements that may read a table that grows, and why. */
  readonly whole: readonly (readonly [statement: RegExp, why: string])[];
  /** Runs every statement of its own. */
  readonly run: (storage: NodeStorage, sql: Sql) => Promise<void>;
}

const SENDER: Store = {
  name: "the object of a sender",
  files: /^src\/durable\/sender\//,
  // One row; 100 jobs; 500 undelivered, 200 mailbox and 100 dead letters; what is deleted within minutes.
  small: ["sender", "jobs", "letters", "erasures"],
  whole: [
    [/^SELECT EXISTS \(SELECT 1 FROM messages/, "the first row tells"],
    [/^SELECT 1 FROM pictures LIMIT 1$/, "the first row tells"],
    [/^DELETE FROM messages WHERE \(identity, session\) IN/, "the sweep, once a day"],
    [/^DELETE FROM pictures WHERE \(session, n\) IN/, "the sweep, once a day"],
    [/^SELECT count\(\*\) FROM messages/, "tests alone ask"],
    [/^SELECT max\(accepted_at\) FROM messages/, "the sweep, where all messages are endless"],
    [/^SELECT max\(until\) FROM forgotten/, "the sweep and the deletion of a sender"],
    [/^SELECT identity, session, keep_until, replay FROM messages/, "the deletion of a sender"],
    [/^SELECT key FROM pictures/, "the deletion of a sender"],
    [/^SELECT reply FROM messages WHERE reply IS NOT NULL/, "the deletion of a sender"],
    // The three that docs/growth.md has figures of.
    [/FROM pictures ORDER BY drawn_at DESC, n DESC LIMIT 1/, "the last picture, in a session that has none"],
    [/FROM pictures WHERE key = \? LIMIT 1/, "a line with a link of another session"],
    [/^SELECT took_ms FROM pictures/, "a word about progress"],
  ],
  async run(_storage, sql) {
    const sender = someSender();
    await talk(sql, sender);
    await failToDeliver(sql, sender);
    await fillMailbox(sql, sender);
    lookBack(sql);
    tidyUp(sql, sender);
    await eraseElsewhere(sql, { deletePictures: async () => {}, forgetInBooks: async () => {} }, NOON + DAY);
    sql.transaction(() => forgetAll(sql, NOON));
    isForgotten(sql, { identity: "chat:m1", session: SESSION });
    sweepForgotten(sql, NOON + 400 * DAY);
    makeKnown(sql, sender);
    writeAnswered(sql, { acceptedAt: NOON, keepUntil: null });
    isOver(sql, NOON + 400 * DAY);
  },
};

const BOOK: Store = {
  name: "a day book",
  files: /^src\/operator\/objects\/day-book/,
  // One row; the first 500 dead letters of a day.
  small: ["book", "dead_letters"],
  whole: [
    [/^SELECT .* FROM jobs ORDER BY accepted_at DESC, id LIMIT/, "the operator's page"],
    [/^SELECT .* FROM jobs GROUP BY task, how/, "the operator's page"],
    [/^SELECT .* FROM jobs, json_each/, "the operator's page"],
    [/^SELECT count\(DISTINCT sender/, "the operator's page"],
    [/^SELECT .* FROM jobs WHERE how = 'picture' GROUP BY bucket/, "the operator's page"],
    [/^SELECT id, accepted_at FROM jobs WHERE ended_at IS NULL/, "once in the life of an instance"],
    [/^SELECT id FROM jobs WHERE sender = /, "the deletion of a sender"],
    [/^SELECT DISTINCT session FROM jobs WHERE sender = /, "the deletion of a sender"],
    [/^UPDATE jobs SET .* WHERE sender = \? AND session = \?/, "the deletion of a sender"],
  ],
  async run(_storage, sql) {
    const [id, sender] = ["k1", someSender()];
    const job = { id, sender, identity: "chat:m1", session: SESSION, task: "draw", form: "chat" } as const;
    const dead = { sender, session: SESSION, letter: 1, reason: "expired", at: NOON };
    book.openBook(sql, NOON);
    book.openedAt(sql);
    book.saveTally(sql, book.loadTally(sql));
    book.writeJob(sql, { ...job, acceptedAt: NOON, calls: [], ended: null });
    book.writeJob(sql, { ...job, acceptedAt: NOON, calls: [], ended: { at: NOON, how: "picture" } });
    book.findBookedJob(sql, id);
    book.bookedJobs(sql, 10);
    book.openBookedJobs(sql);
    book.writeDeadLetter(sql, dead);
    for (const letter of book.bookedLetters(sql)) book.settleLetter(sql, letter.id ?? 0, "resent");
    book.findBookedLetter(sql, 1);
    summarize(sql, emptyTally());
    book.jobsOf(sql, sender);
    book.forgetSender(sql, sender, () => "nobody");
  },
};

const DESK: Store = {
  name: "the operator's desk",
  files: /^src\/operator\/objects\/operator-desk/,
  // One row; 1,000 addresses of each list.
  small: ["pause", "rules"],
  whole: [
    [/^SELECT .* FROM actions ORDER BY id DESC LIMIT/, "in the order of its rows, no further than the limit"],
    [/^SELECT picture FROM doomed WHERE at <= /, "the alarm: what is due is deleted"],
    [/^SELECT min\(at\) FROM doomed/, "the alarm"],
  ],
  async run(storage) {
    const desk = new OperatorDesk(stateOn(storage), withPictures());
    const address = someSender();
    for (const action of ["block", "unlimited", "unblock", "limited"] as const)
      await desk.act({ action, address });
    await desk.act({ action: "pause", sentence: "back soon" });
    const { id } = await desk.act({ action: "resume" });
    await desk.conclude(id, "done");
    await desk.actions(10);
    await desk.rules();
    vi.useFakeTimers({ toFake: ["Date"], now: NOON });
    await desk.deleteLater(["k1"]);
    vi.setSystemTime(NOON + DAY);
    await desk.alarm();
    vi.useRealTimers();
  },
};

const BUDGET: Store = {
  name: "a day's budget",
  files: /^src\/durable\/daily-budget/,
  small: [],
  whole: [[/^SELECT .* FROM reservations GROUP BY task, newcomer/, "once in the life of an instance"]],
  async run(storage) {
    const budget = new DailyBudget(stateOn(storage), withPictures());
    const request = {
      task: "draw",
      call: 0,
      micros: 5,
      limits: { count: 9, micros: 99 },
      now: NOON,
    } as const;
    await budget.reserve({ ...request, keys: ["k1", "k2"], standing: "listed" });
    await budget.settle(0, [
      ["k1", 7],
      ["k2", null],
    ]);
    await budget.taken();
  },
};

const STORES = [SENDER, BOOK, DESK, BUDGET];
/** What each of them has in common with the others. */
const EVERYBODYS = /^src\/durable\/storage\//;

const plansOf = new Map<string, Promise<Plans>>();
/** The plans of all that a store runs, made once. */
function plans({ name, run }: Store): Promise<Plans> {
  const made = plansOf.get(name) ?? planned(run);
  plansOf.set(name, made);
  return made;
}
afterAll(() => vi.doUnmock("cloudflare:workers"));

describe.each(STORES)("$name", (store) => {
  it("reads no table that grows from end to end, but for what is on its list", async () => {
    const scans = scansIn(await plans(store), store);
    const unlisted = scans.filter((statement) => !store.whole.some(([pattern]) => pattern.test(statement)));
    expect(unlisted).toEqual([]);
  });

  it("has nothing on that list that reads no table so", async () => {
    const scans = scansIn(await plans(store), store);
    const idle = store.whole.filter(([pattern]) => !scans.some((statement) => pattern.test(statement)));
    expect(idle).toEqual([]);
  });

  it("has no statement in its source that was not looked at", async () => {
    const statements = [...(await plans(store)).keys()];
    const own = writtenStatements().filter(({ file }) => store.files.test(file) || EVERYBODYS.test(file));
    expect(own.filter((written) => !statements.some((statement) => isIn(written, statement)))).toEqual([]);
    expect(own.length).toBeGreaterThan(5);
  });
});

it("nobody else has a statement", () => {
  const theirs = [EVERYBODYS, ...STORES.map(({ files }) => files)];
  expect(writtenStatements().filter(({ file }) => !theirs.some((files) => files.test(file)))).toEqual([]);
});

/**
 * The statements that read a table whole which is not small. SQLite says SEARCH where a key leads, and names the columns
 * that do; it says SCAN where none does, or, of a min or max, SEARCH without columns.
 */
function scansIn(all: Plans, { small }: Store): string[] {
  const fine = [...small, "schema_version", "sqlite_master", "CONSTANT", "call"];
  return [...all].flatMap(([statement, plan]) => {
    const whole = plan.filter((step) => /^(?:SCAN|SEARCH [^(]*$)/.test(step));
    return whole.every((step) => fine.includes(step.split(" ")[1] ?? "")) ? [] : [statement];
  });
}

function withPictures(): Env {
  return { PICTURES: { delete: async () => {} } } as unknown as Env;
}

/** Chats with pictures, changes of them and words; a repeat, another session, an acknowledgement; a query that waits. */
async function talk(sql: Sql, sender: string): Promise<void> {
  const outbox = new Outbox(sql, new FakeWorld());
  for (const text of ["a lighthouse in a storm", "make it night", "thanks!", "help"]) {
    take(sql, chatFrom(sender, text));
    await outbox.flush();
    nextWake(sql, NOON);
    if (text.length > 7) draw(sql);
    await outbox.flush();
  }
  const boat = chatFrom(sender, "a boat", { waitsUntil: NOON + 30_000 });
  take(sql, boat);
  take(sql, boat);
  take(sql, { ...boat, session: OTHER_SESSION });
  const job = oldestJob(sql);
  takeReserved(sql, job.identity, job.session, clockAndIdsAt(NOON));
  confirmReserved(sql, job.identity, job.session);
  updateOrder(sql, job.id, job);
  describeMessage(sql, job.identity, "a boat");
  claim(workAt(sql), job.id);
  noteJobFault(sql, job.id, 1, NOON);
  lookAfterJobs(workAt(sql, NOON + 21_000), () => {});
  saveRemote(workAt(sql), job.id, 1, { urls: ["https://cdn.example/1.png"], notHonoured: [] });
  outcomeOf(sql, job);
  finish(workAt(sql), job.id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
  const [acknowledgedMsgId, timestamp] = [crypto.randomUUID(), formatTimestamp(NOON)];
  take(sql, messageFrom(sender, chatAcknowledgement, { timestamp, acknowledgedMsgId, metadata: null }));
}

/** Letters that are put off, cannot be sealed, and expire; a job that becomes a dead letter. */
async function failToDeliver(sql: Sql, sender: string): Promise<void> {
  const world = new FakeWorld();
  world.answers.push(failure(503), failure(503), failure(503));
  const outbox = new Outbox(sql, world);
  writeLetter(sql, "late");
  await outbox.flush();
  world.time += 2 * DAY;
  await outbox.flush();
  take(sql, chatFrom(sender, "a fox"));
  buryJob(sql, oldestJob(sql), "job-fault", NOON);
  draw(sql);
  for (const { id } of deadLetters(sql)) reviveLetter(sql, id, NOON);
}

/** More letters than the mailbox holds. */
async function fillMailbox(sql: Sql, sender: string): Promise<void> {
  const world = new FakeWorld();
  world.resolution = { kind: "none" };
  for (let n = 0; n < 210; n += 1) writeLetter(sql, `letter ${n}`);
  take(sql, chatFrom(sender, "hello"));
  await new Outbox(sql, world).flush();
  for (const { uuid } of mailboxPage(sql, NOON).letters.slice(0, 2)) deleteMailboxLetter(sql, uuid);
}

/** What a line may speak of. */
function lookBack(sql: Sql): void {
  const pictures = picturesSoFar(sql, SESSION);
  pictures.hasEarlier();
  pictures.beingDrawn();
  pictures.nth(1);
  pictures.latest(3);
  pictures.latestOfAll();
  pictures.linked("k1");
}

/** The sweep, and a sender who wants everything deleted. */
function tidyUp(sql: Sql, sender: string): void {
  countMessages(sql);
  pictureKeys(sql);
  keepsAnything(sql);
  sql.transaction(() => erase(sql, sender, NOON));
  lastOfForgotten(sql);
  take(sql, chatFrom(sender, "hello", { expires: null }));
  sweep(sql, NOON + 40 * DAY, 30 * DAY);
}
