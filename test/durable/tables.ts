import * as z from "zod";
import { chatLetter } from "../../src/agent/letter.ts";
import { newSenderState, type SenderState } from "../../src/agent/sender-state.ts";
import { accept } from "../../src/durable/sender/accept.ts";
import { type JobRow, openJobs } from "../../src/durable/sender/job-rows.ts";
import { insertLetter } from "../../src/durable/sender/letter-rows.ts";
import { insertMessage } from "../../src/durable/sender/message-rows.ts";
import { migrate } from "../../src/durable/sender/schema.ts";
import { insertSender } from "../../src/durable/sender/sender-row.ts";
import { finish } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { clockAndIdsAt, NOON, newKey, POLICY, SESSION, someUuid } from "./sender.ts";
import { claim, workAt } from "./work-context.ts";

// What fills a sender's tables in tests: messages that are taken, pictures that are drawn, letters and messages that
// are there already.

/** Takes an envelope at `now`, as the object does. */
export function take(sql: Sql, envelope: Parameters<typeof accept>[1], now = NOON, policy = POLICY) {
  return accept(sql, envelope, policy, clockAndIdsAt(now), newKey);
}

/** The oldest open job. */
export function oldestJob(sql: Sql): JobRow {
  const [job] = openJobs(sql);
  if (job === undefined) throw new Error("no job is open");
  return job;
}

/** Draws the oldest open job in one attempt, `seconds` after it was claimed. Gives its id, the key of its picture. */
export function draw(sql: Sql, now = NOON, { extensions = ["png"], seconds = 0 } = {}): string {
  const { id } = oldestJob(sql);
  const claimed = claim(workAt(sql, now), id);
  if (claimed.kind === "nothing") throw new Error("the job is not to be claimed");
  const stored = { kind: "stored", extensions, notHonoured: [] } as const;
  finish(workAt(sql, now + seconds * 1_000), id, claimed.attempt, stored);
  return id;
}

/** Makes the tables of a sender who is known, and in whose tables there is nothing to sweep before the next day. */
export function makeKnown(sql: Sql, sender: string, state: Partial<SenderState> = { sweptAt: NOON }): void {
  migrate(sql);
  insertSender(sql, sender, { ...newSenderState(), ...state });
}

/** Puts a letter of a chat into the outbox. */
export function writeLetter(sql: Sql, text: string, { session = SESSION, now = NOON } = {}): void {
  insertLetter(sql, chatLetter(clockAndIdsAt(now), { form: "chat", session }, text), now);
}

/** Puts a message into the tables that was answered as soon as it came. */
export function writeAnswered(
  sql: Sql,
  { acceptedAt, keepUntil }: { readonly acceptedAt: number; readonly keepUntil: number | null },
): void {
  insertMessage(sql, {
    identity: `chat:${someUuid()}`,
    session: SESSION,
    copyOf: null,
    form: "chat",
    description: "a lighthouse in a storm",
    acceptedAt,
    keepUntil,
    reply: { kind: "notice", text: "hello" },
    answeredAt: acceptedAt,
  });
}

const deadLetter = z.object({ id: z.number(), reason: z.string(), payload: z.string() });

/** Dead letters, in the order in which they were written. */
export function deadLetters(sql: Sql): z.infer<typeof deadLetter>[] {
  const query = `SELECT id, reason, payload FROM letters WHERE state = 'dead' ORDER BY id`;
  return sql.rows(query).map((found) => deadLetter.parse(found));
}

/** Why letters are dead, in the order in which they were written. */
export function deathReasons(sql: Sql): string[] {
  return deadLetters(sql).map(({ reason }) => reason);
}
