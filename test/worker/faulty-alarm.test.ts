import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { chatFrom, someSender } from "./sender.ts";

describe("an object whose alarm throws for no row's sake", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => vi.useRealTimers());

  it("answers its sender, wakes less and less often, and is well again once the cause is gone", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    const soon = BigInt(Math.floor(Date.now() / 1000) + 60);
    await stub.accept(chatFrom(sender, "hello", { expires: soon }));
    const pauses: number[] = [];
    await runInDurableObject(stub, (object: SenderObject) =>
      object.sql.run(`ALTER TABLE letters RENAME TO lost`),
    );
    expect(await stub.accept(chatFrom(sender, "hello", { expires: soon })).catch(() => "fault")).toBe(
      "fault",
    );
    let scheduledTime = 0;
    for (let run = 0; run < 8; run += 1) {
      await runInDurableObject(stub, async (object: SenderObject, state) => {
        await object.alarm({ isRetry: false, retryCount: 0, scheduledTime });
        scheduledTime = (await state.storage.getAlarm()) ?? 0;
        pauses.push(Math.floor((scheduledTime - Date.now()) / 60_000));
        vi.setSystemTime(scheduledTime);
      });
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await runInDurableObject(stub, async (object: SenderObject) => {
      object.sql.run(`ALTER TABLE lost RENAME TO letters`);
    });
    await runDurableObjectAlarm(stub);
    await runInDurableObject(stub, async (_, state) => {
      expect(((await state.storage.getAlarm()) ?? 0) % 1_000).toBe(0);
    });
  });
});
