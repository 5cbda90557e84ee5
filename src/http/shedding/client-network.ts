/** Groups of an IPv6 address that one customer is given whole. */
const CUSTOMER_GROUPS = 4;

/**
 * The network that a request came from, for counting: an IPv4 address, or the /64 of an IPv6 one, whose holder has all 2^64
 * addresses in it. Cloudflare sets `cf-connecting-ip`; without it (a test, a bare runtime) everybody is one.
 */
export function clientNetwork(headers: Headers): string {
  const address = headers.get("cf-connecting-ip") ?? "";
  return address.includes(":") ? ipv6Network(address) : address;
}

function ipv6Network(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head.split(":");
  const behind = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - behind.length)).fill("0");
  const network = [...groups, ...zeros, ...behind].slice(0, CUSTOMER_GROUPS);
  return network.map((group) => group.replace(/^0+(?=.)/, "") || "0").join(":");
}
