import fc from "fast-check";
import { chatAcknowledgement } from "../../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../src/protocol/messages/chat-message-legacy.ts";
import { contextPrompt } from "../../src/protocol/messages/context-prompt.ts";
import { errorMessage } from "../../src/protocol/messages/error-message.ts";
import { healthCheck } from "../../src/protocol/messages/health-check.ts";
import { imageRequest } from "../../src/protocol/messages/image-request.ts";
import { structuredOutputPrompt } from "../../src/protocol/messages/structured-output-prompt.ts";
import { badByteAt, hostileJson, hostileText, hostileUuid, MARK, withBadByte } from "./hostile-text.ts";

/** A message as its sender signs it: the schema that it names, and the bytes inside. */
export interface HostileMessage {
  readonly schemaDigest: string;
  readonly payload: Uint8Array;
}

const text = hostileText.map((value) => JSON.stringify(value));
const uuid = hostileUuid.map((value) => JSON.stringify(value));
/** Mostly what belongs there. */
const oft = (right: fc.Arbitrary<string>) => fc.oneof({ arbitrary: right, weight: 7 }, hostileJson);
const time = fc.constantFrom(
  '"1999-12-31T23:59:59Z"',
  "1e30",
  '"0000-00-00"',
  "-62135596801",
  '"9999-12-31T23:59:60Z"',
);
const texts = fc.constantFrom("{}", '{"__proto__":"x"}', '{"a":{"b":1}}', `{"a":"${MARK}"}`);

const content = fc.oneof(
  { arbitrary: text.map((value) => `{"type":"text","text":${value}}`), weight: 6 },
  fc.constantFrom('{"type":"start-session"}', '{"type":"end-session"}', '{"type":"__proto__"}', "{}", "null"),
  fc
    .tuple(uuid, text, texts)
    .map(
      ([id, uri, metadata]) =>
        `{"type":"resource","resource_id":${id},"resource":[{"uri":${uri},"metadata":${metadata}}]}`,
    ),
  fc.tuple(uuid).map(([id]) => `{"type":"end-stream","stream_id":${id}}`),
  texts.map((metadata) => `{"type":"metadata","metadata":${metadata}}`),
);
const contents = fc.oneof(
  { arbitrary: fc.array(content, { maxLength: 4 }).map((items) => `[${items.join(",")}]`), weight: 8 },
  fc.constant(`[${Array(5_000).fill('{"type":"start-session"}').join(",")}]`),
);
const schema = fc.constantFrom(
  "{}",
  '{"type":"object","properties":{"a":{"type":"string","pattern":"(a+)+$"}}}',
  '{"$ref":"#"}',
  '{"$ref":"http://evil.example/schema"}',
  '{"allOf":[{"$ref":"#/allOf/0"}]}',
  '{"__proto__":{"type":"string"}}',
  '{"type":"object","properties":{"__proto__":{"type":"number"},"constructor":{}},"required":["__proto__"]}',
  `{"properties":${'{"a":{"properties":'.repeat(50)}{}${"}}".repeat(50)}}`,
);

/** The members of a message, some missing, some twice, some that are none. */
function object(members: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const written = Object.entries(members).map(([name, value]) =>
    fc.option(
      value.map((raw) => `${JSON.stringify(name)}:${raw}`),
      { freq: 30, nil: `"${name}2":1` },
    ),
  );
  const extra = fc.constantFrom(
    "",
    "",
    "",
    ',"__proto__":{"polluted":true}',
    ',"toString":1',
    ',"content":[]',
  );
  return fc.tuple(fc.tuple(...written), extra).map(([all, more]) => `{${all.join(",")}${more}}`);
}

const chat = object({ timestamp: oft(time), msg_id: oft(uuid), content: oft(contents) });

const MESSAGES: readonly (readonly [digest: string, body: fc.Arbitrary<string>])[] = [
  [chatMessage.digest, chat],
  [legacyChatMessage.digest, chat],
  [imageRequest.digest, object({ image_description: oft(text) })],
  [contextPrompt.digest, object({ context: oft(text), text: oft(text) })],
  [structuredOutputPrompt.digest, object({ prompt: oft(text), output_schema: oft(schema) })],
  [healthCheck.digest, object({})],
  [
    chatAcknowledgement.digest,
    object({ timestamp: oft(time), acknowledged_msg_id: oft(uuid), metadata: oft(texts) }),
  ],
  [errorMessage.digest, object({ error: oft(text) })],
  [`model:${"0".repeat(64)}`, hostileJson],
  ["model:\u202e__proto__", hostileJson],
];

const bytes = (body: fc.Arbitrary<string>) =>
  fc.tuple(body, badByteAt).map(([raw, badAt]) => withBadByte(new TextEncoder().encode(raw), badAt));

/** Half of them are chats: most of what is answered with a text is in them. */
export const hostileMessage: fc.Arbitrary<HostileMessage> = fc.oneof(
  ...MESSAGES.map(([schemaDigest, body]) => ({
    arbitrary: bytes(body).map((payload) => ({ schemaDigest, payload })),
    weight: schemaDigest === chatMessage.digest ? MESSAGES.length - 1 : 1,
  })),
);
