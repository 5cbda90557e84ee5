import { describe, expect, it } from "vitest";
import { HOUR } from "../../../../src/clock.ts";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { messagesOf } from "../../../../src/durable/sender/message-rows.ts";
import { loadSenderState, saveSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../../../src/protocol/messages/chat-message-legacy.ts";
import { imageResponse } from "../../../../src/protocol/messages/image-response.ts";
import { formatTimestamp } from "../../../../src/protocol/timestamp.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  imageRequestFrom,
  messageFrom,
  NOON,
  newKey,
  OTHER_SESSION,
  POLICY,
  someSender,
} from "../../../durable/sender.ts";
import { claim, LEASE, workAt } from "../../../durable/work-context.ts";

const RESOURCES = { providers: ["asi1" as const], leaseMs: () => LEASE, imageReply: "resource" as const };

const linkedResources = (content: readonly ChatContent[]) =>
  content.flatMap((item) => (item.type === "resource" ? item.resources : [])).map(({ uri }) => uri);

describe("IMAGE_REPLY=resource", () => {
  it("sends a resource for each picture, also to a copy of the message that comes after it", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const message = chatFrom(sender, "draw me a fox --n 2");
      accept(sql, message, POLICY, clockAndIdsAt(NOON), newKey);
      const id = openJobs(sql)[0]?.id ?? "";
      const context = workAt(sql, NOON, { policy: RESOURCES });
      claim(context, id);
      finish(context, id, 1, { kind: "stored", extensions: ["png", "webp"], notHonoured: [] });
      accept(sql, { ...message, session: OTHER_SESSION }, POLICY, clockAndIdsAt(NOON), newKey);

      const replies = outgoingLetters(sql).flatMap(({ schemaDigest, payload }) => {
        const read = schemaDigest === chatMessage.digest ? chatMessage.decode(payload) : null;
        return read?.ok ? [read.message.content] : [];
      });
      const linked = replies.map(linkedResources).filter((urls) => urls.length > 0);
      const urls = [`http://127.0.0.1:8787/images/${id}.png`, `http://127.0.0.1:8787/images/${id}-2.webp`];
      expect(linked).toEqual([urls, urls]);
      expect(JSON.stringify(replies)).not.toContain("![");
    });
  });

  it("changes nothing of a direct request", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const request = imageRequestFrom(sender, "a fox");
      accept(sql, request, POLICY, clockAndIdsAt(NOON), newKey);
      const job = openJobs(sql)[0];
      const context = workAt(sql, NOON, { policy: RESOURCES });
      claim(context, job?.id ?? "");
      finish(context, job?.id ?? "", 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      expect(outgoingLetters(sql).map(({ schemaDigest }) => schemaDigest)).toEqual([imageResponse.digest]);
      const [kept] = messagesOf(sql, job?.identity ?? "");
      expect(kept?.reply).not.toHaveProperty("as");
    });
  });
});

describe("IMAGE_RESOURCE_URI=agent-storage", () => {
  const COPIES = { ...RESOURCES, copies: true };
  const copy = (n: number) =>
    `agent-storage://https://agentverse.ai/v1/storage/00000000-0000-4000-8000-00000000000${n}`;

  /** Draws two pictures for a chat, copied or not, and gives what the sender reads when it asks at each of these times. */
  async function drawnTwice(copies: readonly (string | null)[], times: readonly number[]) {
    const sender = someSender();
    return withTables(sender, (sql) => {
      const message = chatFrom(sender, "draw me a fox --n 2");
      accept(sql, message, POLICY, clockAndIdsAt(NOON), newKey);
      const id = openJobs(sql)[0]?.id ?? "";
      const context = workAt(sql, NOON, { policy: COPIES });
      expect(claim(context, id)).toMatchObject({ kind: "draw", shareWith: sender });
      finish(context, id, 1, { kind: "stored", extensions: ["png", "webp"], notHonoured: [], copies });
      return times.map((now, index) => {
        const session = `7d8c3c1e-3f0b-4e0e-9a57-0000000000${index + 10}`;
        accept(sql, { ...message, session }, POLICY, clockAndIdsAt(now), newKey);
        return outgoingLetters(sql).flatMap((letter) => {
          const read = letter.session === session ? chatMessage.decode(letter.payload) : null;
          return read?.ok ? read.message.content.filter(({ type }) => type === "resource") : [];
        });
      });
    });
  }

  it("sends each picture's copy, under the copy's own id, with its type and role", async () => {
    const [sent] = await drawnTwice([copy(1), copy(2)], [NOON]);
    expect(sent).toEqual([
      {
        type: "resource",
        resourceId: "00000000-0000-4000-8000-000000000001",
        resources: [{ uri: copy(1), metadata: { mime_type: "image/png", role: "generated-image" } }],
      },
      {
        type: "resource",
        resourceId: "00000000-0000-4000-8000-000000000002",
        resources: [{ uri: copy(2), metadata: { mime_type: "image/webp", role: "generated-image" } }],
      },
    ]);
  });

  it("sends the link of a picture that could not be copied", async () => {
    const [sent = []] = await drawnTwice([null, copy(2)], [NOON]);
    expect(linkedResources(sent)).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:8787\/images\/[0-9a-f]+\.png$/),
      copy(2),
    ]);
  });

  it("sends the links to whoever asks once more when the copies are gone", async () => {
    const [, late = []] = await drawnTwice([copy(1), copy(2)], [NOON, NOON + 24 * HOUR]);
    expect(linkedResources(late).every((uri) => uri.startsWith("http://127.0.0.1:8787/images/"))).toBe(true);
  });

  it("sends the links to who collects its letters here by the time that they are there", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      accept(sql, chatFrom(sender, "draw me a fox"), POLICY, clockAndIdsAt(NOON), newKey);
      const id = openJobs(sql)[0]?.id ?? "";
      const context = workAt(sql, NOON, { policy: COPIES });
      claim(context, id);
      saveSenderState(sql, { ...loadSenderState(sql), mailboxReadAt: NOON });
      finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [], copies: [copy(1)] });
      const said = outgoingLetters(sql).map(({ payload }) => payload);
      expect(said.join()).toContain(`/images/${id}.png`);
      expect(said.join()).not.toContain("agent-storage");
    });
  });

  it.each([
    ["in the old dialect, which knows no resources", legacyChatMessage, 0],
    ["who collects its letters here", chatMessage, NOON - 1_000],
  ])("copies nothing for a sender %s", async (_name, type, mailboxReadAt) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const content = [{ type: "text" as const, text: "draw me a fox" }];
      const line = { timestamp: formatTimestamp(NOON), msgId: OTHER_SESSION, content };
      accept(sql, messageFrom(sender, type, line), POLICY, clockAndIdsAt(NOON), newKey);
      saveSenderState(sql, { ...loadSenderState(sql), mailboxReadAt });
      const context = workAt(sql, NOON, { policy: COPIES });
      const claimed = claim(context, openJobs(sql)[0]?.id ?? "");
      expect(claimed.kind).toBe("draw");
      expect(claimed).not.toHaveProperty("shareWith");
    });
  });
});
