import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodePayload,
  type Envelope,
  encodeEnvelope,
  encodePayload,
  envelopeDigest,
  parseEnvelope,
  sealEnvelope,
  verifyEnvelope,
} from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { MAX_U64 } from "../../../src/protocol/u64.ts";
import { uuid4FromBytes } from "../../../src/protocol/uuid.ts";
import { cpuTime } from "../../cpu-time.ts";

const sender = identityFromSeed("sender");
const target = identityFromSeed("target");
const session = "64d6c3cb-ffda-40d0-a24b-0f45a5d55218";
const schemaDigest = `model:${"0".repeat(64)}`;

function seal(changes: Partial<Parameters<typeof sealEnvelope>[1]> = {}): Envelope {
  return sealEnvelope(sender, {
    target: target.address,
    session,
    schemaDigest,
    protocolDigest: null,
    message: "{}",
    expires: 1_900_000_000n,
    nonce: 7n,
    ...changes,
  });
}

/** The wire text of a good envelope with members written over by raw JSON text. */
function wireWith(members: Record<string, string>): string {
  const wire: Record<string, unknown> = JSON.parse(encodeEnvelope(seal()));
  const texts = new Map(Object.entries(wire).map(([name, value]) => [name, JSON.stringify(value)]));
  for (const [name, text] of Object.entries(members)) texts.set(name, text);
  return `{${[...texts].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}

function without(name: string): string {
  const wire: Record<string, unknown> = JSON.parse(encodeEnvelope(seal()));
  delete wire[name];
  return JSON.stringify(wire);
}

function parsed(wire: string): Envelope {
  const result = parseEnvelope(wire);
  if (!result.ok) throw new Error(result.reason);
  return result.envelope;
}

const letters = fc.record({
  target: fc.constantFrom(target.address, sender.address),
  session: fc.uint8Array({ minLength: 16, maxLength: 16 }).map(uuid4FromBytes),
  schemaDigest: fc.constantFrom(schemaDigest, `model:${"9a".repeat(32)}`),
  protocolDigest: fc.option(fc.constant(`proto:${"0".repeat(64)}`)),
  message: fc.string({ unit: "binary" }),
  expires: fc.option(fc.bigInt(0n, 2n ** 40n)),
  nonce: fc.bigInt(0n, MAX_U64),
});

describe("an envelope of ours", () => {
  it("verifies, before and after the wire, and keeps its message", () => {
    fc.assert(
      fc.property(letters, (letter) => {
        const envelope = sealEnvelope(sender, letter);
        const received = parsed(encodeEnvelope(envelope));
        expect(received).toEqual(envelope);
        expect(verifyEnvelope(received).ok).toBe(true);
        expect(decodePayload(received)).toEqual({ ok: true, text: letter.message });
      }),
      { numRuns: 50 },
    );
  });

  it("has another signature for another nonce and the same for the same", () => {
    expect(seal().signature).toBe(seal().signature);
    expect(seal({ nonce: 8n }).signature).not.toBe(seal().signature);
  });

  it.each([
    ["sender", { sender: target.address }],
    ["target", { target: sender.address }],
    ["session", { session: "15d1634b-4191-44ae-a802-3c105744e998" }],
    ["schema digest", { schemaDigest: `model:${"1".repeat(64)}` }],
    ["payload", { payload: "e30" }],
    ["payload, dropped", { payload: null }],
    ["expires", { expires: 1_900_000_001n }],
    ["expires, dropped", { expires: null }],
    ["nonce", { nonce: 0n }],
    ["nonce, dropped", { nonce: null }],
  ])("does not verify with another %s", (_field, change) => {
    expect(verifyEnvelope({ ...seal(), ...change })).toEqual({ ok: false, reason: "wrong-signature" });
  });

  it.each([
    ["version", { version: 2 }],
    ["protocol digest", { protocolDigest: "proto:00" }],
  ])("verifies with another %s, which is not signed", (_field, change) => {
    expect(verifyEnvelope({ ...seal(), ...change }).ok).toBe(true);
  });

  it("counts 0 as a value of expires and nonce", () => {
    const zero = envelopeDigest({ ...seal(), expires: 0n, nonce: null });
    expect(zero).not.toEqual(envelopeDigest({ ...seal(), expires: null, nonce: null }));
  });

  it("cannot be made with numbers outside u64", () => {
    expect(() => seal({ nonce: -1n })).toThrow(RangeError);
    expect(() => seal({ expires: MAX_U64 + 1n })).toThrow(RangeError);
  });
});

describe("the sender of an envelope", () => {
  it("is refused in upper case, although the key would verify", () => {
    const upper = { ...seal(), sender: sender.address.toUpperCase() };
    const resigned = { ...upper, signature: sender.sign(envelopeDigest(upper)) };
    expect(verifyEnvelope(resigned)).toEqual({ ok: false, reason: "invalid-sender" });
  });

  it("is refused with a prefix", () => {
    const prefixed = { ...seal(), sender: `agent://${sender.address}` };
    expect(verifyEnvelope(prefixed)).toEqual({ ok: false, reason: "invalid-sender" });
  });

  it("is an agent: a user has no key to check", () => {
    const user = { ...seal(), sender: "user1qqqsyqcyq5rqwzqfpg9scrgwpugpzysn0xyjzl" };
    expect(verifyEnvelope(user)).toEqual({ ok: false, reason: "invalid-sender" });
  });
});

