import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Envelope,
  encodePayload,
  envelopeDigest,
  type Letter,
  sealEnvelope,
  verifyEnvelope,
} from "../../../src/protocol/envelope.ts";
import { endOf, hasOneReading } from "../../../src/protocol/envelope-forms.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";
import { MAX_U64, u64FromBytes, u64ToBytes } from "../../../src/protocol/u64.ts";
import { uuid4FromBytes } from "../../../src/protocol/uuid.ts";

const us = identityFromSeed("us");
const peer = identityFromSeed("peer");
const SESSION = "64d6c3cb-ffda-40d0-a24b-0f45a5d55218";
const SCHEMA = `model:${"0".repeat(64)}`;
const PROTOCOL = `proto:${"0".repeat(64)}`;

const letter: Letter = {
  target: peer.address,
  session: SESSION,
  schemaDigest: SCHEMA,
  protocolDigest: PROTOCOL,
  message: "{}",
  expires: 1_900_000_000n,
  nonce: 7n,
};

const hexadecimal = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
const sessions = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(uuid4FromBytes);
const addresses = fc.string().map((seed) => identityFromSeed(seed).address);
/** What a stranger might put where one of these belongs. */
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.tuple(addresses, sessions, hexadecimal, fc.string()).map((parts) => parts.join("")),
  fc.tuple(addresses, fc.string({ minLength: 1 })).map((parts) => parts.join("")),
  addresses.map((address) => address.toUpperCase()),
  sessions.map((session) => session.toUpperCase()),
  hexadecimal.map((digest) => `model:${digest}=`),
);

