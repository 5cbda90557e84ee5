import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accept } from "../../src/durable/sender/accept.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { NOON } from "../noon.ts";
import { chatFrom, clockAndIdsAt, newKey, POLICY, someSender } from "./sender.ts";

/** Far ahead of any clock: an alarm in the past would come at once. */
const LATER = NOON;

/** A failure that never comes ends the test, and not the whole run. */
const MOST_WAITS = 2_000;

/** When the object of a sender tries again what failed for it, in ms from the failure, if chance says so. */
async function triesAgain(chance: number): Promise<{ letter: number; picture: number }> {
  vi.spyOn(Math, "random").mockReturnValue(chance);
  const sender = someSender();
  return runInDurableObject(env.SENDERS.getByName(sender), async (object: SenderObject) => {
    const key = newKey();
    accept(
      object.sql,
      chatFrom(sender, "a boat", { expires: null }),
      POLICY,
      clockAndIdsAt(LATER),
      () => key,
    );
    await object.claim(key);
    await object.finish(key, 1, { kind: "failed", outcome: "unavailable", retryAfterSeconds: null });
    // The Almanac of these tests is down.
    const isTried = () => (outgoingLetters(object.sql)[0]?.attempts ?? 0) > 0;
    for (let waits = 0; !isTried() && waits < MOST_WAITS; waits += 1) await scheduler.wait(5);
    const letter = (outgoingLetters(object.sql)[0]?.nextTryAt ?? 0) - LATER;
    return { letter, picture: (openJobs(object.sql)[0]?.notBefore ?? 0) - LATER };
  });
}

describe("what failed for many senders at once", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: LATER }));
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("is tried again for each at another time", async () => {
    expect(await triesAgain(0)).toEqual({ letter: 1_500, picture: 5_000 });
    expect(await triesAgain(0.5)).toEqual({ letter: 2_000, picture: 5_625 });
  });
});
