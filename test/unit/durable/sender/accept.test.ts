import { describe, expect, it } from "vitest";
import * as z from "zod";
import { decodePictureOrder } from "../../../../src/agent/picture-order.ts";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { countOutgoing, insertLetter, outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { countMessages } from "../../../../src/durable/sender/message-rows.ts";
import { tablesExist } from "../../../../src/durable/sender/schema.ts";
import { chatAcknowledgement } from "../../../../src/protocol/messages/chat-acknowledgement.ts";
import { errorMessage } from "../../../../src/protocol/messages/error-message.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  imageRequestFrom,
  NOON,
  OTHER_SESSION,
  POLICY,
  SESSION,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { draw, take } from "../../../durable/tables.ts";

const ENGLISH = sentencesIn("en");

describe("accepting a chat message", () => {
  it("keeps the message, the job and the acknowledgement together", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      expect(take(sql, chatFrom(sender, "a lighthouse"))).toEqual({ kind: "accepted", answer: null });
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(openJobs(sql)).toMatchObject([{ session: SESSION, attempt: 0 }]);
      expect(decodePictureOrder(openJobs(sql)[0]?.orderText ?? "")).toEqual({
        prompt: "a lighthouse",
        edit: null,
        options: {},
        parent: null,
      });
    });
  });

  it("takes sixty copies in the same session for one message", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      for (let copy = 0; copy < 60; copy += 1) take(sql, chatFrom(sender, "a lighthouse", { msgId }));
      expect(openJobs(sql)).toHaveLength(1);
      expect(said(sql)).toEqual(["acknowledgement"]);
    });
  });

  it("acknowledges a copy in another session and draws nothing for it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, chatFrom(sender, "a lighthouse", { msgId }));
      take(sql, chatFrom(sender, "a lighthouse", { msgId, session: OTHER_SESSION }));
      expect(openJobs(sql)).toHaveLength(1);
      expect(said(sql, OTHER_SESSION)).toEqual(["acknowledgement"]);
    });
  });

  it("replays no silence in another session: what was not answered there is asked anew, and drawn once", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (let n = 0; n < 13; n += 1) take(sql, chatFrom(sender, "hello"));
      const msgId = someUuid();
      take(sql, chatFrom(sender, "hello", { msgId }));
      expect(said(sql).at(-1)).toBe("acknowledgement");
      const later = { msgId, session: OTHER_SESSION };
      take(sql, chatFrom(sender, "hello", later), NOON + 60_000);
      expect(said(sql, OTHER_SESSION)).toEqual(["acknowledgement", ENGLISH.greeting]);
    });
    const hasty = someSender();
    await withTables(hasty, (sql) => {
      take(sql, chatFrom(hasty, "a lighthouse"));
      draw(sql);
      const msgId = someUuid();
      take(sql, chatFrom(hasty, "a lighthouse"));
      take(sql, chatFrom(hasty, "a lighthouse", { msgId }));
      expect(said(sql).at(-1)).toBe("end-session");
      take(sql, chatFrom(hasty, "a lighthouse", { msgId, session: OTHER_SESSION }), NOON + 60_000);
      take(sql, chatFrom(hasty, "a lighthouse", { msgId, session: someUuid() }), NOON + 61_000);
      expect(openJobs(sql)).toMatchObject([{ session: OTHER_SESSION }]);
    });
  });

  it("says over the quota, every time, in how many minutes the next picture is free", async () => {
    const sender = someSender();
    const policy = {
      ...POLICY,
      limits: { ...POLICY.limits, quota: { maxRequests: 2, windowMs: 3_600_000 } },
    };
    await withTables(sender, (sql) => {
      for (const text of ["a fox", "an owl", "a bear", "a wolf"])
        take(sql, chatFrom(sender, text), NOON, policy);
      expect(openJobs(sql)).toHaveLength(2);
      const words = said(sql).filter((text) => text !== "acknowledgement");
      const sentence = ENGLISH.overQuota(2, 60, 60);
      expect(words).toEqual([ENGLISH.queued(1), sentence, sentence]);
      take(sql, chatFrom(sender, "a hare"), NOON + 3_600_001, policy);
      expect(openJobs(sql)).toHaveLength(3);
    });
  });

  it("gives one notice over MESSAGES_PER_HOUR and then keeps nothing more", async () => {
    const sender = someSender();
    const policy = { ...POLICY, limits: { ...POLICY.limits, messagesPerHour: 2 } };
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "one"), NOON, policy);
      take(sql, chatFrom(sender, "two"), NOON, policy);
      expect(take(sql, chatFrom(sender, "three"), NOON + 60_000, policy)).toEqual({
        kind: "accepted",
        answer: null,
      });
      expect(said(sql).at(-1)).toContain("I read up to 2 messages an hour");
      const rows = sql.rowsWritten;
      expect(take(sql, chatFrom(sender, "four"), NOON + 60_000, policy)).toEqual({
        kind: "busy",
        retryAfterSeconds: 3540,
      });
      expect(sql.rowsWritten).toBe(rows);
    });
  });

  it("greets as often as a person says hello, and ends the session of what says it faster", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (let time = 0; time < 15; time += 1) take(sql, chatFrom(sender, "hello"), NOON + time * 10_000);
      expect(said(sql).filter((text) => text === ENGLISH.greeting)).toHaveLength(15);
    });
    const hasty = someSender();
    await withTables(hasty, (sql) => {
      for (let time = 0; time < 15; time += 1) take(sql, chatFrom(hasty, "hello"), NOON + time * 100);
      expect(said(sql).filter((text) => text === "acknowledgement")).toHaveLength(15);
      expect(said(sql).filter((text) => text === ENGLISH.greeting)).toHaveLength(10);
      expect(said(sql).filter((text) => text === "end-session")).toHaveLength(3);
    });
  });

  it("compares what comes back with the message that was drawn, however often it comes", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lighthouse"));
      draw(sql);
      const drawn = said(sql).length;
      for (const seconds of [1, 3, 5]) {
        take(sql, chatFrom(sender, "a lighthouse"), NOON + seconds * 1000);
        expect(openJobs(sql)).toEqual([]);
      }
      expect(said(sql).slice(drawn)).toEqual([
        "acknowledgement",
        expect.stringContaining("You have only just had my answer to that."),
        "acknowledgement",
        "end-session",
        "acknowledgement",
        "end-session",
      ]);
      take(sql, chatFrom(sender, "a lighthouse"), NOON + 9_000);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it.each([
    [
      "our own success sentence",
      "Image generated successfully.\n\n![x](http://127.0.0.1:8787/images/ab.png)",
    ],
    ["one of our own links", "![a lighthouse](http://127.0.0.1:8787/images/ab.png)"],
  ])("ends the session on %s, and draws nothing", async (_, text) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, text));
      expect(said(sql)).toEqual(["acknowledgement", "end-session"]);
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("says that it is not configured where no provider can draw", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lighthouse"), NOON, { ...POLICY, can: { draw: false, complete: true } });
      expect(said(sql).at(-1)).toBe(ENGLISH.apologies["not-configured"]);
      expect(openJobs(sql)).toEqual([]);
    });
  });
});

