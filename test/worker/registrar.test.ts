import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Registrar } from "../../src/durable/registrar.ts";
import type { HttpFetch } from "../../src/net/http-fetch.ts";
import { NOON } from "../noon.ts";
import { fakeHttp, json } from "../unit/upstream/fake-http.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DEPLOYED = {
  AGENT_SEED: "a seed that is long enough to be deployed",
  PUBLIC_URL: "https://images.example",
  AGENTVERSE_URL: "https://agentverse.test",
};

/** An Almanac that can be down, and the requests that it got. */
function fakeAlmanac() {
  const almanac = { down: false };
  const { fetch, seen } = fakeHttp(() => (almanac.down ? json(503, {}) : json(200, {})));
  const registrations = () => seen.filter(({ url }) => url.endsWith("/almanac/agents"));
  return { almanac, fetch, seen, registrations };
}

interface Stage {
  /** The object as it comes into being over these settings; again, it is what stands after an eviction. */
  readonly wake: (settings?: Record<string, string>, fetch?: HttpFetch) => Registrar;
  /** When its alarm is set for; null: for never. */
  readonly alarmAt: () => Promise<number | null>;
  /** Moves the clock to the alarm and lets it fire. */
  readonly ring: (registrar: Registrar) => Promise<void>;
  readonly storage: DurableObjectStorage;
}

type World = ReturnType<typeof fakeAlmanac> & Stage;

async function onStage(work: (world: World) => Promise<void>): Promise<void> {
  const almanac = fakeAlmanac();
  const stub = env.REGISTRAR.getByName(crypto.randomUUID());
  await runInDurableObject(stub, async (_, state) => {
    const { storage } = state;
    const wake = (settings: Record<string, string> = {}, fetch = almanac.fetch) => {
      const worn: Env = { ...env, ...DEPLOYED, ...settings };
      return new Registrar(state, worn, fetch);
    };
    const ring = async (registrar: Registrar) => {
      vi.setSystemTime(Math.max(Date.now(), (await storage.getAlarm()) ?? Number.NaN));
      // As the platform does before it calls the handler.
      await storage.deleteAlarm();
      await registrar.alarm();
    };
    await work({ ...almanac, wake, ring, alarmAt: () => storage.getAlarm(), storage });
    await storage.deleteAlarm();
  });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the object that registers", () => {
  it("registers after the first look at the status, once, however many look", async () => {
    await onStage(async ({ wake, ring, alarmAt, registrations }) => {
      const registrar = wake();
      expect(await registrar.report()).toMatchObject({ current: false, lastSuccess: null, trouble: null });
      await Promise.all(Array.from({ length: 20 }, () => registrar.report()));
      expect(registrations()).toHaveLength(0);
      expect(await alarmAt()).toBe(NOON);
      await ring(registrar);
      for (let look = 0; look < 20; look += 1) await registrar.report();
      expect(await registrar.report()).toMatchObject({ current: true, lastSuccess: NOON, trouble: null });
      expect(registrations()).toHaveLength(1);
      expect(await alarmAt()).toBe(NOON + 70 * MINUTE);
    });
  });

  it("registers again when the cron asks, and gives no manifest a second time", async () => {
    await onStage(async ({ wake, ring, seen }) => {
      const registrar = wake();
      await registrar.renew();
      await ring(registrar);
      expect(seen).toHaveLength(8);
      vi.setSystemTime(NOON + HOUR);
      await registrar.renew();
      await ring(registrar);
      expect(seen.slice(8).map(({ url }) => new URL(url).pathname)).toEqual([
        "/v1/almanac/agents",
        expect.stringMatching(/\/status$/),
      ]);
      expect(await registrar.report()).toMatchObject({ lastSuccess: NOON + HOUR });
    });
  });

  it("needs no cron: its own alarm renews", async () => {
    await onStage(async ({ wake, ring, registrations }) => {
      const registrar = wake();
      await registrar.report();
      for (let renewal = 0; renewal < 4; renewal += 1) await ring(registrar);
      expect(registrations()).toHaveLength(4);
      expect(Date.now()).toBe(NOON + 3 * 70 * MINUTE);
    });
  });

  it("remembers over an eviction, and tells news after a deployment at once", async () => {
    await onStage(async ({ wake, ring, alarmAt, registrations }) => {
      const first = wake();
      await first.report();
      await ring(first);
      expect(await wake().report()).toMatchObject({ current: true });
      expect(await alarmAt()).toBe(NOON + 70 * MINUTE);
      const moved = wake({ PUBLIC_URL: "https://elsewhere.example" });
      expect(await moved.report()).toMatchObject({ current: false, trouble: null });
      expect(await alarmAt()).toBe(NOON);
      await ring(moved);
      expect(registrations()[1]?.body).toMatchObject({
        endpoints: [{ url: "https://elsewhere.example/submit", weight: 1 }],
      });
    });
  });
});

