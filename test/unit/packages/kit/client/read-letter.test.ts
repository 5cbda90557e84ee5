import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readLetter } from "../../../../../packages/kit/client/read-letter.ts";
import { cardContent } from "../../../../../src/agent/card.ts";
import { sealEnvelope } from "../../../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../../../src/protocol/identity.ts";
import { chatAcknowledgement } from "../../../../../src/protocol/messages/chat-acknowledgement.ts";
import { type ChatMessage, chatMessage } from "../../../../../src/protocol/messages/chat-message.ts";
import { imageResponse } from "../../../../../src/protocol/messages/image-response.ts";

const MSG_ID = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11";
const TIMESTAMP = "2026-11-20T10:11:12+00:00";

function letter(schemaDigest: string, message: string) {
  const agent = identityFromSeed("agent");
  const facts = {
    target: agent.address,
    session: randomUUID(),
    protocolDigest: null,
    expires: null,
    nonce: 0n,
  };
  return readLetter(sealEnvelope(agent, { ...facts, schemaDigest, message }));
}

function chat(content: ChatMessage["content"]) {
  return letter(chatMessage.digest, chatMessage.encode({ timestamp: TIMESTAMP, msgId: MSG_ID, content }));
}

describe("reading a letter of the agent", () => {
  it("knows an acknowledgement", () => {
    const message = { timestamp: TIMESTAMP, acknowledgedMsgId: MSG_ID, metadata: null };
    const read = letter(chatAcknowledgement.digest, chatAcknowledgement.encode(message));
    expect(read).toEqual({ kind: "acknowledgement", acknowledgedMsgId: MSG_ID });
  });

  it("takes the texts out of a chat message, and whether it ends the session", () => {
    const text = { type: "text", text: "Hello" } as const;
    expect(chat([text])).toEqual({
      kind: "chat",
      msgId: MSG_ID,
      texts: ["Hello"],
      says: null,
      stopped: [],
      endsSession: false,
    });
    expect(chat([text, { type: "end-session" }])).toEqual({
      kind: "chat",
      msgId: MSG_ID,
      texts: ["Hello"],
      says: null,
      stopped: [],
      endsSession: true,
    });
  });

  it("takes a card that waits for a choice for the end, so that nobody waits for more", () => {
    const card = cardContent([`https://agent.example/images/${"a".repeat(32)}.png`], "a fox", {
      language: "en",
      isWide: false,
      first: 1,
    });
    const text = { type: "text", text: "Hello" } as const;
    expect(chat([text, card])).toMatchObject({ texts: ["Hello"], says: null, endsSession: true });
    const attachments = { type: "metadata", metadata: { attachments: "true" } } as const;
    expect(chat([text, attachments])).toMatchObject({ endsSession: false });
  });

  it("tells of a picture that comes as a resource as of one in the text, and of none twice", () => {
    const uri = "http://127.0.0.1:8787/images/abc.png";
    const resource = (type: string, at: string) =>
      ({
        type: "resource",
        resourceId: MSG_ID,
        resources: [{ uri: at, metadata: { mime_type: type, role: "image" } }],
      }) as const;
    const text = { type: "text", text: "Here it is." } as const;
    expect(chat([text, resource("image/png", uri)])).toMatchObject({ texts: ["Here it is.", `![](${uri})`] });
    const both = { type: "text", text: `![a fox](${uri})` } as const;
    expect(chat([both, resource("image/png", uri)])).toMatchObject({ texts: [both.text] });
    expect(chat([text, resource("text/html", uri)])).toMatchObject({ texts: ["Here it is."] });
    expect(chat([text, resource("image/png", "data:image/png;base64,")])).toMatchObject({
      texts: ["Here it is."],
    });
  });

  it("takes everything else, and what does not fit its schema, as something else", () => {
    const url = imageResponse.encode({ imageUrl: "http://127.0.0.1/a.png" });
    expect(letter(imageResponse.digest, url)).toEqual({ kind: "other", schemaDigest: imageResponse.digest });
    expect(letter(chatMessage.digest, "{}")).toEqual({ kind: "other", schemaDigest: chatMessage.digest });
  });
});
