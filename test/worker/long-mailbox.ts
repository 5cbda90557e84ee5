import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { makeKnown, writeLetter } from "../durable/tables.ts";
import { someUuid } from "./sender.ts";

const MEBIBYTE = 1024 * 1024;

/** Puts letters of a mebibyte into a mailbox, as if they had been sealed: `{"n":…,"filler":…}` for envelopes. */
export async function fillMailbox(owner: string, count: number): Promise<void> {
  await runInDurableObject(env.SENDERS.getByName(owner), ({ sql }: SenderObject) => {
    makeKnown(sql, owner, { sweptAt: Date.now() });
    for (let n = 0; n < count; n += 1) fill(sql, n);
  });
}

function fill(sql: Sql, n: number): void {
  const now = Date.now();
  writeLetter(sql, `picture ${n}`, { now });
  const id = outgoingLetters(sql)[0]?.id ?? 0;
  sql.run(
    `UPDATE letters SET state = 'mailbox', payload = '', uuid = ?, envelope = ?, written_at = ?, worth_until = ? WHERE id = ?`,
    someUuid(),
    JSON.stringify({ n, filler: "x".repeat(MEBIBYTE) }),
    now + n,
    now + 60_000,
    id,
  );
}
