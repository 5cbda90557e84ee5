import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { deleteJob, openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { nextWake } from "../../../../src/durable/sender/schedule.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { turnOf } from "../../../../src/durable/sender/turn.ts";
import { settleMeaning } from "../../../../src/durable/sender/understand.ts";
import type { WorkContext } from "../../../../src/durable/sender/work-context.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { formatTimestamp } from "../../../../src/protocol/timestamp.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  messageFrom,
  NOON,
  newKey,
  OTHER_SESSION,
  POLICY,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const STREAM = "e0d7aa11-6f0b-4c2e-8d3a-9b1c2d3e4f50";
const START: ChatContent = { type: "start-stream", streamId: STREAM };
const END: ChatContent = { type: "end-stream", streamId: STREAM };
const text = (words: string): ChatContent => ({ type: "text", text: words });
const SECOND = 1_000;

function piece(sender: string, ...content: ChatContent[]) {
  const message = { timestamp: formatTimestamp(NOON), msgId: someUuid(), content };
  return messageFrom(sender, chatMessage, message);
}
const take = (sql: Sql, envelope: Parameters<typeof accept>[1], now = NOON) =>
  accept(sql, envelope, POLICY, clockAndIdsAt(now), newKey);

/** As the sender's object lets go of a stream that has rested too long. */
function letGo(sql: Sql, now: number): void {
  const context: WorkContext = workAt(sql, now, {
    onMeaning: (job, answer) => settleMeaning({ ...context, policy: POLICY }, job, answer),
  });
  const [job] = openJobs(sql);
  const turn = turnOf(context, job?.id ?? "");
  if (turn.kind === "leave-to-rules") context.onMeaning(turn.job, null);
}

describe("the rows of a stream", () => {
  it("are one job, which draws nothing before the stream has ended, and then all of it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, piece(sender, START, text("draw a fox")));
      take(sql, piece(sender, text(" in the snow")), NOON + 5 * SECOND);
      expect(openJobs(sql)).toHaveLength(1);
      expect(loadSenderState(sql).pictures).toBeNull();
      take(sql, piece(sender, END), NOON + 10 * SECOND);
      expect(openJobs(sql)).toHaveLength(1);
      expect(loadSenderState(sql).pictures).toMatchObject({ count: 1 });
      expect(claim(workAt(sql, NOON + 10 * SECOND), openJobs(sql)[0]?.id ?? "")).toMatchObject({
        kind: "draw",
        order: expect.stringContaining("a fox in the snow"),
      });
      expect(said(sql)).toEqual(["acknowledgement", "acknowledgement", "acknowledgement"]);
    });
  });

  it("are let go when nothing comes for 15 seconds, each piece beginning the wait anew", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, piece(sender, START, text("draw a fox")));
      expect(nextWake(sql, NOON)).toBe(NOON + 15 * SECOND);
      take(sql, piece(sender, text(" in the snow")), NOON + 10 * SECOND);
      expect(nextWake(sql, NOON)).toBe(NOON + 25 * SECOND);
      letGo(sql, NOON + 24 * SECOND);
      expect(loadSenderState(sql).pictures).toBeNull();
      letGo(sql, NOON + 25 * SECOND);
      expect(loadSenderState(sql).pictures).toMatchObject({ count: 1 });
      expect(openJobs(sql)[0]?.orderText).toContain("a fox in the snow");
      take(sql, piece(sender, END), NOON + 40 * SECOND);
      expect(openJobs(sql)).toHaveLength(1);
    });
  });

  it("leave nobody waiting: a stream of words that stops is answered in words", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, piece(sender, START, text("who made you?")));
      letGo(sql, NOON + 15 * SECOND);
      expect(said(sql)).toEqual(["acknowledgement", sentencesIn("en").about.maker]);
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("say nothing of a stream in which nothing was said", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, piece(sender, START));
      letGo(sql, NOON + 15 * SECOND);
      expect(said(sql)).toEqual(["acknowledgement"]);
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("hold whatever can be read: no content of a piece keeps it from being kept", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\ud800", "\u0000", "{}", "agent-storage://"),
    );
    const item = fc.oneof(
      fc.record({ type: fc.constant("text"), text: fc.oneof(text, fc.integer(), fc.boolean()) }),
      fc.record({
        type: fc.constant("metadata"),
        metadata: fc.dictionary(text, fc.oneof(text, fc.integer())),
      }),
      fc.record({
        type: fc.constant("resource"),
        resource_id: fc.uuid({ version: 4 }),
        resource: fc.oneof(
          fc.array(fc.record({ uri: text, metadata: fc.dictionary(text, text) }), { maxLength: 3 }),
          fc.record({ uri: text, metadata: fc.constant({}) }),
        ),
      }),
      fc.record({
        type: fc.oneof(text, fc.constantFrom("end-stream", "start-session")),
        stream_id: fc.uuid(),
      }),
      fc.constant({}),
    );
    const sender = someSender();
    await withTables(sender, (sql) => {
      fc.assert(
        fc.property(fc.array(item, { maxLength: 4 }), (items) => {
          const start = { type: "start-stream", stream_id: STREAM };
          const content = JSON.stringify([start, ...items]);
          const payload = `{"timestamp":null,"msg_id":"${someUuid()}","content":${content}}`;
          const session = someUuid();
          const piece = { ...chatFrom(sender, ""), payload, session };
          const limits = { ...POLICY.limits, messagesPerHour: 0 };
          const { kind } = accept(sql, piece, { ...POLICY, limits }, clockAndIdsAt(NOON), newKey);
          expect(kind).toBe("accepted");
          for (const job of openJobs(sql)) deleteJob(sql, job.id);
        }),
      );
    });
  });

  it("take a piece that comes twice once, and leave other sessions alone", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const again = piece(sender, text(" and a hare"));
      take(sql, piece(sender, START, text("draw a fox")));
      take(sql, again);
      take(sql, again);
      take(sql, { ...piece(sender, text("draw a boat")), session: OTHER_SESSION });
      take(sql, piece(sender, END));
      const orders = openJobs(sql).map(({ orderText }) => orderText);
      expect(orders).toHaveLength(2);
      expect(orders.filter((order) => order.includes("a boat"))).toHaveLength(1);
      expect(orders.filter((order) => order.includes("a fox and a hare"))).toHaveLength(1);
    });
  });
});
