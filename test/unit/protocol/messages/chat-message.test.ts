import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { type ChatMessage, chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../../../src/protocol/messages/chat-message-legacy.ts";
import { formatTimestamp } from "../../../../src/protocol/timestamp.ts";
import { uuid4FromBytes } from "../../../../src/protocol/uuid.ts";

const msgId = "15d1634b-4191-44ae-a802-3c105744e998";
const streamId = "e0d7aa11-63ce-4cbc-8310-2efda05b10b0";
const timestamp = "2026-11-20T10:11:12.345678+00:00";

const wire = (members: object) => JSON.stringify({ timestamp, msg_id: msgId, content: [], ...members });

function decoded(text: string): ChatMessage {
  const result = chatMessage.decode(text);
  if (!result.ok) throw new Error(result.problem);
  return result.message;
}

function contentOf(...items: unknown[]): readonly ChatContent[] {
  return decoded(wire({ content: items })).content;
}

const message = (...content: ChatContent[]): ChatMessage => ({ timestamp, msgId, content });

describe("a chat message that arrives", () => {
  it.each([
    ["missing", {}],
    ["null", { timestamp: null, msg_id: null }],
    ["an empty time", { timestamp: "" }],
  ])("may come without time and id: %s", (_name, members) => {
    expect(decoded(JSON.stringify({ content: [], ...members }))).toEqual({
      timestamp: null,
      msgId: null,
      content: [],
    });
  });

  it.each([
    ["2026-11-20T10:11:12", "2026-11-20T10:11:12"],
    ["2026-11-20 10:11Z", "2026-11-20T10:11:00+00:00"],
    ["1790000000123", "2026-09-21T14:13:20.123000+00:00"],
    [1790000000, "2026-09-21T14:13:20+00:00"],
    [true, "1970-01-01T00:00:01+00:00"],
  ])("has its time in any form: %s", (sent, read) => {
    expect(decoded(wire({ timestamp: sent })).timestamp).toBe(read);
  });

  it.each([msgId.toUpperCase(), msgId.replaceAll("-", ""), `urn:uuid:${msgId}`, `{${msgId}}`])(
    "has its id in any spelling, kept in the canonical one: %s",
    (spelling) => {
      expect(decoded(wire({ msg_id: spelling })).msgId).toBe(msgId);
    },
  );

  it("may have members that nobody knows, in itself and in its items", () => {
    const text = { type: "text", text: "x", colour: "red" };
    expect(decoded(wire({ content: [text], colour: "red" }))).toEqual(message({ type: "text", text: "x" }));
  });

  it.each([
    [5, "5"],
    [true, "True"],
    [false, "False"],
    [1.5, "1.5"],
    [1e22, "1e+22"],
    ["", ""],
    ["a\u0000b", "a\u0000b"],
  ])("turns %j into text where a text stands", (value, text) => {
    expect(contentOf({ type: "text", text: value })).toEqual([{ type: "text", text }]);
    expect(contentOf({ type: "metadata", metadata: { k: value } })).toEqual([
      { type: "metadata", metadata: { k: text } },
    ]);
  });

  it("keeps the digits of long numbers", () => {
    const content = '[{"type":"text","text":12345678901234567890123}]';
    expect(decoded(`{"content":${content}}`).content).toEqual([
      { type: "text", text: "12345678901234567890123" },
    ]);
  });

  it("has no lone surrogates, which nothing could carry on", () => {
    expect(decoded('{"content":[{"type":"text","text":"\\ud800 \\ud83e\\udd8a"}]}').content).toEqual([
      { type: "text", text: "\ufffd 🦊" },
    ]);
  });

  it.each<[object, ChatContent]>([
    [{ text: "x" }, { type: "text", text: "x" }],
    [
      { text: "x", metadata: {} },
      { type: "text", text: "x" },
    ],
    [
      { type: null, text: "x" },
      { type: "text", text: "x" },
    ],
    [
      { resource_id: msgId, resource: { uri: "u", metadata: {} } },
      { type: "resource", resourceId: msgId, resources: [{ uri: "u", metadata: {} }] },
    ],
    [{ metadata: { a: "b" } }, { type: "metadata", metadata: { a: "b" } }],
    [{ stream_id: streamId }, { type: "start-stream", streamId }],
    [{}, { type: "start-session" }],
  ])("takes an item without type by its members: %j", (item, content) => {
    expect(contentOf(item)).toEqual([content]);
  });

  it.each<[object, string]>([
    [{ type: "card", text: "x" }, "card"],
    [{ type: "Text", text: "x" }, "Text"],
    [{ type: "unknown", name: "x" }, "unknown"],
    [{ type: "__proto__" }, "__proto__"],
    [{ type: 5, text: "x" }, ""],
    [{ colour: "red" }, ""],
  ])("keeps an item of another type by its name alone: %j", (item, name) => {
    expect(contentOf(item, { type: "text", text: "after" })).toEqual([
      { type: "unknown", name },
      { type: "text", text: "after" },
    ]);
  });

  it("has one resource or several", () => {
    const resource = { uri: "https://a.example/b.png", metadata: { mime_type: "image/png" } };
    const item = { type: "resource", resource_id: msgId };
    expect(contentOf({ ...item, resource }, { ...item, resource: [resource, resource] })).toEqual([
      { type: "resource", resourceId: msgId, resources: [resource] },
      { type: "resource", resourceId: msgId, resources: [resource, resource] },
    ]);
  });

  it("cannot smuggle a prototype through metadata", () => {
    const [content] = decoded(
      `{"content":[{"type":"metadata","metadata":{"__proto__":"x","a":"b"}}]}`,
    ).content;
    expect(content).toEqual({ type: "metadata", metadata: { a: "b" } });
  });

  it.each([
    ["no text", "", "not JSON"],
    ["no JSON", "hello", "not JSON"],
    ["a byte order mark", `\ufeff${wire({})}`, "not JSON"],
    ["nesting without end", `{"content":${"[".repeat(100_000)}`, "not JSON"],
    ["null", "null", ""],
    ["a list", "[]", ""],
    ["no content", JSON.stringify({ timestamp, msg_id: msgId }), "content"],
    ["null as content", wire({ content: null }), "content"],
    ["a text as content", wire({ content: "hello" }), "content"],
    ["a text among the items", wire({ content: ["hello"] }), "content.0"],
    ["an unreadable time", wire({ timestamp: "yesterday" }), "timestamp"],
    ["a time of 1e400", wire({}).replace(`"${timestamp}"`, "1e400"), "timestamp"],
    ["an id of version 1", wire({ msg_id: msgId.replace("-44ae", "-14ae") }), "msg_id"],
    ["a number as id", wire({ msg_id: 5 }), "msg_id"],
    ["a text item without text", wire({ content: [{ type: "text" }] }), "content.0.text"],
    ["null as text", wire({ content: [{ type: "text", text: null }] }), "content.0.text"],
    ["a list as text", wire({ content: [{ type: "text", text: ["x"] }] }), "content.0.text"],
    [
      "null in metadata",
      wire({ content: [{ type: "metadata", metadata: { a: null } }] }),
      "content.0.metadata.a",
    ],
    [
      "a resource without metadata",
      wire({ content: [{ type: "resource", resource_id: msgId, resource: { uri: "u" } }] }),
      "content.0.resource",
    ],
  ])("does not fit with %s, and the problem says where", (_name, text, where) => {
    const result = chatMessage.decode(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.problem).toContain(where);
    expect(!result.ok && result.problem).not.toContain("\n");
  });

  it("gives a problem of one short line, whatever the sender calls its members", () => {
    const metadata = { [`a\nb\u0000${"c".repeat(100_000)}`]: null };
    const result = chatMessage.decode(wire({ content: [{ type: "metadata", metadata }] }));
    expect(!result.ok && result.problem).toMatch(/^content\.0\.metadata\.a b c{50,100}: not a text$/);
  });

  it("never breaks the reader, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.json().map((json) => `{"content":[${json}]}`),
        ),
        (text) => {
          chatMessage.decode(text);
          legacyChatMessage.decode(text);
        },
      ),
    );
  });
});

