import { describe, expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { mailboxPage } from "../../../../src/durable/sender/mailbox-rows.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { confirmReserved, takeReserved } from "../../../../src/durable/sender/reserved-reply.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { agentHealth } from "../../../../src/protocol/messages/agent-health.ts";
import { legacyChatMessage } from "../../../../src/protocol/messages/chat-message-legacy.ts";
import { contextPrompt } from "../../../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../../../src/protocol/messages/health-check.ts";
import { imageResponse } from "../../../../src/protocol/messages/image-response.ts";
import { response } from "../../../../src/protocol/messages/response.ts";
import { structuredOutputPrompt } from "../../../../src/protocol/messages/structured-output-prompt.ts";
import { structuredOutputResponse } from "../../../../src/protocol/messages/structured-output-response.ts";
import {
  chatProtocol,
  contextProtocol,
  healthProtocol,
  legacyChatProtocol,
  structuredProtocol,
} from "../../../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../../../src/protocol/timestamp.ts";
import { FakeWorld } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  imageRequestFrom,
  messageFrom,
  NOON,
  OTHER_SESSION,
  POLICY,
  SESSION,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const jobOf = (sql: Sql) => oldestJob(sql).id;
const old = (sender: string, text: string, more: { msgId?: string; session?: string } = {}) =>
  messageFrom(
    sender,
    legacyChatMessage,
    {
      timestamp: formatTimestamp(NOON),
      msgId: more.msgId ?? someUuid(),
      content: [{ type: "text", text }],
    },
    { session: more.session ?? SESSION },
  );

describe("the old dialect", () => {
  it("puts its texts to the text model with an empty system message, and answers in itself", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, old(sender, "who is president of US"));
      const claimed = claim(workAt(sql), jobOf(sql));
      expect(claimed).toMatchObject({ kind: "complete" });
      expect(claimed.kind === "complete" && JSON.parse(claimed.order)).toEqual({
        system: "",
        prompt: "who is president of US",
        schema: null,
      });
      finish(workAt(sql), jobOf(sql), 1, { kind: "answered", text: "Somebody." });
      expect(said(sql)).toEqual(["acknowledgement", "Somebody."]);
      expect(outgoingLetters(sql).map((letter) => letter.protocolDigest)).toEqual(
        Array(2).fill(legacyChatProtocol.digest),
      );
      expect(outgoingLetters(sql)[1]?.schemaDigest).toBe(legacyChatMessage.digest);
    });
  });

  it.each(["draw a fox in the snow", "Please generate an image of a lighthouse", "a picture of two cats"])(
    "draws for a plain request (%s), and the end of the session rides on the picture",
    async (text) => {
      const sender = someSender();
      await withTables(sender, (sql) => {
        take(sql, old(sender, text));
        expect(claim(workAt(sql), jobOf(sql))).toMatchObject({ kind: "draw" });
        finish(workAt(sql), jobOf(sql), 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
        const letters = outgoingLetters(sql);
        expect(letters).toHaveLength(2);
        const picture = legacyChatMessage.decode(letters[1]?.payload ?? "");
        expect(picture.ok && picture.message.content.map((item) => item.type)).toEqual([
          "text",
          "end-session",
        ]);
      });
    },
  );

  it("says without a key that there is no text model", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, old(sender, "who is president of US"), NOON, {
        ...POLICY,
        can: { draw: true, complete: false },
      });
      expect(said(sql)).toEqual(["acknowledgement", expect.stringContaining("no text model")]);
    });
  });

  it("answers one msg_id in new sessions from the record", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, old(sender, "who was Hokusai?", { msgId }));
      claim(workAt(sql), jobOf(sql));
      finish(workAt(sql), jobOf(sql), 1, { kind: "answered", text: "Me." });
      take(sql, old(sender, "who was Hokusai?", { msgId, session: OTHER_SESSION }));
      expect(said(sql, OTHER_SESSION)).toEqual(["acknowledgement", "Me."]);
      expect(openJobs(sql)).toEqual([]);
    });
  });
});

