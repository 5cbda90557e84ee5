import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";

export * from "../durable/sender.ts";

/** Runs `work` on the tables of a fresh object, as the object itself would. */
export async function withTables<T>(
  sender: string,
  work: (sql: Sql, object: SenderObject) => T | Promise<T>,
): Promise<T> {
  const stub = env.SENDERS.getByName(sender);
  return runInDurableObject(stub, (object: SenderObject) => work(object.sql, object));
}
