import * as z from "zod";
import { newSenderState, type SenderState, senderStateSchema } from "../../agent/sender-state.ts";
import { jsonText } from "../storage/json-text.ts";
import type { Sql } from "../storage/sql.ts";

/** Whose object this is. An alarm is not told the object's name, so it stands here. */
export function senderAddress(sql: Sql): string | null {
  return sql.first(z.object({ address: z.string() }), `SELECT address FROM sender`)?.address ?? null;
}

/** A state that cannot be read counts as a new one: its windows start again, and the sender is not shut out. */
export function loadSenderState(sql: Sql): SenderState {
  const row = sql.readable(z.object({ state: jsonText(senderStateSchema) }), `SELECT state FROM sender`)[0];
  return row?.state ?? newSenderState();
}

export function insertSender(sql: Sql, address: string, state: SenderState): void {
  sql.run(
    `INSERT INTO sender (id, address, state) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state`,
    address,
    JSON.stringify(state),
  );
}

/** Changes what is known of a sender whose row exists. */
export function saveSenderState(sql: Sql, state: SenderState): void {
  sql.run(`UPDATE sender SET state = ?`, JSON.stringify(state));
}