describe("the text model's protocols", () => {
  it("answer a ContextPrompt with a Response", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, messageFrom(sender, contextPrompt, { context: "be short", text: "why?" }));
      const claimed = claim(workAt(sql), jobOf(sql));
      expect(claimed.kind === "complete" && JSON.parse(claimed.order)).toEqual({
        system: "be short",
        prompt: "why?",
        schema: null,
      });
      finish(workAt(sql), jobOf(sql), 1, { kind: "answered", text: "Because." });
      const [letter] = outgoingLetters(sql);
      expect([letter?.schemaDigest, letter?.protocolDigest]).toEqual([
        response.digest,
        contextProtocol.digest,
      ]);
      expect(response.decode(letter?.payload ?? "")).toEqual({ ok: true, message: { text: "Because." } });
    });
  });

  it("answer a StructuredOutputPrompt with an object, its integers whole", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outputSchema = { title: "Location", type: "object", maximum: 18446744073709551615n };
      take(sql, messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema }));
      const claimed = claim(workAt(sql), jobOf(sql));
      expect(claimed.kind === "complete" && claimed.order).toContain("18446744073709551615");
      finish(workAt(sql), jobOf(sql), 1, { kind: "structured", output: '{"city": "London"}' });
      const [letter] = outgoingLetters(sql);
      expect([letter?.schemaDigest, letter?.protocolDigest]).toEqual([
        structuredOutputResponse.digest,
        structuredProtocol.digest,
      ]);
      expect(JSON.parse(letter?.payload ?? "")).toEqual({ output: { city: "London" } });
    });
  });

  it("say what went wrong in an ErrorMessage", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema: {} }));
      claim(workAt(sql), jobOf(sql));
      finish(workAt(sql), jobOf(sql), 1, { kind: "unanswerable", reason: "text-unfit", paid: true });
      expect(said(sql)).toEqual([expect.stringContaining("did not fit the output schema")]);
    });
  });

  it("count six questions of each kind in an hour, and refuse in the reference's words", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (let n = 0; n < 7; n += 1)
        take(sql, messageFrom(sender, contextPrompt, { context: "", text: `why ${n}?` }));
      take(sql, messageFrom(sender, structuredOutputPrompt, { prompt: "where?", outputSchema: {} }));
      expect(openJobs(sql)).toHaveLength(7);
      expect(said(sql)).toEqual([
        "Rate limit exceeded for ContextPrompt. This handler allows for 6 calls per 60 minutes. Try again later.",
      ]);
    });
  });

  it("say every time that there is no key for one", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const policy = { ...POLICY, can: { draw: true, complete: false } };
      for (let n = 0; n < 12; n += 1) {
        take(sql, messageFrom(sender, contextPrompt, { context: "", text: `why ${n}?` }), NOON, policy);
      }
      expect(said(sql)).toHaveLength(12);
      expect(outgoingLetters(sql)[0]?.schemaDigest).toBe(errorMessage.digest);
    });
  });
});

describe("HealthProtocol", () => {
  it.each([true, false])("answers a HealthCheck with what was found (%s)", async (healthy) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, messageFrom(sender, healthCheck, {}, { healthy }));
      const [letter] = outgoingLetters(sql);
      expect(letter?.protocolDigest).toBe(healthProtocol.digest);
      expect(agentHealth.decode(letter?.payload ?? "")).toEqual({
        ok: true,
        message: { agentName: "An agent under test", status: healthy ? "healthy" : "unhealthy" },
      });
    });
  });
});

describe("the access list", () => {
  const words = "You are not allowed to access this handler.";

  it.each([
    ["a request", imageRequestFrom, [words]],
    ["a chat", chatFrom, ["acknowledgement", words]],
  ])("refuses %s in the reference's words, and makes no job", async (_, message, answer) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const policy = { ...POLICY, access: { allowed: false, unlimited: false, listed: false } };
      take(sql, message(sender, "a fox"), NOON, policy);
      expect(said(sql)).toEqual(answer);
      expect(openJobs(sql)).toEqual([]);
    });
  });

  it("lets some draw without a quota", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const policy = { ...POLICY, access: { allowed: true, unlimited: true, listed: true } };
      for (let n = 0; n < 40; n += 1) take(sql, imageRequestFrom(sender, `fox ${n}`), NOON, policy);
      expect(openJobs(sql)).toHaveLength(40);
    });
  });
});

