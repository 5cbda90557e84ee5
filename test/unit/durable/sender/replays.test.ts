import { describe, expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { countMessages } from "../../../../src/durable/sender/message-rows.ts";
import { sweep } from "../../../../src/durable/sender/sweep.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { ASKING, EXPIRED, HOME, WAITING } from "../../../durable/replayed.ts";
import { chatFrom, NOON, someSender, someUuid } from "../../../durable/sender.ts";
import { draw, take } from "../../../durable/tables.ts";

const DAY = 86_400_000;
const ELSEWHERE = "203.0.113.66";

describe.each(ASKING)("%s that somebody else sends again", (_name, asks) => {
  it("with the header of a waiting query gets no reply of the sender's", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, { network: HOME });
      take(sql, sent);
      expect(take(sql, { ...sent, ...WAITING, network: ELSEWHERE })).toMatchObject(EXPIRED);
      expect(take(sql, { ...sent, ...WAITING })).toMatchObject(EXPIRED);
      draw(sql);
      expect(take(sql, { ...sent, ...WAITING, network: ELSEWHERE })).toMatchObject(EXPIRED);
    });
  });

  it("gets none either if the sender itself waited, but from its own network it does", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, WAITING);
      take(sql, sent);
      expect(take(sql, { ...sent, network: ELSEWHERE })).toMatchObject(EXPIRED);
      draw(sql);
      expect(take(sql, { ...sent, network: ELSEWHERE })).toMatchObject(EXPIRED);
      const again = take(sql, sent);
      expect(again).toMatchObject({ kind: "accepted", answer: { kind: "letter" } });
      expect(again).not.toMatchObject(EXPIRED);
    });
  });

  it("31 days later draws nothing if it never ends", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const sent = asks(sender, { expires: null });
      take(sql, sent);
      draw(sql);
      sweep(sql, NOON + 31 * DAY, 30 * 86_400_000);
      const letters = outgoingLetters(sql).length;
      expect(countMessages(sql)).toBe(1);
      expect(take(sql, sent, NOON + 31 * DAY)).toEqual({ kind: "accepted", answer: null });
      expect(openJobs(sql)).toEqual([]);
      expect(outgoingLetters(sql)).toHaveLength(letters);
    });
  });

  it("is remembered a day longer than it can come, when its end is far", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, asks(sender, { expires: BigInt((NOON + 100 * DAY) / 1000) }));
      draw(sql);
      sweep(sql, NOON + 100 * DAY, 30 * 86_400_000);
      expect(countMessages(sql)).toBe(1);
      sweep(sql, NOON + 101 * DAY, 30 * 86_400_000);
      expect(countMessages(sql)).toBe(0);
    });
  });
});

it("a chat that its sender signs afresh gets its reply, from wherever it waits", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    const msgId = someUuid();
    take(sql, chatFrom(sender, "a boat", { msgId, network: HOME }));
    const again = take(sql, chatFrom(sender, "a boat", { msgId, ...WAITING, network: ELSEWHERE }));
    expect(again).not.toMatchObject(EXPIRED);
    expect(openJobs(sql)).toHaveLength(1);
  });
});
