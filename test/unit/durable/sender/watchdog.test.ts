import { describe, expect, it } from "vitest";
import { Watchdog } from "../../../../src/durable/sender/watchdog.ts";

const MINUTE = 60_000;

/** The delays, in seconds, of what was sent for alarms that were set so: [alarm, now] in ms. */
async function delays(...alarms: readonly (readonly [number, number])[]): Promise<number[]> {
  const sent: number[] = [];
  const watch = new Watchdog(async (delaySeconds) => void sent.push(delaySeconds));
  for (const [alarm, now] of alarms) await watch.over(alarm, now);
  return sent;
}

describe("the watch over an alarm", () => {
  it("comes a quarter of an hour after it was due", async () => {
    expect(await delays([30_000, 0])).toEqual([930]);
  });

  it("is one for all the alarms of a conversation", async () => {
    expect(await delays([30_000, 0], [20_000, 1_000], [2_000, 1_500], [10 * MINUTE, 2_000])).toEqual([930]);
  });

  it("is another one for an alarm after it, and for one long before it", async () => {
    expect(await delays([30_000, 0], [60 * MINUTE, 1_000])).toHaveLength(2);
    expect(await delays([10 * 60 * MINUTE, 0], [30_000, 1_000])).toHaveLength(2);
  });

  it("waits no longer than a queue keeps a message, and not for what is due already", async () => {
    expect(await delays([24 * 60 * MINUTE, 0])).toEqual([43_200]);
    expect(await delays([0, 5 * MINUTE])).toEqual([900]);
  });
});
