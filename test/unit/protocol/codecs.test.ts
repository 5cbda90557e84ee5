import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../src/protocol/base64.ts";
import { decodeBech32, encodeBech32 } from "../../../src/protocol/bech32.ts";
import { isU64, MAX_U64, u64FromBytes, u64ToBytes } from "../../../src/protocol/u64.ts";
import { parseUuid4, uuid4FromBytes } from "../../../src/protocol/uuid.ts";

describe("base64", () => {
  it("of any bytes is what everybody writes, and is read back", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
    );
  });

  // What Python's base64.b64decode makes of the same text.
  it.each([
    ["e30=", "{}"],
    ["e30==", "{}"],
    ["e30=====", "{}"],
    ["e3 0=", "{}"],
    ["e30=\n", "{}"],
    ["e3_0=", "{}"],
    ["=e30=", "{}"],
    ["====e30=", "{}"],
    ["e30=e30=", "{}"],
    ["e30=xx", "{}"],
    ["ew==", "{"],
    ["ew===", "{"],
    ["ew=!=", "{"],
    ["ew=a=", "{\u0006"],
    ["YWJj====", "abc"],
    ["!!!!", ""],
    ["====", ""],
    ["", ""],
  ])("%j is read as Python reads it", (text, decoded) => {
    const bytes = decodeBase64(text);
    expect(bytes && new TextDecoder().decode(bytes)).toBe(decoded);
  });

  it.each(["e30", "e30-", "e", "ew", "ew=", "e=30", "ew=aaew=", "YWJjZ", "é", "YWJj\u2028", "e30=é"])(
    "%j is refused as Python refuses it",
    (text) => {
      expect(decodeBase64(text)).toBeNull();
    },
  );

  it("of any text gives bytes or null", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."Aew0=/+-\n") }), (text) => {
        const bytes = decodeBase64(text);
        if (bytes) expect(bytes.length).toBeLessThanOrEqual(Math.ceil((text.length * 3) / 4));
      }),
    );
  });
});

describe("bech32", () => {
  it("carries any bytes there and back, beyond 90 characters", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(decodeBech32(encodeBech32("sig", bytes))).toEqual({ prefix: "sig", bytes });
      }),
    );
  });

  it("of any text gives bytes or null", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."1aqpsigSIG \u212a") }), (text) => {
        expect(decodeBech32(text)).toBeNull();
      }),
    );
  });
});

describe("u64", () => {
  it("carries any value there and back", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, MAX_U64), (value) => {
        expect(u64FromBytes(Uint8Array.of(9, ...u64ToBytes(value)), 1)).toBe(value);
      }),
    );
  });

  it("is big-endian", () => {
    expect([...u64ToBytes(258n)]).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
  });

  it.each([-1n, MAX_U64 + 1n])("has no place for %s", (value) => {
    expect(isU64(value)).toBe(false);
    expect(() => u64ToBytes(value)).toThrow(RangeError);
  });
});

describe("UUIDs", () => {
  const canonical = "64d6c3cb-ffda-40d0-a24b-0f45a5d55218";

  it("of any 16 bytes are of version 4 and canonical", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const uuid = uuid4FromBytes(bytes);
        expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(parseUuid4(uuid)).toBe(uuid);
      }),
    );
  });

  it("are made of 16 bytes", () => {
    expect(() => uuid4FromBytes(new Uint8Array(15))).toThrow(RangeError);
  });

  it.each([
    canonical,
    canonical.toUpperCase(),
    canonical.replaceAll("-", ""),
    `urn:uuid:${canonical}`,
    `uuid:${canonical}`,
    `{${canonical}}`,
    `urn:uuid:{${canonical}}`,
    canonical.replace("-ffda", "ffda"),
  ])("%s is read", (text) => {
    expect(parseUuid4(text)).toBe(canonical);
  });

  it.each([
    canonical.replace("-40d0", "-10d0"),
    canonical.replace("-40d0", "-70d0"),
    canonical.replace("-a24b", "-024b"),
    canonical.replace("-a24b", "-f24b"),
    "00000000-0000-0000-0000-000000000000",
    canonical.slice(1),
    `${canonical}0`,
    ` ${canonical}`,
    `${canonical}\n`,
    canonical.replace("6", "g"),
    "",
  ])("%j is not", (text) => {
    expect(parseUuid4(text)).toBeNull();
  });
});