describe("a sync query", () => {
  const waiting = { waitsUntil: NOON + 30_000 };

  it("gets the acknowledgement of a chat, which is not delivered again", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outcome = take(sql, chatFrom(sender, "a fox", waiting));
      expect(outcome).toMatchObject({
        answer: { kind: "letter", letter: { protocolDigest: chatProtocol.digest } },
      });
      if (outcome.kind !== "accepted" || outcome.answer?.kind !== "letter") throw new Error("no letter");
      expect(confirmReserved(sql, outcome.answer.reserved ?? "", SESSION)).toBe(true);
      expect(said(sql)).toEqual([]);
    });
  });

  it("gets the ImageResponse when it is there, and nobody else does", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outcome = take(sql, imageRequestFrom(sender, "a fox", waiting));
      if (outcome.kind !== "accepted" || outcome.answer?.kind !== "pending") throw new Error("not pending");
      const { identity } = outcome.answer;
      expect(takeReserved(sql, identity, SESSION, clockAndIdsAt(NOON))).toBeNull();
      claim(workAt(sql), jobOf(sql));
      finish(workAt(sql), jobOf(sql), 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      expect(outgoingLetters(sql).map((letter) => letter.nextTryAt)).toEqual([NOON + 40_000]);
      const taken = takeReserved(sql, identity, SESSION, clockAndIdsAt(NOON));
      expect(taken).toMatchObject({ letter: { schemaDigest: imageResponse.digest }, isReserved: true });
      expect(confirmReserved(sql, identity, SESSION)).toBe(true);
      expect(outgoingLetters(sql)).toEqual([]);
    });
  });

  it("keeps its reply, and what follows in its session, out of the mailbox", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, imageRequestFrom(sender, "a fox", waiting));
      claim(workAt(sql), jobOf(sql));
      finish(workAt(sql), jobOf(sql), 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      take(sql, chatFrom(sender, "hello"));
      take(sql, chatFrom(sender, "help", { session: OTHER_SESSION }));
      new Outbox(sql, new FakeWorld()).collect();
      expect(said(sql)).toHaveLength(3);
      expect(mailboxPage(sql, NOON).letters).toHaveLength(2);
    });
  });

  it("gets the recorded reply when it is repeated", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const envelope = imageRequestFrom(sender, "a fox", waiting);
      take(sql, envelope);
      expect(take(sql, envelope)).toMatchObject({ answer: { kind: "pending" } });
      claim(workAt(sql), jobOf(sql));
      finish(workAt(sql), jobOf(sql), 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      expect(take(sql, envelope)).toMatchObject({
        answer: { kind: "letter", letter: { schemaDigest: imageResponse.digest } },
      });
      const chat = chatFrom(sender, "hello", waiting);
      const first = take(sql, chat);
      const again = take(sql, chat);
      if (first.kind !== "accepted" || first.answer?.kind !== "letter") throw new Error("no letter");
      // Whoever repeats it, perhaps with an envelope of somebody else, does not settle what is owed to the first.
      expect(again).toMatchObject({ kind: "accepted", answer: { ...first.answer, reserved: null } });
    });
  });

  it("gets an envelope for an ErrorMessage or an acknowledgement too", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outcome = take(sql, messageFrom(sender, errorMessage, { error: "no" }, waiting));
      expect(outcome).toMatchObject({
        answer: { kind: "letter", letter: { payload: '{"error": "Query envelope expired"}' } },
      });
    });
  });

  it("is told at once what is wrong with it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const outcome = take(sql, { ...imageRequestFrom(sender, "x", waiting), schemaDigest: "model:unknown" });
      expect(outcome).toMatchObject({
        answer: { kind: "letter", letter: { schemaDigest: errorMessage.digest } },
      });
    });
  });
});
