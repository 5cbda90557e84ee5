import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readLetter } from "../../../../../packages/kit/client/read-letter.ts";
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
      endsSession: false,
    });
    expect(chat([text, { type: "end-session" }])).toEqual({
      kind: "chat",
      msgId: MSG_ID,
      texts: ["Hello"],
      says: null,
      endsSession: true,
    });
  });

  it("takes pictures that came as resources for what they are in a text, once", () => {
    const text = { type: "text", text: "Image generated successfully.\n\nA note." } as const;
    const url = "https://agent.example/images/1.png";
    const resource = (uri: string, mime_type = "image/png") =>
      ({ type: "resource", resourceId: MSG_ID, resources: [{ uri, metadata: { mime_type } }] }) as const;
    expect(chat([text, resource(url)])).toMatchObject({
      texts: [`Image generated successfully.\n\n![picture](${url})\n\nA note.`],
    });
    const linked = { type: "text", text: `![a fox](${url})` } as const;
    expect(chat([linked, resource(url)])).toMatchObject({ texts: [linked.text] });
    expect(chat([text, resource("agent-storage://x")])).toMatchObject({ texts: [text.text] });
    expect(chat([text, resource(url, "text/html")])).toMatchObject({ texts: [text.text] });
  });

  it("takes everything else, and what does not fit its schema, as something else", () => {
    const url = imageResponse.encode({ imageUrl: "http://127.0.0.1/a.png" });
    expect(letter(imageResponse.digest, url)).toEqual({ kind: "other", schemaDigest: imageResponse.digest });
    expect(letter(chatMessage.digest, "{}")).toEqual({ kind: "other", schemaDigest: chatMessage.digest });
  });
});