describe("reading an envelope", () => {
  it.each([
    ["upper case", session.toUpperCase()],
    ["no dashes", session.replaceAll("-", "")],
    ["urn:uuid:", `urn:uuid:${session}`],
    ["braces", `{${session}}`],
  ])("takes a session in %s and signs its canonical text", (_name, spelling) => {
    const envelope = parsed(wireWith({ session: JSON.stringify(spelling) }));
    expect(envelope.session).toBe(session);
    expect(verifyEnvelope(envelope).ok).toBe(true);
  });

  it.each([
    ["version 1", session.replace("-40d0", "-10d0")],
    ["version 7", session.replace("-40d0", "-70d0")],
    ["a foreign variant", session.replace("-a24b", "-e24b")],
    ["a digit missing", session.slice(1)],
    ["a space before", ` ${session}`],
    ["nothing", ""],
  ])("refuses a session with %s", (_name, spelling) => {
    const wire = wireWith({ session: JSON.stringify(spelling) });
    expect(parseEnvelope(wire)).toEqual({ ok: false, reason: "invalid-envelope" });
  });

  it.each([
    ["5", 5n],
    ['"5"', 5n],
    ['" 5 "', 5n],
    ['"+5"', 5n],
    ['"5.0"', 5n],
    ['"1_000"', 1000n],
    ["5.0", 5n],
    ["1e2", 100n],
    ["true", 1n],
    ["0", 0n],
    ["-0", 0n],
    ["-0.0", 0n],
    ["9007199254740993", 9007199254740993n],
    ['"9007199254740993"', 9007199254740993n],
    ["18446744073709551615", MAX_U64],
    ['"18446744073709551615.0"', MAX_U64],
    ["9.2e18", 9200000000000000000n],
    ["null", null],
  ])("takes %s as a nonce and as expires", (text, value) => {
    expect(parsed(wireWith({ nonce: text })).nonce).toBe(value);
    expect(parsed(wireWith({ expires: text })).expires).toBe(value);
  });

  it.each([
    "-1",
    '"-1"',
    "18446744073709551616",
    '"18446744073709551616"',
    "5.5",
    '"5.5"',
    '"5."',
    '"5e2"',
    '"0x10"',
    '"1__0"',
    '""',
    "1e19",
    "1e400",
    "-1e400",
    "[]",
    "{}",
    `${"9".repeat(4000)}`,
    `"${"9".repeat(5000)}"`,
  ])("refuses %s as a nonce and as expires", (text) => {
    const refused = { ok: false, reason: "invalid-envelope" };
    expect(parseEnvelope(wireWith({ nonce: text }))).toEqual(refused);
    expect(parseEnvelope(wireWith({ expires: text }))).toEqual(refused);
  });

  it.each([
    ["2", 2],
    ["-3", -3],
    ['"1"', 1],
    ["1.0", 1],
  ])("takes any integer as version: %s", (text, version) => {
    expect(parsed(wireWith({ version: text })).version).toBe(version);
  });

  it.each(["protocol_digest", "payload", "expires", "nonce", "signature"])("does not need %s", (name) => {
    expect(parseEnvelope(without(name)).ok).toBe(true);
    expect(parsed(without(name))).toEqual(parsed(wireWith({ [name]: "null" })));
  });

  it.each(["version", "sender", "target", "session", "schema_digest"])("needs %s, not null", (name) => {
    const refused = { ok: false, reason: "invalid-envelope" };
    expect(parseEnvelope(without(name))).toEqual(refused);
    expect(parseEnvelope(wireWith({ [name]: "null" }))).toEqual(refused);
  });

  it.each(["sender", "target", "schema_digest", "payload", "signature"])("takes no number as %s", (name) => {
    expect(parseEnvelope(wireWith({ [name]: "5" }))).toEqual({ ok: false, reason: "invalid-envelope" });
  });

  it("ignores unknown members", () => {
    expect(parsed(wireWith({ colour: '"red"', constructor: "1" }))).toEqual(seal());
  });
});

