import { newSenderState, type SenderState, senderStateSchema } from "../../agent/sender-state.ts";
import { json, onlyRow, orElse, string } from "../storage/column.ts";
import { Mirror } from "../storage/mirror.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";

/** The one row of what is known of the sender. */
export const senderTable = new Table("sender", {
  id: onlyRow,
  address: string,
  state: json(senderStateSchema),
});

/** A state that cannot be read counts as a new one: its windows start again, and the sender is not shut out. */
const known = new Mirror(senderTable, {
  key: "id",
  columns: { ...senderTable.columns, state: orElse(senderTable.columns.state, newSenderState) },
});
const ID = 1;

/** Whose object this is. An alarm is not told the object's name, so it stands here. */
export function senderAddress(sql: Sql): string | null {
  return known.find(sql, ID)?.address ?? null;
}

export function loadSenderState(sql: Sql): SenderState {
  return known.find(sql, ID)?.state ?? newSenderState();
}

export function insertSender(sql: Sql, address: string, state: SenderState): void {
  if (known.count(sql) > 0) saveSenderState(sql, state);
  else known.insert(sql, { id: ID, address, state });
}

/** Changes what is known of a sender whose row exists. */
export function saveSenderState(sql: Sql, state: SenderState): void {
  known.change(sql, ID, { state });
}
