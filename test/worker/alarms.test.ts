import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { errorEvent } from "../../src/agentverse/events.ts";
import { DailyBudget } from "../../src/durable/daily-budget.ts";
import { EventReporter } from "../../src/durable/event-reporter.ts";
import { Registrar } from "../../src/durable/registrar.ts";
import { DayBook } from "../../src/operator/objects/day-book.ts";
import { OperatorDesk } from "../../src/operator/objects/operator-desk.ts";
import { tallyOf } from "../../src/operator/tally.ts";
import { NOON } from "../noon.ts";
import { fakeHttp, json } from "../unit/upstream/fake-http.ts";
import { reservationOf } from "./reservation.ts";
import { someUuid } from "./sender.ts";

const MINUTE = 60_000;
const { fetch } = fakeHttp(() => json(200, {}));

/** An object with something to do, and what its alarm throws for until it is mended. */
interface Broken {
  readonly object: { alarm(info?: AlarmInvocationInfo): Promise<void> };
  readonly mend: () => void;
}

type Break = (state: DurableObjectState) => Promise<Broken>;

/** Lets a method of the storage throw. */
function throwing<T extends object>(of: T, method: keyof T & string): () => void {
  const before = Object.getOwnPropertyDescriptor(of, method);
  Object.defineProperty(of, method, {
    configurable: true,
    value: () => {
      throw new Error("disk full");
    },
  });
  return () => {
    if (before === undefined) Reflect.deleteProperty(of, method);
    else Object.defineProperty(of, method, before);
  };
}

/** Takes a table away, and gives what brings it back. */
function without({ sql }: DurableObjectStorage, table: string): () => void {
  sql.exec(`ALTER TABLE ${table} RENAME TO lost`);
  return () => void sql.exec(`ALTER TABLE lost RENAME TO ${table}`);
}

const dayBook: Break = async (state) => {
  const object = new DayBook(state, env);
  await object.note({ tally: tallyOf.letter("sent"), jobs: [], dead: [] });
  return { object, mend: without(state.storage, "book") };
};

const operatorDesk: Break = async (state) => {
  const object = new OperatorDesk(state, env);
  await object.deleteLater(["aa"]);
  return { object, mend: without(state.storage, "doomed") };
};

const dailyBudget: Break = async (state) => {
  const object = new DailyBudget(state, env);
  await object.reserve(reservationOf("a"));
  return { object, mend: throwing(state.storage, "deleteAll") };
};

const registrar: Break = async (state) => {
  const settings = {
    AGENT_SEED: "a seed that is long enough to be deployed",
    PUBLIC_URL: "https://images.example",
    AGENTVERSE_URL: "https://agentverse.test",
  };
  const object = new Registrar(state, { ...env, ...settings }, fetch);
  await object.report();
  return { object, mend: throwing(state.storage.kv, "put") };
};

const eventReporter: Break = async (state) => {
  const object = new EventReporter(state, Object.assign({}, env, { REPORT_EVENTS: "true" }), fetch);
  await object.collect([errorEvent({ now: NOON, newId: someUuid }, "failed")]);
  return { object, mend: throwing(state.storage.kv, "get") };
};

/** Runs the alarm as the platform does, at its time, and gives for when it is set then. */
async function ring({ object }: Broken, { storage }: DurableObjectState): Promise<number | null> {
  const scheduledTime = (await storage.getAlarm()) ?? Date.now();
  vi.setSystemTime(Math.max(Date.now(), scheduledTime));
  await storage.deleteAlarm();
  await object.alarm({ isRetry: false, retryCount: 0, scheduledTime });
  return storage.getAlarm();
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: NOON }));
afterEach(() => void vi.useRealTimers());

describe("an alarm that ends badly", () => {
  it.each([
    ["a day book", env.DAY_BOOK, dayBook],
    ["the operator's desk", env.OPERATOR_DESK, operatorDesk],
    ["a day's budget", env.DAILY_BUDGET, dailyBudget],
    ["the registrar", env.REGISTRAR, registrar],
    ["the reporter of events", env.EVENTS, eventReporter],
  ] as const)(
    "of %s comes again later and later, and is well when its cause is gone",
    async (_, objects, break_) => {
      const stub: DurableObjectStub<undefined> = objects.getByName(`broken ${crypto.randomUUID()}`);
      await runInDurableObject(stub, async (_object, state) => {
        const broken = await break_(state);
        const pauses: number[] = [];
        for (let run = 0; run < 8; run += 1) {
          const next = await ring(broken, state);
          pauses.push(Math.floor(((next ?? 0) - Date.now()) / MINUTE));
          expect((next ?? 0) % 1_000).toBe(run + 1);
        }
        expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
        broken.mend();
        // Nothing is left to do, or what comes next is an ordinary alarm.
        expect(((await ring(broken, state)) ?? 0) % 1_000).toBe(0);
        await state.storage.deleteAlarm();
      });
    },
  );
});

it("a budget whose alarm was lost has it set again by the next reservation", async () => {
  const budget = env.DAILY_BUDGET.getByName(`lost ${crypto.randomUUID()}`);
  await runInDurableObject(budget, async (_, state) => {
    await new DailyBudget(state, env).reserve(reservationOf("a"));
    await state.storage.deleteAlarm();
    await new DailyBudget(state, env).reserve(reservationOf("b"));
    expect(await state.storage.getAlarm()).toBe(NOON + 48 * 60 * MINUTE);
    await state.storage.deleteAlarm();
  });
});

it("an event that is told of while others are being sent is sent as well", async () => {
  const events = env.EVENTS.getByName(`busy ${crypto.randomUUID()}`);
  await runInDurableObject(events, async (_, state) => {
    const some = () => errorEvent({ now: NOON, newId: someUuid }, "failed");
    const posted: unknown[] = [];
    const agentverse = fakeHttp(async ({ url, body }) => {
      if (url.endsWith("/events")) {
        posted.push(body);
        if (posted.length === 1) await reporter.collect([some()]);
      }
      return json(200, {});
    });
    const settings = Object.assign({}, env, { REPORT_EVENTS: "true" });
    const reporter = new EventReporter(state, settings, agentverse.fetch);
    await reporter.collect([some()]);
    await reporter.alarm();
    expect(posted).toHaveLength(2);
    expect(await state.storage.getAlarm()).toBeNull();
    await reporter.collect([some()]);
    expect(await state.storage.getAlarm()).toBe(NOON + 5_000);
    await state.storage.deleteAlarm();
  });
});
