/**
 * The rules for addresses that are asked. In development (an agent on loopback) peers on the same machine and plain
 * http are allowed as well.
 */
export interface UrlPolicy {
  readonly development: boolean;
}

type UrlRefusal = "not-a-url" | "scheme" | "credentials" | "port" | "private-address" | "private-name";

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: UrlRefusal };

const LONGEST_URL = 8_192;
/** Characters that the URL parser drops or turns round, so that people and parsers read different hosts. */
const DECEPTIVE = /[\s\\\p{Cc}\p{Cf}]/u;

/**
 * Whether this agent may send a request to an address that a stranger named (an endpoint in the Almanac, a
 * picture's URL, a redirect). Only https on port 443, to a public name or address; `url` is the parsed form,
 * which alone should be fetched. The URL parser has by then turned every spelling of an IPv4 address (decimal,
 * octal, hexadecimal, short, full-width) into four numbers.
 *
 * A public name can still resolve to a private address. A Worker cannot see that; Cloudflare's network has no
 * route to anybody's private addresses, and the Worker itself stands on none.
 */
export function checkOutgoingUrl(text: string, policy: UrlPolicy): CheckedUrl {
  if (text.length > LONGEST_URL || DECEPTIVE.test(text) || !URL.canParse(text)) return refused("not-a-url");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return refused("scheme");
  if (url.username !== "" || url.password !== "") return refused("credentials");
  if (policy.development && isLoopbackHost(url.hostname)) return { ok: true, url };

  if (url.protocol === "http:" && !policy.development) return refused("scheme");
  // The parser leaves the port of the scheme (443, 80) empty.
  if (url.port !== "") return refused("port");
  const reason = refusalOfHost(url.hostname);
  return reason === null ? { ok: true, url } : refused(reason);
}

function refused(reason: UrlRefusal): CheckedUrl {
  return { ok: false, reason };
}

function isLoopbackHost(host: string): boolean {
  return (
    host === "[::1]" || host === "localhost" || host.endsWith(".localhost") || /^127(\.\d+){3}$/.test(host)
  );
}

function refusalOfHost(host: string): UrlRefusal | null {
  if (host.startsWith("[")) return isPublicIpv6(host.slice(1, -1)) ? null : "private-address";
  if (/^\d+(\.\d+){3}$/.test(host)) return isPublicIpv4(host) ? null : "private-address";
  return isPublicName(host) ? null : "private-name";
}

/** Names of networks that are not the Internet (RFC 6761, 6762, 8375, 9476, ICANN's .internal) and of metadata. */
const PRIVATE_SUFFIXES = [
  "localhost",
  "local",
  "localdomain",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "home.arpa",
  "alt",
  "onion",
  "metadata.goog",
];

function isPublicName(host: string): boolean {
  const labels = host.split(".");
  // One label is a name of the local network; an empty one is a trailing dot, which hides a suffix.
  if (labels.length < 2 || labels.includes("")) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** IANA's special-purpose IPv4 blocks, and Azure's metadata address among the public ones. */
const PRIVATE_IPV4: readonly (readonly [block: string, bits: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

function isPublicIpv4(host: string): boolean {
  const address = ipv4Number(host);
  return !PRIVATE_IPV4.some(([block, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(ipv4Number(block) / size);
  });
}

function ipv4Number(dotted: string): number {
  return dotted.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}

/**
 * Global unicast is 2000::/3. Outside it lie loopback, unique local, link-local, multicast, and the addresses
 * that carry an IPv4 address inside (mapped, compatible, NAT64). Of what is inside, these are not for hosts:
 * 2001::/23 (Teredo, ORCHID, benchmarks), 2001:db8::/32 and 3fff::/20 (documentation), 2002::/16 (6to4, which
 * carries an IPv4 address).
 */
function isPublicIpv6(address: string): boolean {
  const [first = 0, second = 0] = ipv6Groups(address);
  if (first >>> 13 !== 0b001) return false;
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return false;
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000);
}

/** The first two groups of an address in the parser's canonical form; an address that begins with :: has zeros. */
function ipv6Groups(address: string): number[] {
  const [head = ""] = address.split("::");
  return head.split(":").map((group) => (group === "" ? 0 : Number.parseInt(group, 16)));
}
