import fc from "fast-check";
import { badByteAt, hostileJson, hostileUuid, withBadByte } from "./hostile-text.ts";

const MEMBERS = [
  "version",
  "sender",
  "target",
  "session",
  "schema_digest",
  "protocol_digest",
  "payload",
  "expires",
  "nonce",
  "signature",
] as const;

type Edit = (wire: string) => string;

const member = fc.constantFrom(...MEMBERS);
const base64 = fc.constantFrom(
  '"="',
  '"===="',
  '"A"',
  '"AAA"',
  '"/w=="',
  '"é"',
  '"AA AA\\n"',
  `"${"A".repeat(200_000)}"`,
);
const value = fc.oneof(
  { arbitrary: hostileJson, weight: 4 },
  hostileUuid.map((uuid) => JSON.stringify(uuid)),
  base64,
);

const replaceMember = fc.tuple(member, value).map(
  ([name, raw]): Edit =>
    (wire) =>
      wire.replace(memberPattern(name), () => `"${name}":${raw}`),
);
const dropMember = member.map(
  (name): Edit =>
    (wire) =>
      wire.replace(new RegExp(`${memberPattern(name).source},?`), ""),
);
const addMember = fc
  .tuple(
    fc.oneof(member, fc.constantFrom("__proto__", "constructor", "toString", "a", "")),
    value,
    fc.boolean(),
  )
  .map(
    ([name, raw, first]): Edit =>
      (wire) => {
        const added = `${JSON.stringify(name)}:${raw}`;
        return first ? wire.replace("{", () => `{${added},`) : `${wire.slice(0, -1)},${added}}`;
      },
  );
/** One character of the wire becomes another one. */
const changeCharacter = fc
  .tuple(fc.nat(2_000), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }))
  .map(
    ([at, character]): Edit =>
      (wire) =>
        wire.slice(0, at % wire.length) + character + wire.slice((at % wire.length) + 1),
  );
const cut = fc.nat(2_000).map(
  (at): Edit =>
    (wire) =>
      wire.slice(0, at % wire.length),
);
const surround = fc
  .tuple(
    fc.constantFrom("\ufeff", " ", "\u0000", "[", ")]}'", ""),
    fc.constantFrom("", " ", "\u0000", "]", "{}", "\n\n"),
  )
  .map(
    ([before, after]): Edit =>
      (wire) =>
        before + wire + after,
  );
const other = hostileJson.map(
  (raw): Edit =>
    () =>
      raw,
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: replaceMember, weight: 8 },
  { arbitrary: addMember, weight: 3 },
  { arbitrary: dropMember, weight: 2 },
  { arbitrary: changeCharacter, weight: 3 },
  { arbitrary: surround, weight: 1 },
  { arbitrary: cut, weight: 1 },
  { arbitrary: other, weight: 1 },
);

/** A way in which an envelope's wire text is spoilt, from outside as bytes. */
export const spoil: fc.Arbitrary<(wire: string) => Uint8Array> = fc
  .tuple(fc.array(edit, { minLength: 1, maxLength: 3 }), badByteAt)
  .map(([edits, badByte]) => (wire) => {
    const bytes = new TextEncoder().encode(edits.reduce((text, apply) => apply(text), wire));
    return withBadByte(bytes, badByte);
  });

/** Headers that /submit reads. */
export const submitHeaders: fc.Arbitrary<Record<string, string>> = fc
  .record(
    {
      "content-type": fc.oneof(
        { arbitrary: fc.constant("application/json"), weight: 12 },
        fc.constantFrom(
          "",
          "text/plain",
          "APPLICATION/JSON; charset=utf-7",
          "application/json, text/html",
          "x".repeat(5_000),
        ),
      ),
      "x-uagents-connection": fc.constantFrom("sync", "SYNC", ""),
      "x-uagents-address": fc.constantFrom("", "agent1q", "\u00ff"),
      origin: fc.constantFrom("null", "http://evil.example"),
      host: fc.constantFrom("evil.example", "127.0.0.1", "[::1]:9"),
    },
    { requiredKeys: ["content-type"] },
  )
  .map(withoutUndefined);

function memberPattern(name: string): RegExp {
  return new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*"|[^,}]*)`);
}

function withoutUndefined(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = Object.entries(headers).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  return Object.fromEntries(given);
}
