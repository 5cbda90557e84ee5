import { DurableObject } from "cloudflare:workers";
import { MINUTE } from "../../clock.ts";
import { pictureKey } from "../../imagegen/picture-store.ts";
import type { Bill } from "../../jobs/bill.ts";
import type { Claim, RemotePictures, WorkResult } from "../../jobs/consumer.ts";
import { logText } from "../../log.ts";
import type { JobOutcome } from "../../operator/job-report.ts";
import type { Reservation } from "../day-shares.ts";
import type { Sql } from "../storage/sql.ts";
import { accept } from "./accept.ts";
import { acceptPolicy } from "./accept-policy.ts";
import type { AcceptOutcome, VerifiedEnvelope } from "./intake.ts";
import { deleteMailboxLetter, type MailboxLetter, type MailboxPage, mailboxPage } from "./mailbox-rows.ts";
import { previewOf } from "./partials.ts";
import { confirmReserved, type HandedOver, releaseReserved, takeReserved } from "./reserved-reply.ts";
import { reviveLetter } from "./resting-letters.ts";
import { tablesExist } from "./schema.ts";
import { type SenderParts, senderParts, type Working } from "./sender-parts.ts";
import { outcomeOf, pictureKeys } from "./sender-records.ts";
import { loadSenderState, saveSenderState } from "./sender-row.ts";
import * as work from "./work.ts";

/** The mailbox is polled every second; that it is read is written down this often. */
const MAILBOX_READ_NOTED = 5 * MINUTE;

/**
 * The object of one sender, named by its canonical address: its messages, quotas, jobs, outbox and mailbox. The
 * tables are the truth, memory is a cache. This class is what others call; it carries out what src/agent and the row
 * modules beside it decide, and holds no rule of its own.
 */
