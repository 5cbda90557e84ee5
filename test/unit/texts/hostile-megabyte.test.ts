import { randomUUID } from "node:crypto";
import { parse as readCookies } from "hono/utils/cookie";
import { describe, expect, it } from "vitest";
import { expiryTime } from "../../../packages/kit/almanac.ts";
import { findPicture, wordsBesidePictures } from "../../../packages/kit/client/conversation.ts";
import { readMailboxText, readStreamText } from "../../../packages/kit/client/mailbox.ts";
import { captionFor } from "../../../packages/sketch/caption.ts";
import { readWords } from "../../../packages/sketch/read-words.ts";
import { turnsOf } from "../../../page/chat/turns.ts";
import type { SentRecord } from "../../../page/letters/wire-record.ts";
import type { Conversation } from "../../../src/agent/conversation.ts";
import { readIncoming } from "../../../src/agent/incoming.ts";
import { noticeLetter } from "../../../src/agent/letter.ts";
import { altText, isOwnPicture, picturesText } from "../../../src/agent/markdown-picture.ts";
import { descriptionOf, wishOf } from "../../../src/agent/wish.ts";
import { parseAssetUri } from "../../../src/agentverse/storage.ts";
import { schemaName } from "../../../src/completion/chat-completions.ts";
import { plainPatternWork } from "../../../src/completion/plain-pattern.ts";
import { prepareCheck } from "../../../src/completion/schema-check.ts";
import { completeStructured } from "../../../src/completion/structured.ts";
import { isNotModified, parseByteRange } from "../../../src/http/conditional.ts";
import { clientNetwork } from "../../../src/http/shedding/client-network.ts";
import { readImageAnswer } from "../../../src/imagegen/answer.ts";
import { isRefusalSentence } from "../../../src/net/content-refusal.ts";
import { parseRetryAfter } from "../../../src/net/json-call.ts";
import { checkOutgoingUrl } from "../../../src/net/outgoing-url.ts";
import { operatorActionSchema } from "../../../src/operator/action.ts";
import { parseAddress, parseAgentIdentifier } from "../../../src/protocol/address.ts";
import { verifyAgentToken } from "../../../src/protocol/agent-token.ts";
import { decodeBase64 } from "../../../src/protocol/base64.ts";
import {
  encodeEnvelope,
  encodePayload,
  parseEnvelope,
  sealEnvelope,
  verifyEnvelope,
} from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { parseJson } from "../../../src/protocol/json.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../../src/protocol/messages/chat-message-legacy.ts";
import { contextPrompt } from "../../../src/protocol/messages/context-prompt.ts";
import { imageRequest } from "../../../src/protocol/messages/image-request.ts";
import { structuredOutputPrompt } from "../../../src/protocol/messages/structured-output-prompt.ts";
import { parseTimestamp } from "../../../src/protocol/timestamp.ts";
import { parseUuid4 } from "../../../src/protocol/uuid.ts";
import { escapedJson, oneLine, terminalLine } from "../../../src/visible-text.ts";
import { cpuTime } from "../../cpu-time.ts";
import { fakeModel } from "../completion/fake-model.ts";
import { ENDINGS, leastTime, REPEATED, repetition } from "./hostile-repetitions.ts";

const ORIGIN = "https://agent.example";
const OUR_LINK = `${ORIGIN}/images/0123456789abcdef0123456789abcdef.png`;
const SESSION = "0b7d5b5e-5df4-4a5b-8f6f-1e7d6b8d0c11";
const NOW = 1_790_000_000_000;
const stranger = identityFromSeed("a stranger");

const CONVERSATION: Conversation = {
  session: SESSION,
  language: null,
  origin: ORIGIN,
  pictures: {
    count: 1,
    hasEarlier: () => true,
    beingDrawn: () => null,
    nth: () => null,
    latestOfAll: () => null,
    linked: () => null,
    latest: () => [],
  },
  open: [],
  quota: { left: 3, minutes: null },
  isAskedToDelete: true,
  proposal: null,
  understanding: { kind: "model" },
};

/** As the agent reads a payload and finds out what it wants. */
function heard(schemaDigest: string, message: object): unknown {
  const incoming = readIncoming(schemaDigest, JSON.stringify(message));
  if (incoming.kind === "acknowledgement" || incoming.kind === "silent") return incoming;
  return wishOf(incoming, descriptionOf(incoming), CONVERSATION);
}

const chat = (...content: object[]) => ({ timestamp: "2026-01-01T00:00:00Z", msg_id: SESSION, content });

