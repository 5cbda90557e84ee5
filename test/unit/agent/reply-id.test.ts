import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageIdOf, replyIdOf, replyIds } from "../../../src/agent/reply-id.ts";
import { parseUuid4 } from "../../../src/protocol/uuid.ts";

const uuid = fc.uuid({ version: 4 });

describe("the msg_id of a reply", () => {
  it("is a canonical UUID4 that leads back to the message, in its session alone", () => {
    fc.assert(
      fc.property(uuid, uuid, uuid, (msgId, session, otherSession) => {
        const replyId = replyIdOf(msgId, session);
        expect(parseUuid4(replyId)).toBe(replyId);
        expect(messageIdOf(replyId, session)).toBe(msgId);
        if (session !== otherSession) expect(messageIdOf(replyId, otherSession)).not.toBe(msgId);
      }),
    );
  });

  it("is taken by the first letter of a reply; the others have ids of their own", () => {
    const ids = ["b", "c"];
    const clockAndIds = { now: 0, newId: () => ids.shift() ?? "" };
    const msgId = "0e5a2b52-60f4-4b58-8a8b-9c1d8a6f0d22";
    const session = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";
    const replying = replyIds(clockAndIds, msgId, session);
    expect([replying.newId(), replying.newId()]).toEqual([replyIdOf(msgId, session), "b"]);
    expect(replyIds(clockAndIds, null, session).newId()).toBe("c");
  });
});
