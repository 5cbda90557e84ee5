import { Resolver, resolve4, resolveNs, resolveTxt } from "node:dns/promises";

const TIMEOUT_MS = 3_000;
const MOST_SERVERS = 3;

/** The questions to the DNS. Each rejects when there is no answer, or none of that kind. */
export interface Dns {
  nameServers(zone: string): Promise<readonly string[]>;
  addresses(host: string): Promise<readonly string[]>;
  /** `servers`: the addresses of those who are asked; null: the DNS of this machine. */
  txt(name: string, servers: readonly string[] | null): Promise<readonly string[]>;
}

export const systemDns: Dns = {
  nameServers: resolveNs,
  addresses: resolve4,
  async txt(name, servers) {
    if (servers === null) return joined(await resolveTxt(name));
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: 2 });
    resolver.setServers(servers);
    return joined(await resolver.resolveTxt(name));
  },
};

/** A record of several strings is one text. */
function joined(records: readonly string[][]): string[] {
  return records.map((strings) => strings.join(""));
}

/**
 * The TXT records of a domain, from the name servers of its zone: the DNS of this machine would remember for long
 * that a record is missing which is made a moment later. That one is asked where the others cannot be reached.
 */
export async function findTxt(domain: string, dns: Dns): Promise<readonly string[]> {
  const servers = await serversOf(domain, dns);
  const found = servers === null ? null : await attempt(dns.txt(domain, servers));
  return found ?? (await attempt(dns.txt(domain, null))) ?? [];
}

async function serversOf(domain: string, dns: Dns): Promise<readonly string[] | null> {
  const labels = domain.split(".");
  for (let from = 0; from < labels.length - 1; from += 1) {
    const names = await attempt(dns.nameServers(labels.slice(from).join(".")));
    if (names === null || names.length === 0) continue;
    const known = await Promise.all(names.slice(0, MOST_SERVERS).map((name) => attempt(dns.addresses(name))));
    const addresses = known.flatMap((list) => list ?? []);
    return addresses.length === 0 ? null : addresses;
  }
  return null;
}

const NO_SUCH_RECORD: ReadonlySet<unknown> = new Set(["ENODATA", "ENOTFOUND"]);

/** The answer; empty: there is no such record; null: nobody answered. */
async function attempt(question: Promise<readonly string[]>): Promise<readonly string[] | null> {
  try {
    return await question;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    return NO_SUCH_RECORD.has(code) ? [] : null;
  }
}