describe("accepting an ImageRequest", () => {
  it("shares the quota with chat and refuses in the reference's words, every time", async () => {
    const sender = someSender();
    const policy = {
      ...POLICY,
      limits: { ...POLICY.limits, quota: { maxRequests: 2, windowMs: 3_600_000 } },
    };
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a fox"), NOON, policy);
      for (const text of ["two", "three", "four"]) take(sql, imageRequestFrom(sender, text), NOON, policy);
      expect(openJobs(sql)).toHaveLength(2);
      const refusal =
        "Rate limit exceeded for ImageRequest. This handler allows for 2 calls per 60 minutes. Try again later.";
      expect(said(sql)).toEqual(["acknowledgement", refusal, refusal]);
    });
  });

  it("knows a replay, and the other form of s, by digest and r", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const envelope = imageRequestFrom(sender, "a fox");
      take(sql, envelope);
      take(sql, envelope);
      expect(openJobs(sql)).toHaveLength(1);
      take(sql, { ...envelope, r: "f".repeat(64) });
      expect(openJobs(sql)).toHaveLength(2);
    });
  });
});

describe("accepting what is no question", () => {
  it("keeps nothing of an acknowledgement or an ErrorMessage", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const acknowledgement = { timestamp: null, acknowledgedMsgId: someUuid(), metadata: null };
      const payload = JSON.stringify({ acknowledged_msg_id: acknowledgement.acknowledgedMsgId });
      take(sql, { ...chatFrom(sender, ""), schemaDigest: chatAcknowledgement.digest, payload });
      take(sql, { ...chatFrom(sender, ""), schemaDigest: errorMessage.digest, payload: '{"error":"no"}' });
      expect(tablesExist(sql)).toBe(false);
    });
  });

  it("answers a payload that does not fit, and an unknown schema, with an ErrorMessage", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, { ...imageRequestFrom(sender, "x"), payload: '{"nothing":1}' });
      take(sql, { ...imageRequestFrom(sender, "x"), schemaDigest: `model:${"0".repeat(64)}` });
      expect(said(sql)).toEqual([
        expect.stringContaining("Message does not conform to expected schema: ImageRequest"),
        expect.stringMatching(/It understands: ChatMessage \(model:.*ImageRequest \(model:/),
      ]);
    });
  });

  it("remembers an envelope that never expires for as long as the object lives", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "one", { expires: null }));
      take(sql, chatFrom(sender, "two", { expires: 18_446_744_073_709_551_615n }));
      take(sql, chatFrom(sender, "three"));
      const kept = sql.all(
        z.object({ keep_until: z.number().nullable() }),
        `SELECT keep_until FROM messages ORDER BY description`,
      );
      expect(kept.map((row) => row.keep_until)).toEqual([null, NOON + 30 * 86_400_000, null]);
      expect(countMessages(sql)).toBe(3);
    });
  });
});