describe("while the Almanac is down", () => {
  it("tries again after growing delays, and shows the trouble and the next try", async () => {
    await onStage(async ({ wake, ring, alarmAt, almanac, registrations }) => {
      almanac.down = true;
      const registrar = wake();
      await registrar.renew();
      const times: number[] = [];
      while (Date.now() < NOON + HOUR && times.length < 20) {
        await ring(registrar);
        times.push(Date.now() - NOON);
      }
      expect(times.length).toBeLessThan(15);
      expect(times[1]).toBeLessThanOrEqual(3_000);
      expect(registrations()).toHaveLength(times.length);
      const report = await registrar.report();
      expect(report).toMatchObject({ current: false, trouble: { kind: "status", status: 503 } });
      // Ordinary alarms are set on whole seconds.
      expect(Math.ceil((report?.nextTry ?? 0) / 1_000) * 1_000).toBe(await alarmAt());
    });
  });

  it("lets nobody who looks at the status bring a try forward", async () => {
    await onStage(async ({ wake, ring, alarmAt, almanac, registrations }) => {
      almanac.down = true;
      const registrar = wake();
      await registrar.renew();
      for (let failure = 0; failure < 6; failure += 1) await ring(registrar);
      const next = await alarmAt();
      for (let look = 0; look < 50; look += 1) await wake().report();
      expect(await alarmAt()).toBe(next);
      expect(registrations()).toHaveLength(6);
    });
  });

  it("begins again when the cron asks, and is well when the Almanac is", async () => {
    await onStage(async ({ wake, ring, alarmAt, almanac }) => {
      almanac.down = true;
      const registrar = wake();
      await registrar.renew();
      for (let failure = 0; failure < 10; failure += 1) await ring(registrar);
      await registrar.renew();
      expect(await alarmAt()).toBe(Date.now());
      almanac.down = false;
      await ring(registrar);
      expect(await registrar.report()).toMatchObject({
        current: true,
        trouble: null,
        lastSuccess: Date.now(),
      });
    });
  });
});

describe("what can break", () => {
  it("a row that makes no sense: it registers afresh", async () => {
    await onStage(async ({ wake, ring, storage, registrations }) => {
      storage.kv.put("renewal", { nextTry: "never" });
      const registrar = wake();
      expect(await registrar.report()).toMatchObject({ current: false });
      await ring(registrar);
      expect(registrations()).toHaveLength(1);
    });
  });

  it("an alarm that was lost: a look at the status sets it again", async () => {
    await onStage(async ({ wake, ring, storage, alarmAt }) => {
      const registrar = wake();
      await registrar.report();
      await ring(registrar);
      await storage.deleteAlarm();
      await wake().report();
      expect(await alarmAt()).toBe(NOON + 70 * MINUTE);
      await storage.deleteAlarm();
      vi.setSystemTime(NOON + 71 * MINUTE);
      await registrar.report();
      expect(await alarmAt()).toBe(NOON + 71 * MINUTE);
    });
  });

  it("a renewal that kills the object: it is tried again in a minute, not at once, whoever looks", async () => {
    await onStage(async ({ wake, alarmAt }) => {
      await new Promise<void>((asked) => {
        const dying = wake({}, () => {
          asked();
          return new Promise(() => {});
        });
        void dying.alarm();
      });
      vi.setSystemTime(NOON + 1_000);
      for (let look = 0; look < 20; look += 1) await wake().report();
      expect(await alarmAt()).toBe(NOON + MINUTE + 1);
    });
  });

  it("storage itself: the next alarm is a minute away", async () => {
    await onStage(async ({ wake, alarmAt, storage }) => {
      const registrar = wake();
      const put = vi.spyOn(storage.kv, "put").mockImplementation(() => {
        throw new Error("disk full");
      });
      await registrar.alarm();
      expect(await alarmAt()).toBe(NOON + MINUTE + 1);
      put.mockRestore();
    });
  });
});

describe("where there is nothing to register", () => {
  it.each([
    ["without PUBLIC_URL", { PUBLIC_URL: "" }],
    ["on loopback, at an Agentverse that is not", { PUBLIC_URL: "http://127.0.0.1:8787" }],
    ["without a seed", { AGENT_SEED: "" }],
    ["with a setting that is wrong", { QUOTA_MAX_REQUESTS: "many" }],
  ])("%s it does nothing, not even after an alarm of old", async (_, settings) => {
    await onStage(async ({ wake, seen, alarmAt, storage }) => {
      const registrar = wake(settings);
      await registrar.renew();
      await registrar.alarm();
      expect([await registrar.report(), await alarmAt(), seen.length]).toEqual([null, null, 0]);
      expect([...storage.kv.list()]).toEqual([]);
    });
  });
});

describe("GET /status", () => {
  it("says why a developer's agent is not registered at a real Agentverse", async () => {
    const status = await (await exports.default.fetch("http://127.0.0.1:8787/status")).json();
    expect(status).toMatchObject({
      status: "OK",
      registration: {
        state: "off",
        endpoint: "http://127.0.0.1:8787/submit",
        lastSuccess: null,
        nextTry: null,
      },
    });
  });
});
