import { newSenderState, type SenderState, senderStateSchema } from "../../agent/sender-state.ts";
import { json, onlyRow, orElse, string } from "../storage/column.ts";
import { Selection } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";

/** The one row of what is known of the sender. */
export const senderTable = new Table("sender", {
  id: onlyRow,
  address: string,
  state: json(senderStateSchema),
});

/** A state that cannot be read counts as a new one: its windows start again, and the sender is not shut out. */
const states = new Selection({ state: orElse(senderTable.columns.state, newSenderState) }, senderTable.name);

/** Whose object this is. An alarm is not told the object's name, so it stands here. */
export function senderAddress(sql: Sql): string | null {
  return sql.value(senderTable.columns.address, `SELECT address FROM sender`);
}

export function loadSenderState(sql: Sql): SenderState {
  return states.first(sql)?.state ?? newSenderState();
}

export function insertSender(sql: Sql, address: string, state: SenderState): void {
  senderTable.insert(sql, { id: 1, address, state }, `ON CONFLICT (id) DO UPDATE SET state = excluded.state`);
}

/** Changes what is known of a sender whose row exists. */
export function saveSenderState(sql: Sql, state: SenderState): void {
  senderTable.update(sql, { state }, "");
}