const notice = (text: string) =>
  noticeLetter({ now: NOW, newId: randomUUID }, { form: "chat", session: SESSION }, text);
/** Signed once: to sign takes longer than to read. The page is told whether a letter is genuine. */
const { session, schemaDigest, protocolDigest, payload: message } = notice("a notice");
const to = { target: stranger.address, session, schemaDigest, protocolDigest, message };
const sealed = sealEnvelope(stranger, { ...to, expires: null, nonce: 1n });

function letterWire(text: string): string {
  return encodeEnvelope({ ...sealed, payload: encodePayload(notice(text).payload) });
}

const sentFirst: SentRecord = {
  id: SESSION,
  direction: "sent",
  session: SESSION,
  text: "a fox",
  at: NOW,
  wire: "",
  sending: { state: "taken", tookMs: 5 },
};

function pageShows(text: string): unknown {
  const facts = {
    direction: "received",
    session: SESSION,
    at: NOW + 1,
    via: "stream",
    genuine: true,
  } as const;
  return turnsOf([sentFirst, { ...facts, id: "1", wire: letterWire(text) }]);
}

const envelope = {
  ...{ version: 1, sender: stranger.address, target: stranger.address, session: SESSION },
  ...{ schema_digest: chatMessage.digest, protocol_digest: null, payload: "e30=", expires: 1, nonce: 1 },
  signature: "sig1q",
};

function envelopeWith(member: string, text: string): unknown {
  const parsed = parseEnvelope(JSON.stringify({ ...envelope, [member]: text }));
  return parsed.ok && verifyEnvelope(parsed.envelope);
}

const schemaWith = (member: object) => ({ type: "object", properties: { a: { type: "string", ...member } } });

/** Every way that a text of somebody else takes into the agent, its page or its command line. */
const PATHS: Record<string, (text: string) => unknown> = {
  "chat text": (text) => heard(chatMessage.digest, chat({ type: "text", text })),
  "chat text behind one of our links": (text) =>
    heard(chatMessage.digest, chat({ type: "text", text: `${OUR_LINK} ${text}` })),
  "chat text behind a greeting": (text) =>
    heard(chatMessage.digest, chat({ type: "text", text: `hello${text}` })),
  "chat text of the old dialect": (text) => heard(legacyChatMessage.digest, chat({ type: "text", text })),
  "chat text of the old dialect behind a request": (text) =>
    heard(legacyChatMessage.digest, chat({ type: "text", text: `please create ${text}` })),
  attachment: (text) => {
    const resource = { uri: text, metadata: { [text.slice(0, 1_000)]: text } };
    return heard(chatMessage.digest, chat({ type: "resource", resource_id: SESSION, resource }));
  },
  "metadata of a chat": (text) =>
    heard(chatMessage.digest, chat({ type: "metadata", metadata: { a: text } })),
  "type of a content": (text) => heard(chatMessage.digest, chat({ type: text })),
  "msg_id and timestamp": (text) => heard(chatMessage.digest, { ...chat(), msg_id: text, timestamp: text }),
  "image request": (text) => heard(imageRequest.digest, { image_description: text }),
  "context prompt": (text) => heard(contextPrompt.digest, { context: text, text }),
  "structured prompt": (text) =>
    heard(structuredOutputPrompt.digest, { prompt: text, output_schema: schemaWith({ pattern: text }) }),
  "schema's texts": (text) => [
    prepareCheck(schemaWith({ pattern: text })),
    prepareCheck(schemaWith({ format: text })),
    prepareCheck({ $ref: text, type: "object" }),
    prepareCheck({ type: "object", properties: { [text]: true }, required: [text] }),
    plainPatternWork(text),
    schemaName({ title: text }),
  ],
  "unknown schema digest": (text) => heard(text, {}),
  "envelope's members": (text) => Object.keys(envelope).map((member) => envelopeWith(member, text)),
  "JSON as it comes": (text) => [parseJson(text), parseJson(JSON.stringify([text])), parseEnvelope(text)],
  "mailbox token": (text) => [
    verifyAgentToken(text, stranger.address, 0, 3_600),
    verifyAgentToken(`attr:${text}`, stranger.address, 0, 3_600),
    verifyAgentToken(`attr:e30=:${text}`, stranger.address, 0, 3_600),
    decodeBase64(text),
  ],
  "session of the operator": (text) => [
    readCookies(`operator=${text}`, "operator"),
    readCookies(`${text}=1; operator=1`),
  ],
  "operator's form": (text) => [
    operatorActionSchema.safeParse({ action: "block", address: text }).success,
    operatorActionSchema.safeParse({ action: "pause", sentence: text }).success,
    operatorActionSchema.safeParse({ action: "resend", id: text }).success,
  ],
  headers: (text) => {
    const value = text.replace(/[^ -~]/g, "x");
    const headers = new Headers({
      "cf-connecting-ip": `::${value}`,
      "if-none-match": value,
      "if-modified-since": value,
    });
    return [
      clientNetwork(headers),
      isNotModified(headers, '"e"', new Date(NOW)),
      parseByteRange(`bytes=${value}`, 9),
    ];
  },
  "query string": (text) => Object.fromEntries(new URL(`${ORIGIN}/operator?days=${text}`).searchParams),
  "addresses, ids and times": (text) => [
    parseAddress(text),
    parseAgentIdentifier(text),
    parseUuid4(text),
    parseTimestamp(text),
    expiryTime(text),
    parseAssetUri(text),
    parseAssetUri(`agent-storage://${text}`),
  ],
  "address of an endpoint or a picture": (text) => [
    checkOutgoingUrl(text, { development: false }),
    checkOutgoingUrl(`https://${text}`, { development: false }),
  ],
  "provider's answer": (text) => [
    readImageAnswer({ data: [{ url: text }] }),
    readImageAnswer({ data: [{ b64_json: text }] }),
    readImageAnswer({ data: [{ url: `data:image/png;base64,${text}` }] }),
    isRefusalSentence(text),
    parseRetryAfter(text, NOW),
  ],
  "words of a sketch": (text) => {
    const drawn = text.slice(0, 16_000);
    return [readWords(drawn), captionFor(drawn)];
  },
  "a picture's reply": (text) => [picturesText(text, [OUR_LINK]), altText(text), isOwnPicture(text, ORIGIN)],
  "page's reader": pageShows,
  "client's reader": (text) => [
    findPicture([text]),
    findPicture([`![${text}`]),
    wordsBesidePictures(`![](https://a.example/1) ${text}`),
    readMailboxText(text),
    readStreamText(text),
  ],
  "terminal and log": (text) => [terminalLine(text), oneLine(text, 300), escapedJson(text)],
};

