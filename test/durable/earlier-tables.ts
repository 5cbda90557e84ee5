import { newSenderState } from "../../src/agent/sender-state.ts";
import { migrate } from "../../src/durable/sender/schema.ts";
import { insertSender } from "../../src/durable/sender/sender-row.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { NOON, SESSION } from "./sender.ts";

/** The sender's state in these tables. */
export const STATE = { ...newSenderState(), pictures: { start: NOON, count: 3 } };
const LETTER = `('${SESSION}', 'model:${"a".repeat(64)}', NULL, '{}', 'outgoing', ${NOON}, ${NOON + 60_000}, 1, ${NOON + 1_000})`;
const JOB = `('k1', 'chat:m1', '${SESSION}', 'https://a.example', ${NOON}, ${NOON + 600_000}, ${NOON}, 1, NULL,
  ${NOON}, ${NOON + 30_000}, 0, NULL, '[{"provider":"asi1","at":${NOON},"outcome":"unknown"}]', 'asi1', NULL)`;

/** What each version added to a job and to a letter, as an SQL assignment; empty: nothing. */
const ADDED: Readonly<Record<number, { readonly job: string; readonly letter: string }>> = {
  2: { job: `task = 'draw', reserved_until = ${NOON + 35_000}`, letter: `answers = 'chat:m1'` },
};

/** Tables of an earlier version with a conversation in the middle. */
export function writeEarlier(sql: Sql, sender: string, version: number): void {
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