describe("what is signed", () => {
  it.each([
    ["a target with more behind it", { target: `${peer.address}${SESSION}${SCHEMA}e30==` }],
    ["a target in capitals", { target: peer.address.toUpperCase() }],
    ["a target with a prefix", { target: `agent://${peer.address}` }],
    ["a user's address as target", { target: "user1abc" }],
    ["no target", { target: "" }],
    ["a session in capitals", { session: SESSION.toUpperCase() }],
    ["a session without dashes", { session: SESSION.replaceAll("-", "") }],
    ["a session of another version", { session: SESSION.replace("-40d0", "-10d0") }],
    ["a session with more behind it", { session: `${SESSION}0` }],
    ["a short schema digest", { schemaDigest: "model:00" }],
    ["a schema digest with more behind it", { schemaDigest: `${SCHEMA}e30=` }],
    ["a schema digest in capitals", { schemaDigest: `model:${"A".repeat(64)}` }],
    ["another kind of digest", { schemaDigest: PROTOCOL }],
    ["a bad protocol digest", { protocolDigest: "proto:00" }],
    ["an end that could be text", { expires: u64FromBytes(utf8ToBytes("e30=e30="), 0) }],
  ])("is never %s", (_name, change) => {
    expect(() => sealEnvelope(us, { ...letter, ...change })).toThrow(RangeError);
  });

  it("holds nothing of a stranger's but an address, a session and words inside the payload", () => {
    const letters = fc.record({
      target: fc.oneof(addresses, anything),
      session: fc.oneof(sessions, anything),
      schemaDigest: fc.oneof(
        hexadecimal.map((digest) => `model:${digest}`),
        anything,
      ),
      protocolDigest: fc.option(fc.oneof(fc.constant(PROTOCOL), anything)),
      message: fc.string({ unit: "binary" }),
      expires: fc.option(fc.bigInt(0n, MAX_U64)),
      nonce: fc.bigInt(0n, MAX_U64),
    });
    const signed =
      /^agent1[02-9ac-hj-np-z]{59}agent1[02-9ac-hj-np-z]{59}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}model:[0-9a-f]{64}(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
    fc.assert(
      fc.property(letters, (any) => {
        let sealed: Envelope;
        try {
          sealed = sealEnvelope(us, any);
        } catch (fault) {
          expect(fault).toBeInstanceOf(RangeError);
          return;
        }
        const { sender, target, session, schemaDigest, payload } = sealed;
        expect(sender + target + session + schemaDigest + payload).toMatch(signed);
        expect(verifyEnvelope(sealed).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** An envelope as a peer may sign it, whatever we would say to it. */
function signedByPeer(parts: Partial<Envelope>): Envelope {
  const envelope: Envelope = {
    version: 1,
    sender: peer.address,
    target: us.address,
    session: SESSION,
    schemaDigest: SCHEMA,
    protocolDigest: null,
    payload: "e30=",
    expires: null,
    nonce: null,
    signature: null,
    ...parts,
  };
  return { ...envelope, signature: peer.sign(envelopeDigest(envelope)) };
}

/** Every envelope to us in this session for which the signature holds in the reference. */
function readingsOf(envelope: Envelope): Envelope[] {
  const { schemaDigest, payload, expires, nonce } = envelope;
  const numbers = [expires, nonce].filter((number) => number !== null).map(u64ToBytes);
  const bytes = concatBytes(utf8ToBytes(schemaDigest + (payload ?? "")), ...numbers);
  const readings: Envelope[] = [];
  for (const count of [0, 1, 2]) {
    const end = bytes.length - 8 * count;
    if (end < 0) continue;
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end));
    } catch {
      continue;
    }
    const [first = null, second = null] = [0, 1]
      .slice(0, count)
      .map((at) => u64FromBytes(bytes, end + 8 * at));
    const pairs = count === 1 ? [[first, null] as const, [null, first] as const] : [[first, second] as const];
    for (const [expires, nonce] of pairs)
      for (let cut = 0; cut <= text.length; cut += 1)
        readings.push({
          ...envelope,
          ...{ schemaDigest: text.slice(0, cut), payload: text.slice(cut), expires, nonce },
        });
  }
  return readings;
}

describe("a signed envelope", () => {
  const ends = fc.bigInt(1_750_000_000n, 2_500_000_000n);

  it("can be read in other ways, for the reference", () => {
    const readings = readingsOf(signedByPeer({ expires: 0x69202020n }));
    expect(readings.length).toBeGreaterThan(100);
    const digest = envelopeDigest(signedByPeer({ expires: 0x69202020n }));
    for (const reading of readings) expect(envelopeDigest(reading)).toEqual(digest);
  });

  it("has one reading: the same payload, and the same end", () => {
    const members = {
      message: fc.json({ maxDepth: 1 }),
      expires: ends,
      nonce: fc.option(fc.bigInt(0n, MAX_U64)),
    };
    fc.assert(
      fc.property(fc.record(members), ({ message, expires, nonce }) => {
        const envelope = signedByPeer({ payload: encodePayload(message), expires, nonce });
        expect(verifyEnvelope(envelope).ok).toBe(true);
        const held = readingsOf(envelope).filter(hasOneReading);
        expect(held.length).toBeGreaterThan(0);
        for (const reading of held) {
          expect(reading.schemaDigest).toBe(SCHEMA);
          expect(reading.payload).toBe(envelope.payload);
          expect(endOf(reading)).toBe(expires);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ["a schema digest that runs into the payload", { schemaDigest: `${SCHEMA}e30=`, payload: "e30=" }],
    ["a schema digest that ends early", { schemaDigest: SCHEMA.slice(0, -4), payload: "0000e30=" }],
    ["a payload that has swallowed the end", { payload: "e30=\0\0\0\0i   " }],
    ["a payload beyond base64", { payload: "e30=é" }],
    [
      "an end that was part of the payload",
      { payload: "", expires: u64FromBytes(utf8ToBytes("e30=e30="), 0) },
    ],
  ])("is not believed with %s", (_name, parts) => {
    expect(verifyEnvelope(signedByPeer(parts))).toEqual({ ok: false, reason: "ambiguous" });
  });

  it("may have line breaks in its payload", () => {
    expect(verifyEnvelope(signedByPeer({ payload: "e3\r\n0=\n" })).ok).toBe(true);
  });
});

describe("the end of an envelope", () => {
  it.each([
    ["its expires", 5n, null, 5n],
    ["its expires beside a nonce", 1_900_000_000n, 1_800_000_000n, 1_900_000_000n],
    ["never", null, null, null],
    ["never for a counter", null, 1n, null],
    ["a nonce that may have been the end", null, 1_800_000_000n, 1_800_000_000n],
    ["so far away that it is never, for a random nonce", null, MAX_U64, MAX_U64],
  ])("is %s", (_name, expires, nonce, end) => {
    expect(endOf({ expires, nonce })).toBe(end);
  });
});
