import worker, * as agent from "../../src/worker.ts";

/** The Worker as it is deployed, and a count of everything that the platform bills. GET /counts tells it and begins anew. */

const counts = new Map<string, number>();

function count(what: string, howMany = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + howMany);
}

for (const level of ["log", "warn", "error"] as const) {
  const write = console[level];
  console[level] = (...parts: unknown[]) => {
    count("logLines");
    write(...parts);
  };
}

/** Counts in the storage itself: whoever holds it is counted. Repeated for an instance, it does nothing. */
function counted(state: DurableObjectState): DurableObjectState {
  const { storage } = state;
  const { sql } = storage;
  if (Object.hasOwn(sql, "exec")) return state;
  const exec = sql.exec.bind(sql);
  const setAlarm = storage.setAlarm.bind(storage);
  Object.defineProperty(sql, "exec", {
    value: (query: string, ...values: SqlStorageValue[]) => {
      const cursor = exec(query, ...values);
      const rows = cursor.toArray();
      count("statements");
      count("rowsRead", cursor.rowsRead);
      count("rowsWritten", cursor.rowsWritten);
      return { toArray: () => rows, rowsRead: cursor.rowsRead, rowsWritten: cursor.rowsWritten };
    },
  });
  Object.defineProperty(storage, "setAlarm", {
    value: (time: number | Date) => {
      count("alarmsSet");
      return setAlarm(time);
    },
  });
  return state;
}

const wrapped = new WeakMap<object, Env>();

function countedEnv(env: Env): Env {
  const known = wrapped.get(env);
  if (known !== undefined) return known;
  const made = {
    ...env,
    SENDERS: countedNamespace(env.SENDERS),
    DAILY_BUDGET: countedNamespace(env.DAILY_BUDGET),
    PROVIDER_HEALTH: countedNamespace(env.PROVIDER_HEALTH),
    DAY_BOOK: countedNamespace(env.DAY_BOOK),
    OPERATOR_DESK: countedNamespace(env.OPERATOR_DESK),
    PICTURES: countedMembers(env.PICTURES, {
      put: () => count("bucketWrites"),
      list: () => count("bucketWrites"),
      get: () => count("bucketReads"),
      head: () => count("bucketReads"),
    }),
    JOBS: countedMembers(env.JOBS, { send: () => count("queueWrites") }),
  };
  wrapped.set(env, made);
  return made;
}

function countedNamespace<T extends Rpc.DurableObjectBranded>(
  namespace: DurableObjectNamespace<T>,
): DurableObjectNamespace<T> {
  const getByName: DurableObjectNamespace<T>["getByName"] = (name, options) => {
    const stub = namespace.getByName(name, options);
    return new Proxy(stub, { get: (_, method) => timedCall(stub, method) });
  };
  return new Proxy(namespace, {
    get: (all, name) => (name === "getByName" ? getByName : memberOf(all, name)),
  });
}

/** A call of an object: it is billed as a request, and as the time until its answer. */
function timedCall(stub: object, method: PropertyKey): unknown {
  const call: unknown = Reflect.get(stub, method);
  if (typeof call !== "function") return call;
  return async (...values: unknown[]): Promise<unknown> => {
    count("objectRequests");
    const since = Date.now();
    try {
      return await Reflect.apply(call, stub, values);
    } finally {
      count("objectMs", Date.now() - since);
    }
  };
}

function countedMembers<T extends object>(target: T, noted: Readonly<Record<string, () => void>>): T {
  const called = new Map(Object.entries(noted));
  return new Proxy(target, {
    get: (all, name) => {
      called.get(String(name))?.();
      return memberOf(all, name);
    },
  });
}

function memberOf(target: object, name: PropertyKey): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === "function" ? member.bind(target) : member;
}

export class SenderObject extends agent.SenderObject {
  constructor(state: DurableObjectState, env: Env) {
    super(counted(state), countedEnv(env));
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    count("objectRequests");
    const since = Date.now();
    await super.alarm(info);
    count("objectMs", Date.now() - since);
  }
}

export class DailyBudget extends agent.DailyBudget {
  constructor(state: DurableObjectState, env: Env) {
    super(counted(state), env);
  }
}

export class ProviderHealth extends agent.ProviderHealth {
  constructor(state: DurableObjectState, env: Env) {
    super(counted(state), env);
  }
}

export class DayBook extends agent.DayBook {
  constructor(state: DurableObjectState, env: Env) {
    super(counted(state), countedEnv(env));
  }
}

export class OperatorDesk extends agent.OperatorDesk {
  constructor(state: DurableObjectState, env: Env) {
    super(counted(state), countedEnv(env));
  }
}

export class Registrar extends agent.Registrar {}
export class EventReporter extends agent.EventReporter {}

function tell(): Response {
  const told = Response.json(Object.fromEntries(counts));
  counts.clear();
  return told;
}

export default {
  fetch(request, env, context) {
    if (new URL(request.url).pathname === "/counts") return tell();
    count("requests");
    return worker.fetch(request, countedEnv(env), context);
  },
  queue(batch, env, context) {
    count("requests");
    count("queueReads", batch.messages.length);
    return worker.queue(batch, countedEnv(env), context);
  },
} satisfies ExportedHandler<Env>;
