import { describe, expect, it } from "vitest";
import { accept } from "../../../../src/durable/sender/accept.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { messagesOf } from "../../../../src/durable/sender/message-rows.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { imageResponse } from "../../../../src/protocol/messages/image-response.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  clockAndIdsAt,
  imageRequestFrom,
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