describe("a hostile envelope is refused with a reason, never with an exception", () => {
  const good = encodeEnvelope(seal());
  const levels = 100_000;

  it.each([
    ["nothing", ""],
    ["white space", "  "],
    ["a byte order mark", `\ufeff${good}`],
    ["half an envelope", good.slice(0, 200)],
    ["two envelopes", good + good],
    ["a NUL behind it", `${good}\u0000`],
    ["a raw NUL in a text", good.replace("model:0", "model:\u0000")],
    ["NaN", good.replace(":7,", ":NaN,")],
    ["single quotes", good.replaceAll('"', "'")],
    ["an integer of a million digits", good.replace(":7,", `:${"9".repeat(1_000_000)},`)],
    ["arrays 100,000 deep", "[".repeat(levels) + "]".repeat(levels)],
    ["objects 100,000 deep", `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`],
    ["only opening brackets", "[".repeat(levels)],
    ["deep nesting in an unknown member", wireWith({ x: "[".repeat(levels) + "]".repeat(levels) })],
  ])("%s: invalid-json", (_name, wire) => {
    expect(parseEnvelope(wire)).toEqual({ ok: false, reason: "invalid-json" });
  });

  it.each([
    ["null", "null"],
    ["a number", "1e400"],
    ["a text", '"agent"'],
    ["a list", "[]"],
    ["a list of envelopes", `[${good}]`],
    ["an empty object", "{}"],
    ["an object with only a prototype", '{"__proto__":{"version":1}}'],
    ["all members inside __proto__", `{"__proto__":${good}}`],
    ["a lone surrogate in the sender", wireWith({ sender: '"\\ud800"' })],
    ["a lone surrogate in the payload", wireWith({ payload: '"e30=\\udfff"' })],
    ["a nested sender", wireWith({ sender: '{"toString":"x"}' })],
  ])("%s: invalid-envelope", (_name, wire) => {
    expect(parseEnvelope(wire)).toEqual({ ok: false, reason: "invalid-envelope" });
  });

  it("takes the last of two equal members, as Python does, digits and all", () => {
    const twice = good.replace(":7,", ':7,"nonce":18446744073709551615,');
    expect(parsed(twice).nonce).toBe(MAX_U64);
    const nested = good.replace('"nonce"', '"nonce":{"a":18446744073709551615},"nonce"');
    expect(parsed(nested).nonce).toBe(7n);
    expect(verifyEnvelope(parsed(twice))).toEqual({ ok: false, reason: "wrong-signature" });
  });

  it("lets __proto__ and long numbers in unknown members change nothing", () => {
    const wire = wireWith({
      __proto__x: "1",
      zz: '{"__proto__":{"polluted":true},"n":12345678901234567890}',
    });
    expect(parsed(wire.replace("__proto__x", "__proto__"))).toEqual(seal());
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("keeps a NUL in a signed text apart from its absence", () => {
    const envelope = parsed(wireWith({ target: JSON.stringify(`${target.address}\u0000`) }));
    expect(verifyEnvelope(envelope)).toEqual({ ok: false, reason: "wrong-signature" });
  });

  it.each([
    ["empty", ""],
    ["a word", "sig1"],
    ["not ASCII", "sig1\u212a"],
    ["a megabyte", `sig1${"q".repeat(1_000_000)}`],
    ["an address", sender.address],
  ])("a signature that is %s is malformed", (_name, signature) => {
    const envelope = parsed(wireWith({ signature: JSON.stringify(signature) }));
    expect(verifyEnvelope(envelope)).toEqual({ ok: false, reason: "malformed-signature" });
  });

  it.each([
    ["a session of braces", wireWith({ session: `"x${"{".repeat(1_000_000)}x"` })],
    ["a session of dashes", wireWith({ session: `"${"-".repeat(1_000_000)}"` })],
    ["a nonce of spaces", wireWith({ nonce: `"${" ".repeat(1_000_000)}x"` })],
    ["a nonce of underscores", wireWith({ nonce: `"${"1_".repeat(500_000)}"` })],
  ])("%s is refused in no time", (_name, wire) => {
    const begin = cpuTime();
    expect(parseEnvelope(wire).ok).toBe(false);
    expect(cpuTime() - begin).toBeLessThan(1000);
  });

  it("any text at all gives a result", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
        const result = parseEnvelope(text);
        if (result.ok) verifyEnvelope(result.envelope);
      }),
    );
  });

  it("any values in the right members give a result", () => {
    const members = ["version", "sender", "session", "payload", "expires", "nonce", "signature"];
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.json(), (name, json) => {
        const result = parseEnvelope(wireWith({ [name]: json }));
        if (result.ok) verifyEnvelope(result.envelope);
      }),
    );
  });
});

