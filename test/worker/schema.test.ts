import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { newSenderState } from "../../src/agent/sender-state.ts";
import { accept } from "../../src/durable/sender/accept.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import { findMessage } from "../../src/durable/sender/message-rows.ts";
import { LATEST_VERSION, migrate, tablesExist } from "../../src/durable/sender/schema.ts";
import { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { insertSender, loadSenderState } from "../../src/durable/sender/sender-row.ts";
import { text } from "../../src/durable/storage/column.ts";
import { Sql } from "../../src/durable/storage/sql.ts";
import { chatFrom, clockAndIdsAt, NOON, newKey, POLICY, SESSION, someSender, withTables } from "./sender.ts";

const EARLIER = Array.from({ length: LATEST_VERSION - 1 }, (_, index) => index + 1);
const STATE = { ...newSenderState(), pictures: { start: NOON, count: 3 } };
const LETTER = `('${SESSION}', 'model:${"a".repeat(64)}', NULL, '{}', 'outgoing', ${NOON}, ${NOON + 60_000}, 1, ${NOON + 1_000})`;
const JOB = `('k1', 'chat:m1', '${SESSION}', 'https://a.example', ${NOON}, ${NOON + 600_000}, ${NOON}, 1, NULL,
  ${NOON}, ${NOON + 30_000}, 0, NULL, '[{"provider":"asi1","at":${NOON},"outcome":"unknown"}]', 'asi1', NULL)`;

/** What each version added to a job and to a letter, as an SQL assignment; empty: nothing. */
const ADDED: Readonly<Record<number, { readonly job: string; readonly letter: string }>> = {
  2: { job: `task = 'draw', reserved_until = ${NOON + 35_000}`, letter: `answers = 'chat:m1'` },
};

/** Tables of an earlier version with a conversation in the middle. */
function writeEarlier(sql: Sql, sender: string, version: number): void {
  migrate(sql, 1);
  writeConversation(sql, sender);
  migrate(sql, version);
  const added = ADDED[version];
  if (added === undefined) return;
  sql.run(`UPDATE jobs SET ${added.job}`);
  sql.run(`UPDATE letters SET ${added.letter}`);
}

function writeConversation(sql: Sql, sender: string): void {
  insertSender(sql, sender, STATE);
  sql.run(
    `INSERT INTO messages (identity, session, form, description, accepted_at, keep_until)
     VALUES ('chat:m1', ?, 'chat', 'a boat', ?, ?)`,
    SESSION,
    NOON,
    NOON + 86_400_000,
  );
  sql.run(
    `INSERT INTO jobs (id, identity, session, origin, accepted_at, deadline, counted_in, attempt, lease_until,
       not_before, hint_at, hints, progress_at, calls, next_provider, remote_url) VALUES ${JOB}`,
  );
  sql.run(
    `INSERT INTO letters (session, schema_digest, protocol_digest, payload, state, written_at, worth_until,
       attempts, next_try_at) VALUES ${LETTER}`,
  );
}

describe("an object of an earlier deployment", () => {
  it.each(EARLIER)("keeps its open conversation, from version %i on", async (version) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      writeEarlier(sql, sender, version);
      migrate(sql);
      expect(loadSenderState(sql)).toEqual(STATE);
      expect(findMessage(sql, "chat:m1", SESSION)).toMatchObject({ description: "a boat", msgId: "m1" });
      expect(openJobs(sql)).toMatchObject([
        {
          id: "k1",
          task: "draw",
          orderText: '{"prompt":"a boat","edit":null,"options":{},"parent":null}',
          origin: "https://a.example",
          attempt: 1,
          calls: [{ provider: "asi1", at: NOON, outcome: "unknown" }],
          nextProvider: "asi1",
        },
      ]);
      expect(outgoingLetters(sql)).toMatchObject([{ session: SESSION, attempts: 1, faults: 0 }]);
    });
  });

  it.each(Array.from({ length: LATEST_VERSION }, (_, index) => index + 1))(
    "has the tables of a fresh one after version %i",
    async (version) => {
      const fresh = await withTables(someSender(), (sql) => {
        migrate(sql);
        return schemaOf(sql);
      });
      await withTables(someSender(), (sql) => {
        migrate(sql, version);
        migrate(sql);
        expect(schemaOf(sql)).toEqual(fresh);
      });
    },
  );

  it("is brought up to date when it wakes, whoever wakes it", async () => {
    const sender = someSender();
    await runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, state) => {
      const sql = new Sql(state.storage);
      writeEarlier(sql, sender, 1);
      expect(await new SenderObject(state, env).readMailbox()).toHaveLength(1);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it("waits, unchanged and awake, when its tables do not take the step", async () => {
    const sender = someSender();
    await runInDurableObject(env.SENDERS.getByName(sender), async (_: SenderObject, state) => {
      const sql = new Sql(state.storage);
      writeEarlier(sql, sender, 1);
      sql.run(`CREATE TABLE new_jobs (id TEXT)`);
      const woken = new SenderObject(state, env);
      expect(await woken.accept(chatFrom(sender, "hello"))).toMatchObject({ kind: "busy" });
      expect(await woken.readMailbox()).toEqual([]);
      await woken.alarm();
      expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now());
      sql.run(`DROP TABLE new_jobs`);
      new SenderObject(state, env);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });
});

it("an object of version 2 keeps what a waiting query has reserved", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    writeEarlier(sql, sender, 2);
    migrate(sql);
    expect(openJobs(sql)).toMatchObject([{ reservedUntil: NOON + 35_000, faults: 0, restsUntil: null }]);
    expect(outgoingLetters(sql)).toMatchObject([{ answers: "chat:m1", faults: 0 }]);
  });
});

describe("asking whether there are tables", () => {
  it("makes none", async () => {
    await withTables(someSender(), (sql) => {
      expect(tablesExist(sql)).toBe(false);
      expect(schemaOf(sql)).toEqual([]);
      accept(sql, chatFrom("", "hello"), POLICY, clockAndIdsAt(NOON), newKey);
      expect(tablesExist(sql)).toBe(true);
    });
  });
});

const column = z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() });

/** Every column of every table, whatever the order in which they came. */
function schemaOf(sql: Sql): string[] {
  const tables = sql.values(
    text,
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
  );
  return tables
    .flatMap((name) =>
      sql.rows(`PRAGMA table_info(${name})`).map((found) => `${name} ${JSON.stringify(column.parse(found))}`),
    )
    .sort();
}