describe("a sender with too much open", () => {
  const unlimited = {
    ...POLICY,
    access: { allowed: true, unlimited: true, listed: true },
    limits: { ...POLICY.limits, messagesPerHour: 0 },
  };

  it("gets no hundred-and-first job: nothing of it is written, small talk and repeats are still taken", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const chats = Array.from({ length: 100 }, (_, n) => chatFrom(sender, `a boat with ${n} sails`));
      for (const chat of chats) expect(take(sql, chat, NOON, unlimited).kind).toBe("accepted");
      const before = sql.rowsWritten;
      const refused = take(sql, chatFrom(sender, "a boat too many"), NOON, unlimited);
      expect(refused).toEqual({ kind: "busy", retryAfterSeconds: 60 });
      expect(sql.rowsWritten).toBe(before);
      expect(take(sql, chats[0] ?? chatFrom(sender, ""), NOON, unlimited).kind).toBe("accepted");
      expect(take(sql, chatFrom(sender, "hello"), NOON, unlimited).kind).toBe("accepted");
    });
  });

  it("is not answered while five hundred letters to it are undelivered", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "hello"), NOON, unlimited);
      const [letter] = outgoingLetters(sql);
      if (letter === undefined) throw new Error("nothing was said");
      for (let n = countOutgoing(sql); n < 500; n += 1) insertLetter(sql, letter, NOON);
      const before = sql.rowsWritten;
      expect(take(sql, chatFrom(sender, "hello"), NOON, unlimited).kind).toBe("busy");
      expect(sql.rowsWritten).toBe(before);
    });
  });
});