describe("a payload", () => {
  it("is the empty text when there is none", () => {
    expect(decodePayload({ ...seal(), payload: null })).toEqual({ ok: true, text: "" });
    expect(decodePayload({ ...seal(), payload: "" })).toEqual({ ok: true, text: "" });
  });

  it.each([
    ["bad padding", "e30"],
    ["a single letter", "e"],
    ["no ASCII", "é"],
    ["bytes that are no UTF-8", "/w=="],
    ["an encoded surrogate", "7aCA"],
  ])("does not decode from %s", (_name, payload) => {
    expect(decodePayload({ ...seal(), payload })).toEqual({ ok: false });
  });

  it("keeps a byte order mark, which no JSON reader then takes", () => {
    expect(decodePayload({ ...seal(), payload: "77u/e30=" })).toEqual({ ok: true, text: "\ufeff{}" });
  });

  it("carries any text there and back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodePayload({ ...seal(), payload: encodePayload(text) })).toEqual({ ok: true, text });
      }),
      { numRuns: 30 },
    );
  });

  it("may be a megabyte", () => {
    const text = "ü".repeat(500_000);
    expect(decodePayload({ ...seal(), payload: encodePayload(text) })).toEqual({ ok: true, text });
  });
});

describe("what stands beside an envelope's members", () => {
  const beside = (values: number) => wireWith({ more: `[${Array(values).fill("1").join(",")}]` });

  it("is ignored, but only to 500 values in all", () => {
    expect(parseEnvelope(beside(480)).ok).toBe(true);
    expect(parseEnvelope(beside(500))).toEqual({ ok: false, reason: "invalid-json" });
  });
});
