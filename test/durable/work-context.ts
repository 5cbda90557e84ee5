import type { WorkContext } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { NOON } from "../noon.ts";
import { clockAndIdsAt } from "./sender.ts";

/** How long a claim of these tests holds its job. */
export const LEASE = 120_000;

/** The context in which a sender's object claims and ends jobs at `now`: one paid provider, no jitter, no listener. */
export function workAt(sql: Sql, now = NOON, changes: Partial<WorkContext> = {}): WorkContext {
  return {
    sql,
    policy: { providers: ["asi1"], leaseMs: () => LEASE },
    clockAndIds: clockAndIdsAt(now),
    jitter: 0,
    onUnpaid: () => {},
    onEnd: () => {},
    onMeaning: () => false,
    ...changes,
  };
}
