import fc from "fast-check";
import type { Identity } from "../../src/protocol/identity.ts";
import { agentToken } from "../agent-token.ts";
import { hostileUuid } from "./hostile-text.ts";

/** A request as the fuzzer sends it. */
export interface Probe {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const method = fc.oneof(
  { arbitrary: fc.constant("GET"), weight: 6 },
  fc.constantFrom("HEAD", "DELETE", "POST", "PUT", "PATCH", "OPTIONS", "PROPFIND"),
);
/** What a client can put into a path: others never leave it. */
const pathText = fc.string({
  unit: fc.constantFrom(..."abz019./%-_~:;@&=+$,!*'()?#[]{}|^\\"),
  maxLength: 40,
});
const encodings = fc.constantFrom(
  "%00",
  "%2f",
  "%2e%2e%2f",
  "%e0%a4%a",
  "%ff",
  "%E2%80%AE",
  "..",
  ".",
  "//",
  "%",
  "",
);

/** What a token can be wrong in; `genuine` is one that is right. */
type Token =
  | "genuine"
  | "none"
  | "other"
  | "expired"
  | "future"
  | "long"
  | "spoilt"
  | "bare"
  | "bearer"
  | "huge";
const TOKENS: readonly Token[] = [
  "genuine",
  "none",
  "other",
  "expired",
  "future",
  "long",
  "spoilt",
  "bare",
  "bearer",
  "huge",
];

export interface MailboxProbe {
  readonly probe: Probe;
  /** Whether its token opens the mailbox at its path. */
  readonly opens: boolean;
}

/** Requests to the mailbox of `owner`, who has one, with tokens of its own, of `other`, and of nobody. */
export function mailboxProbes(owner: Identity, other: Identity): fc.Arbitrary<MailboxProbe> {
  const address = fc.oneof(
    { arbitrary: fc.constant(owner.address), weight: 5 },
    fc.constantFrom(
      owner.address.toUpperCase(),
      `agent://${owner.address}`,
      encodeURIComponent(`a/${owner.address}`),
    ),
    encodings.map((encoding) => owner.address + encoding),
    pathText,
  );
  const rest = fc.oneof(
    { arbitrary: fc.constant(""), weight: 3 },
    hostileUuid.map((uuid) => `/${encodeURIComponent(uuid)}`),
    encodings.map((encoding) => `/${encoding}`),
    fc.constantFrom("/stream", "/", "//", "?x=1"),
  );
  return fc
    .tuple(method, address, rest, fc.constantFrom(...TOKENS), fc.nat())
    .map(([verb, at, tail, kind, spoilAt]) => {
      const authorization = authorizationOf(kind, owner, other, spoilAt);
      const headers: Record<string, string> = authorization === null ? {} : { authorization };
      const probe = { method: verb, path: `/v2/agents/${at}/mailbox${tail}`, headers };
      return { probe, opens: kind === "genuine" && at === owner.address };
    });
}

function authorizationOf(kind: Token, owner: Identity, other: Identity, spoilAt: number): string | null {
  const now = Math.floor(Date.now() / 1_000);
  switch (kind) {
    case "genuine":
      return `Agent ${agentToken(owner)}`;
    case "none":
      return null;
    case "other":
      return `Agent ${agentToken(other)}`;
    case "expired":
      return `Agent ${agentToken(owner, { from: now - 4_000 })}`;
    case "future":
      return `Agent ${agentToken(owner, { from: now + 4_000 })}`;
    case "long":
      return `Agent ${agentToken(owner, { seconds: 3_601 })}`;
    case "spoilt":
      return spoiltToken(agentToken(owner), spoilAt);
    case "bare":
      return agentToken(owner);
    case "bearer":
      return `Bearer ${agentToken(owner)}`;
    case "huge":
      return `Agent attr:${"A".repeat(8_000)}:sig1`;
  }
}

/** Every character of the claim counts, and of the signature's checksum too. */
function spoiltToken(token: string, at: number): string {
  const index = "attr:".length + (at % (token.length - "attr:".length));
  const replaced = token[index] === "q" ? "p" : "q";
  return `Agent ${token.slice(0, index)}${replaced}${token.slice(index + 1)}`;
}

const range = fc.oneof(
  fc
    .tuple(fc.constantFrom("bytes=", "Bytes=", "items=", "bytes ", ""), pathText)
    .map(([unit, text]) => unit + text),
  fc.tuple(fc.nat(100), fc.nat(100)).map(([from, to]) => `bytes=${from}-${to}`),
  fc.constantFrom(
    "bytes=-0",
    "bytes=0-",
    "bytes=-",
    "bytes=9999999999999999-",
    "bytes=0-0,1-1",
    `bytes=${"9".repeat(500)}-`,
  ),
);
const etag = fc.constantFrom("*", '"', '""', "W/", `${'"a",'.repeat(2_000)}"b"`, '"\u00ff"');
const date = fc.constantFrom("0", "Invalid Date", "Thu, 01 Jan 1970 00:00:00 GMT", "+275761-01-01", "-1");

/** Requests for pictures, with `keys` among them that are stored. */
export function imageProbes(keys: readonly string[]): fc.Arbitrary<Probe> {
  const key = fc.oneof(
    { arbitrary: fc.constantFrom(...keys), weight: 3 },
    fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), maxLength: 140 }),
    fc.constantFrom(...keys).map((stored) => stored.toUpperCase()),
    fc.tuple(encodings, fc.constantFrom(...keys)).map(([encoding, stored]) => encoding + stored),
    pathText,
  );
  const extension = fc.oneof(
    { arbitrary: fc.constant(".png"), weight: 3 },
    fc.constantFrom(".jpg", ".gif", ".webp", ".svg", ".html", "", ".png.html", ".PNG", ".png%00.svg"),
  );
  const headers = fc
    .record(
      {
        range,
        "if-range": etag,
        "if-none-match": etag,
        "if-modified-since": date,
        accept: fc.constant("text/html"),
      },
      { requiredKeys: [] },
    )
    .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  return fc.tuple(method, key, extension, headers).map(([verb, name, ending, given]) => ({
    method: verb,
    path: `/images/${name}${ending}`,
    headers: given,
  }));
}

/** Requests to anywhere. */
export const anywhere: fc.Arbitrary<Probe> = fc
  .tuple(
    method,
    fc.array(fc.oneof(encodings, pathText, fc.constantFrom("submit", "status", "images", "v2", "operator"))),
  )
  .map(([verb, parts]) => ({ method: verb, path: `/${parts.join("/")}`, headers: {} }));