const MEGABYTE = 1_000_000;
/** All of them are tried at this length, where a square shows just as well: so are the times by which it is known. */
const SHORT = 20_000;
/** The few that are tried at full length. */
const AT_FULL_LENGTH: readonly string[] = ["[", " ", "\\", "@a"];
/** Nothing this fast is looked at more closely, so that a busy machine upsets nothing: a square takes seconds at 1 MB. */
const HARMLESS_MS = { short: 32, full: 1_500 };
/** Ten times the text, ten times the time: with room for a busy machine, and far from the hundred of a square. */
const MOST_GROWTH = 25;

function isTooSlow(take: (length: number) => unknown, length: number, harmless: number): boolean {
  const ms = leastTime(() => take(length), harmless);
  return ms > harmless && ms > MOST_GROWTH * leastTime(() => take(length / 10), 0);
}

describe("a hostile text of 1 MB takes time in proportion to its length", () => {
  it.each(Object.entries(PATHS))("as %s", { timeout: 60_000 }, (_name, path) => {
    const tooSlow = REPEATED.flatMap((piece) => {
      const ofLength = (ending: string) => (length: number) => path(repetition(piece, length, ending));
      const slow =
        ENDINGS.some((ending) => isTooSlow(ofLength(ending), SHORT, HARMLESS_MS.short)) ||
        (AT_FULL_LENGTH.includes(piece) && isTooSlow(ofLength("x!"), MEGABYTE, HARMLESS_MS.full));
      return slow ? [piece] : [];
    });
    expect(tooSlow).toEqual([]);
  });

  it("as a model's structured answer", { timeout: 60_000 }, async () => {
    for (const piece of ["```", "{", " ", '"', "\\", "a", "```json\n"]) {
      const text = `\`\`\`${repetition(piece, MEGABYTE)}`;
      const start = cpuTime();
      const { model } = fakeModel(text, text);
      const schema = schemaWith({ pattern: "^a+$" });
      const again = async () => ({ ok: true }) as const;
      expect(await completeStructured(model, { prompt: "a", schema }, again)).toEqual({
        kind: "does-not-fit",
      });
      expect(cpuTime() - start).toBeLessThan(2_000);
    }
  });
});
