import { turnOf } from "../../src/durable/sender/turn.ts";
import { takeTurn } from "../../src/durable/sender/work.ts";
import type { WorkContext } from "../../src/durable/sender/work-context.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import type { Claim } from "../../src/jobs/consumer.ts";
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

/** Claims a job, as a sender's object does where the day's money does not have to be asked. */
export function claim(context: WorkContext, id: string): Claim {
  const turn = turnOf(context, id);
  if (turn.kind === "leave-to-rules") throw new Error("the rules have to say first what is to be done");
  return takeTurn(context, turn);
}