describe("a chat message that is sent", () => {
  it("has exactly the members of the schema, as Python writes them", () => {
    expect(chatMessage.encode(message({ type: "text", text: "ü" }, { type: "end-session" }))).toBe(
      `{"timestamp": "${timestamp}", "msg_id": "${msgId}", "content": [{"type": "text", "text": "\\u00fc"}, {"type": "end-session"}]}`,
    );
  });

  const uuids = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(uuid4FromBytes);
  const texts = fc.string({ unit: "binary" });
  const metadata = fc.dictionary(
    texts.filter((name) => name !== "__proto__"),
    texts,
    { noNullPrototype: true },
  );
  const contents: fc.Arbitrary<ChatContent> = fc.oneof(
    fc.record({ type: fc.constant("text" as const), text: texts }),
    fc.record({
      type: fc.constant("resource" as const),
      resourceId: uuids,
      resources: fc.array(fc.record({ uri: texts, metadata }), { maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("metadata" as const), metadata }),
    fc.record({ type: fc.constantFrom("start-session" as const, "end-session" as const) }),
    fc.record({ type: fc.constantFrom("start-stream" as const, "end-stream" as const), streamId: uuids }),
  );
  const messages = fc.record({
    timestamp: fc.nat().map(formatTimestamp),
    msgId: uuids,
    content: fc.array(contents),
  });

  it("arrives as it was", () => {
    fc.assert(
      fc.property(messages, (sent) => {
        expect(decoded(chatMessage.encode(sent))).toEqual(sent);
      }),
    );
  });

  it.each([
    ["an unknown item", { content: [{ type: "unknown", name: "card" }] }],
    ["an item of a type that there is not", { content: [{ type: "card" }] }],
    ["an extra member in an item", { content: [{ type: "text", text: "x", colour: "red" }] }],
    [
      "an extra member in a resource",
      { content: [{ type: "resource", resourceId: msgId, resources: [{ uri: "u", metadata: {}, x: 1 }] }] },
    ],
    ["an extra member", { colour: "red" }],
    ["no text in a text", { content: [{ type: "text" }] }],
    ["a number as text", { content: [{ type: "text", text: 5 }] }],
    ["a number in metadata", { content: [{ type: "metadata", metadata: { a: 1 } }] }],
    ["an id that is no UUID", { msgId: "1" }],
    ["an id of version 1", { msgId: msgId.replace("-44ae", "-14ae") }],
    ["an id in upper case", { msgId: msgId.toUpperCase() }],
    ["no id", { msgId: null }],
    ["no time", { timestamp: null }],
    ["an unreadable time", { timestamp: "now" }],
    ["a Unix time", { timestamp: "1790000000" }],
  ])("is refused with %s", (_name, change) => {
    const broken = Object.assign(message(), change);
    expect(() => chatMessage.encode(broken)).toThrow("cannot send ChatMessage");
  });

  it("may carry a time that ends in Z", () => {
    const zulu = { ...message(), timestamp: "2026-11-20T10:11:12.345Z" };
    expect(decoded(chatMessage.encode(zulu)).timestamp).toBe("2026-11-20T10:11:12.345000+00:00");
  });
});

describe("the old dialect", () => {
  const text: ChatContent = { type: "text", text: "x" };

  it("has a digest of its own", () => {
    expect(legacyChatMessage.digest).not.toBe(chatMessage.digest);
    expect(legacyChatMessage.name).toBe("ChatMessage");
  });

  it("writes the end of a stream as its start", () => {
    const ended = message(text, { type: "end-stream", streamId });
    expect(JSON.parse(legacyChatMessage.encode(ended)).content[1]).toEqual({
      type: "start-stream",
      stream_id: streamId,
    });
  });

  it("reads both spellings", () => {
    const items = [
      { type: "start-stream", stream_id: streamId },
      { type: "end-stream", stream_id: streamId },
    ];
    expect(legacyChatMessage.decode(wire({ content: items }))).toMatchObject({
      ok: true,
      message: {
        content: [
          { type: "start-stream", streamId },
          { type: "end-stream", streamId },
        ],
      },
    });
  });

  it.each<[string, ChatContent[]]>([
    ["nothing", []],
    ["an end-session alone", [{ type: "end-session" }]],
    ["metadata alone", [{ type: "metadata", metadata: {} }]],
    ["a text that is not first", [{ type: "start-session" }, text]],
  ])("is never sent %s: its clients read content[0].text", (_name, content) => {
    expect(() => legacyChatMessage.encode(message(...content))).toThrow("text first");
  });

  it("is sent an end-session behind a text", () => {
    expect(() => legacyChatMessage.encode(message(text, { type: "end-session" }))).not.toThrow();
  });
});
