import fc from "fast-check";

/** Stands in every text that the fuzzer sends: no log line may hold it. */
export const MARK = "fuzz-mark-7f3a91";

/** What has broken somebody's parser, page or log before. */
const PIECES = [
  "](javascript:alert(1))",
  "![x](http://evil.example/a.png)",
  "[a]: http://evil.example 'b'",
  "\\](\\",
  "```\n~~~\n`",
  "\n\n# heading\n\n---\n\n> quote\n\n| a | b |",
  "<img src=x onerror=alert(1)><script>alert(1)</script></a>",
  "&lt;&#x202e;&amp;",
  "\u202egnp.exe\u2066\u2069",
  "\u200b\u200d\u2060\ufeff\u00ad",
  "\ud800",
  "\udfff\ud800",
  "\u0000\u0001\u001b[31m\u007f\u0085",
  "\u2028\u2029",
  "\u0301".repeat(500),
  "🏳️‍🌈👩‍👩‍👧‍👦".repeat(50),
  "ﷺ".repeat(300),
  "İıſK",
  "__proto__",
  "constructor.prototype",
  "'; DROP TABLE jobs; --",
  "{{7*7}}<%= 7*7 %>#{7*7}",
  '{"event":"accepted"}\n{"event":"forged"}',
  "\r\nSet-Cookie: a=b\r\n\r\n",
  "[Additional Context]",
  "<knowledge_graph>",
  "@agent1qqqq ",
  "Image generated successfully.",
  "http://127.0.0.1:1/images/00.png",
  "draw ",
  "hello",
  "a ".repeat(10_000),
  "x".repeat(17_000),
] as const;

/** A text that wants to be more than a text. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...PIECES), weight: 3 },
      { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
    ),
    { maxLength: 5 },
  )
  .map((pieces) => `${pieces.join("")} ${MARK}`);

/** The text of a JSON value, not always of a sound one. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      "null",
      "true",
      "0",
      "-1",
      "-0",
      "1.5",
      "1e400",
      "-1e999",
      "1e-400",
      "5.0",
      "NaN",
      "Infinity",
      "0x1",
      "01",
    ],
    ...[
      "18446744073709551615",
      "18446744073709551616",
      "9".repeat(4_300),
      "9".repeat(4_301),
      `1e${"9".repeat(50)}`,
    ],
    ...[
      "[]",
      "{}",
      '""',
      '" 1 "',
      '"1_0"',
      "[".repeat(199) + "]".repeat(199),
      "[".repeat(201),
      "[".repeat(100_000),
    ],
    ...[
      '{"a":'.repeat(150_000),
      `[${"1,".repeat(25_000)}1]`,
      '"\\ud800"',
      '"\\u0000"',
      '"\\x"',
      '"unterminated',
    ],
    ...[
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"a":1,"a":2}',
    ],
  ),
  fc.json(),
  hostileText.map((text) => JSON.stringify(text)),
);

const HEX = "0123456789abcdef";

/** Something in the place of a UUID: most are one, in some spelling. */
export const hostileUuid: fc.Arbitrary<string> = fc.oneof(
  fc.uuid({ version: 4 }),
  fc.uuid({ version: 4 }).map((uuid) => uuid.toUpperCase()),
  fc.uuid({ version: 4 }).map((uuid) => `{${uuid.replaceAll("-", "")}}`),
  fc.uuid({ version: [1, 7] }),
  fc.string({ unit: fc.constantFrom(...HEX, "-"), maxLength: 40 }),
  fc.constantFrom("", "0", "..", "%00", "%2e%2e%2f", "00000000-0000-0000-0000-000000000000", "urn:uuid:"),
);

/** The same bytes with one that no UTF-8 text has; null: unchanged. */
export function withBadByte(bytes: Uint8Array, at: number | null): Uint8Array {
  if (at === null) return bytes;
  const spoilt = new Uint8Array(bytes.length + 1);
  spoilt.set(bytes.subarray(0, at));
  spoilt[Math.min(at, bytes.length)] = 0xff;
  spoilt.set(bytes.subarray(at), Math.min(at, bytes.length) + 1);
  return spoilt;
}

/** Where a bad byte goes, in one case of twenty. */
export const badByteAt: fc.Arbitrary<number | null> = fc.oneof(
  { arbitrary: fc.constant(null), weight: 19 },
  fc.nat(2_000),
);
