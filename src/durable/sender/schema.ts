import { Migrations } from "../storage/migrations.ts";
import type { Sql } from "../storage/sql.ts";
import { erasureTable } from "./erasure-rows.ts";
import { jobTable } from "./job-rows.ts";
import { letterTable } from "./letter-table.ts";
import { messageTable } from "./message-rows.ts";
import { pictureTable } from "./picture-rows.ts";
import { senderTable } from "./sender-row.ts";

/** Every step from an empty object to today's tables. A step that has landed is never changed. */
const STEPS = [
  [
    `CREATE TABLE sender (id INTEGER PRIMARY KEY CHECK (id = 1), address TEXT NOT NULL, state TEXT NOT NULL)`,
    `CREATE TABLE messages (
       identity TEXT NOT NULL, session TEXT NOT NULL, form TEXT NOT NULL, description TEXT NOT NULL,
       accepted_at INTEGER NOT NULL, keep_until INTEGER, reply TEXT, answered_at INTEGER,
       PRIMARY KEY (identity, session)
     ) WITHOUT ROWID`,
    `CREATE TABLE jobs (
       id TEXT PRIMARY KEY, identity TEXT NOT NULL, session TEXT NOT NULL, origin TEXT NOT NULL,
       accepted_at INTEGER NOT NULL, deadline INTEGER NOT NULL, counted_in INTEGER NOT NULL,
       attempt INTEGER NOT NULL, lease_until INTEGER, not_before INTEGER NOT NULL,
       hint_at INTEGER NOT NULL, hints INTEGER NOT NULL, progress_at INTEGER,
       calls TEXT NOT NULL, next_provider TEXT, remote_url TEXT
     ) WITHOUT ROWID`,
    `CREATE TABLE letters (
       id INTEGER PRIMARY KEY, session TEXT NOT NULL, schema_digest TEXT NOT NULL, protocol_digest TEXT,
       payload TEXT NOT NULL, state TEXT NOT NULL, written_at INTEGER NOT NULL, worth_until INTEGER NOT NULL,
       attempts INTEGER NOT NULL, next_try_at INTEGER NOT NULL, gone_since INTEGER,
       uuid TEXT, envelope TEXT, reason TEXT
     )`,
  ],
  // Questions to the text model are jobs too (they need no origin), and a reply may belong to a query that waits.
  [
    `ALTER TABLE messages ADD COLUMN acknowledged_at INTEGER`,
    `CREATE TABLE new_jobs (
       id TEXT PRIMARY KEY, identity TEXT NOT NULL, session TEXT NOT NULL, origin TEXT,
       task TEXT NOT NULL, request TEXT, reserved_until INTEGER,
       accepted_at INTEGER NOT NULL, deadline INTEGER NOT NULL, counted_in INTEGER NOT NULL,
       attempt INTEGER NOT NULL, lease_until INTEGER, not_before INTEGER NOT NULL,
       hint_at INTEGER NOT NULL, hints INTEGER NOT NULL, progress_at INTEGER,
       calls TEXT NOT NULL, next_provider TEXT, remote_url TEXT
     ) WITHOUT ROWID`,
    `INSERT INTO new_jobs (id, identity, session, origin, task, accepted_at, deadline, counted_in, attempt,
       lease_until, not_before, hint_at, hints, progress_at, calls, next_provider, remote_url)
     SELECT id, identity, session, origin, 'draw', accepted_at, deadline, counted_in, attempt,
       lease_until, not_before, hint_at, hints, progress_at, calls, next_provider, remote_url FROM jobs`,
    `DROP TABLE jobs`,
    `ALTER TABLE new_jobs RENAME TO jobs`,
    `ALTER TABLE letters ADD COLUMN answers TEXT`,
  ],
  // How often a row could not be read or handled: one that never can be is given up.
  [
    `ALTER TABLE jobs ADD COLUMN faults INTEGER NOT NULL DEFAULT 0`,
    `ALTER TABLE jobs ADD COLUMN rests_until INTEGER`,
    `ALTER TABLE letters ADD COLUMN faults INTEGER NOT NULL DEFAULT 0`,
  ],
  // By what a replay is told from a repeat of the sender's own.
  [`ALTER TABLE messages ADD COLUMN replay TEXT`],
  // Whether a letter in the mailbox is one of the first to go when that is full.
  [`ALTER TABLE letters ADD COLUMN expendable INTEGER NOT NULL DEFAULT 0`],
  // A message keeps no more of its words than an alt text shows, and a copy of it nothing that the first one has; what
  // will be drawn stands with the job.
  [
    `UPDATE jobs SET request = (SELECT substr(description, 1, 16000) FROM messages
       WHERE messages.identity = jobs.identity AND messages.session = jobs.session) WHERE task = 'draw'`,
    `ALTER TABLE messages ADD COLUMN copy_of TEXT`,
    `UPDATE messages SET description = substr(description, 1, 120)`,
  ],
  // A job carries its order, and what its reply has to say; what was drawn is a turn of its session.
  [
    `ALTER TABLE jobs RENAME COLUMN request TO order_text`,
    `ALTER TABLE jobs ADD COLUMN telling TEXT`,
    `ALTER TABLE jobs RENAME COLUMN remote_url TO remote`,
    `UPDATE jobs SET
       order_text = json_object('prompt', order_text, 'edit', NULL, 'options', json_object(), 'parent', NULL)
       WHERE task = 'draw'`,
    `UPDATE jobs SET remote = json_object('urls', json_array(remote), 'notHonoured', json_array())
       WHERE remote IS NOT NULL`,
    `UPDATE messages SET reply = json_object('kind', 'picture', 'urls', json_array(json_extract(reply, '$.url')),
       'notes', json_array()) WHERE CASE WHEN json_valid(reply) THEN json_extract(reply, '$.kind') END = 'picture'`,
    `CREATE TABLE pictures (
       session TEXT NOT NULL, n INTEGER NOT NULL, key TEXT NOT NULL, extension TEXT NOT NULL, prompt TEXT NOT NULL,
       options TEXT NOT NULL, parent TEXT, provider TEXT, drawn_at INTEGER NOT NULL, took_ms INTEGER,
       PRIMARY KEY (session, n)
     ) WITHOUT ROWID`,
    `CREATE TABLE erasures (id INTEGER PRIMARY KEY, due INTEGER NOT NULL, keys TEXT NOT NULL)`,
  ],
  // Whether a picture's words tell only a change. Of those that were there nobody knows: they are taken at their word.
  [`ALTER TABLE pictures ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0`],
  // The form of its message stands with the job: all that is read of a job is in its row.
  [
    `ALTER TABLE jobs ADD COLUMN form TEXT`,
    `UPDATE jobs SET form = (SELECT form FROM messages
       WHERE messages.identity = jobs.identity AND messages.session = jobs.session)`,
  ],
  // What is said in a job's session stands with the job while nothing is in the way of it: rows are billed.
  [`ALTER TABLE jobs ADD COLUMN letters TEXT`, `ALTER TABLE jobs ADD COLUMN ended_at INTEGER`],
  // That the sender had acknowledged a reply was a billed row, and nobody read it.
  [`ALTER TABLE messages DROP COLUMN acknowledged_at`],
  // When a word about progress was said stands with the job, which is written then in any case.
  [`ALTER TABLE jobs ADD COLUMN answered_at INTEGER`],
] as const;

/** The tables of a sender's object. What each row is for and how long it lives: docs/storage.md. */
const migrations = new Migrations({
  tables: [senderTable, messageTable, jobTable, letterTable, pictureTable, erasureTable],
  steps: STEPS,
});

/** The version of today's tables. */
export const LATEST_VERSION = migrations.latest;

/** Whether this object ever kept anything. Asking makes no table. */
export function tablesExist(sql: Sql): boolean {
  return migrations.tablesExist(sql);
}

/** Brings the tables to today's form (tests: to an earlier one), in one transaction. Does nothing when they are. */
export function migrate(sql: Sql, to = LATEST_VERSION): void {
  migrations.migrate(sql, to);
}

/** For an object that wakes: false if its tables do not take the step, and nothing was changed. Never throws. */
export function bringUpToDate(sql: Sql, onFault: (fault: unknown) => void): boolean {
  return migrations.bringUpToDate(sql, onFault);
}