export class SenderObject extends DurableObject<Env> {
  /** Public for the test that holds the rows written per picture. */
  readonly sql: Sql;
  readonly #parts: SenderParts;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#parts = senderParts(state, env, (note, options) => this.env.JOBS.send(note, options));
    this.sql = this.#parts.sql;
  }

  /** Takes a verified envelope. When this returns, what it asks for is kept, and stays kept. */
  async accept(envelope: VerifiedEnvelope): Promise<AcceptOutcome> {
    const { working, upkeep } = this.#parts;
    if (working === null) {
      await upkeep.waitForDeployment();
      return { kind: "busy", retryAfterSeconds: 60 };
    }
    const { config, paidWork } = working;
    if (config.logPrompts) logText("said", envelope.payload, { digest: envelope.digest });
    const policy = acceptPolicy(config, envelope.sender, envelope.rules);
    const context = paidWork.context();
    const outcome = accept(this.sql, envelope, policy, context.clockAndIds, newPictureKey, context);
    await upkeep.carryOn();
    return outcome;
  }

  /**
   * The reply to a message for the query that waits for it, kept until `settleReply`; null: it is still being worked
   * on.
   */
  async takeReply(identity: string, session: string): Promise<HandedOver | null> {
    const working = this.#inUse();
    if (working === null) return null;
    const { clockAndIds } = working.paidWork.context();
    return this.sql.transaction(() => takeReserved(this.sql, identity, session, clockAndIds));
  }

  /**
   * How the response with the reply went: read to its end, it is not delivered again, else it goes out the ordinary
   * way; what follows it goes out in either case.
   */
  async settleReply(identity: string, session: string, wasRead: boolean): Promise<void> {
    if (this.#inUse() === null) return;
    const isSettled = wasRead
      ? confirmReserved(this.sql, identity, session)
      : releaseReserved(this.sql, identity, session, this.#parts.clock.now());
    if (isSettled) await this.#parts.upkeep.carryOn();
  }

  /** Hands a job to a queue consumer, or nothing if it is held, done or not due. */
  async claim(job: string): Promise<Claim> {
    await this.#inUse()?.outbox.arrivalOf(job);
    const working = this.#inUse();
    if (working === null) return { kind: "nothing" };
    const claimed = await working.paidWork.claim(job);
    await this.#parts.upkeep.carryOn();
    return claimed;
  }

  async saveRemote(job: string, attempt: number, remote: RemotePictures): Promise<boolean> {
    const working = this.#inUse();
    return working !== null && work.saveRemote(working.paidWork.context(), job, attempt, remote);
  }

  /** Shows what is seen of a picture while it is drawn to whoever listens. Writes nothing. */
  async showPartial(job: string, attempt: number, bytes: Uint8Array): Promise<void> {
    const { streams } = this.#parts;
    if (this.#inUse() === null || !streams.hasListener()) return;
    const preview = previewOf(this.sql, job, attempt, bytes);
    if (preview !== null) streams.show(preview);
  }

  /** Reserves a further call of the text model within an attempt that still holds its job. */
  async reserveAgain(job: string, attempt: number): Promise<Reservation> {
    const working = this.#inUse();
    return working === null
      ? { ok: false, freeAt: this.#parts.clock.now() }
      : working.paidWork.reserveAgain(job, attempt);
  }

  /** Takes a consumer's report and what the call cost; null: it made none. */
  async finish(
    job: string,
    attempt: number,
    result: WorkResult,
    bill: Bill | null = null,
  ): Promise<{ again: boolean }> {
    const working = this.#inUse();
    if (working === null) return { again: false };
    const finished = working.paidWork.finish(job, attempt, result, bill);
    this.#parts.upkeep.reported(job);
    await this.#parts.upkeep.carryOn();
    return finished;
  }

  /**
   * The oldest letters that wait for this sender: as many as one answer holds. Those behind them come when these are
   * deleted. Reading the mailbox of an address that never wrote makes no tables.
   */
  async readMailbox(): Promise<MailboxLetter[]> {
    const { letters } = this.#waiting();
    await this.#parts.upkeep.carryOn();
    return letters;
  }

  /**
   * The stream of the mailbox, as a WebSocket: the Worker has checked its owner's token, which ends at `until` (ms).
   * Streams alone make no tables either.
   */
  override async fetch(request: Request): Promise<Response> {
    const until = Number(new URL(request.url).searchParams.get("until"));
    const { clock, streams, upkeep } = this.#parts;
    const stream = streams.open(clock.now(), until, this.#waiting());
    await upkeep.wakeBy(until);
    await upkeep.carryOn();
    return stream;
  }

  /** What a listener says beyond "ping" is of no interest. */
  override webSocketMessage(): void {}

  #waiting(): MailboxPage {
    const working = this.#inUse();
    if (working === null) return { letters: [], more: false };
    const now = this.#parts.clock.now();
    const state = loadSenderState(this.sql);
    if (now - state.mailboxReadAt >= MAILBOX_READ_NOTED)
      saveSenderState(this.sql, { ...state, mailboxReadAt: now });
    working.outbox.collect();
    return mailboxPage(this.sql, now);
  }

  async deleteFromMailbox(uuid: string): Promise<boolean> {
    return this.#inUse() !== null && deleteMailboxLetter(this.sql, uuid);
  }

  /** What became of a job, for the day book that was not told. */
  async outcomeOf(job: { id: string; identity: string; session: string }): Promise<JobOutcome> {
    if (this.#parts.working === null) return { kind: "open" };
    return this.#inUse() === null ? { kind: "forgotten" } : outcomeOf(this.sql, job);
  }

  /** Sends a dead letter again. False: it is not kept any more. */
  async resend(letter: number): Promise<boolean> {
    const revived = this.#inUse() !== null && reviveLetter(this.sql, letter, this.#parts.clock.now());
    if (revived) await this.#parts.upkeep.carryOn();
    return revived;
  }

  /** The keys of the sender's pictures, and of those that are being drawn. */
  async pictures(): Promise<string[]> {
    return this.#inUse() === null ? [] : pictureKeys(this.sql);
  }

  /**
   * Forgets the sender altogether, whatever is owed to it, but for hashes of what could still be replayed. Gives the
   * keys of its pictures, as they were at the end.
   */
  async forget(): Promise<string[]> {
    if (this.#inUse() === null) return [];
    const keys = pictureKeys(this.sql);
    await this.#parts.upkeep.forget();
    return keys;
  }

  /** For the queue's watch: with work open and the alarm lost, sets it again, as every other entry does. */
  async lookAfter(): Promise<void> {
    const { working, upkeep } = this.#parts;
    await (working === null ? upkeep.waitForDeployment() : upkeep.carryOn());
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#parts.upkeep.runAlarm(info);
  }

  /** null: there is nothing to work on, or not with the tables as they are. */
  #inUse(): Working | null {
    return tablesExist(this.sql) ? this.#parts.working : null;
  }
}

function newPictureKey(): string {
  return pictureKey(crypto.getRandomValues(new Uint8Array(16)));
}
