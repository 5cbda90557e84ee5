import type { NodeStorage } from "./node-storage.ts";

/** In Node, in place of the platform's class of the same name. */
export class DurableObject {
  readonly ctx: DurableObjectState;
  readonly env: Env;

  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx;
    this.env = env;
  }
}

/** The state of an object with tables in memory, and an alarm that nobody rings. */
export function stateOn(storage: NodeStorage): DurableObjectState {
  let alarm: number | null = null;
  const known = {
    sql: storage.sql,
    transactionSync: <T>(work: () => T) => storage.transactionSync(work),
    getAlarm: async () => alarm,
    setAlarm: async (time: number) => {
      alarm = time;
    },
    deleteAlarm: async () => {
      alarm = null;
    },
  };
  return { storage: known } as unknown as DurableObjectState;
}
