import { describe, expect, it } from "vitest";
import { systemClock } from "../../../../src/clock.ts";
import { type NextAlarm, ObjectAlarm } from "../../../../src/durable/storage/object-alarm.ts";

const MINUTE = 60_000;
/** As the platform tells a run: whether it has tried it before. */
const run = (isRetry: boolean) => ({ isRetry, retryCount: isRetry ? 1 : 0, scheduledTime: 0 });

function alarmIn(set: number[]) {
  const storage = {
    getAlarm: async () => null,
    setAlarm: async (time: number | Date) => void set.push(Number(time)),
    deleteAlarm: async () => {},
  };
  return new ObjectAlarm({ storage, clock: systemClock(0), onFault: () => {} });
}

describe("a run of an object's alarm", () => {
  it("is one billed row: the next alarm", async () => {
    const set: number[] = [];
    const next = Math.ceil(Date.now() / 1_000) * 1_000 + 5 * MINUTE;
    await alarmIn(set).run(run(false), async () => {
      expect(set).toEqual([]);
      return next;
    });
    expect(set).toEqual([next]);
  });

  it.each([
    ["fails", async (): Promise<NextAlarm> => "failed"],
    [
      "throws",
      async (): Promise<NextAlarm> => {
        throw new Error("disk full");
      },
    ],
  ])("that %s comes again in a minute, and is known to have ended badly", async (_, work) => {
    const set: number[] = [];
    await alarmIn(set).run(run(false), work);
    expect(set.map((time) => time % 1_000)).toEqual([1]);
    expect(set[0]).toBeGreaterThanOrEqual(Date.now() + MINUTE - 1_000);
  });

  it("that died before has the next one set before it does anything: it may die again", async () => {
    const set: number[] = [];
    const dying = alarmIn(set).run(run(true), () => new Promise<NextAlarm>(() => {}));
    await Promise.race([dying, new Promise((resolve) => setTimeout(resolve))]);
    expect(set.map((time) => time % 1_000)).toEqual([1]);
  });
});
