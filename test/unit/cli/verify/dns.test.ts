import { describe, expect, it } from "vitest";
import { type Dns, findTxt } from "../../../../cli/verify/dns.ts";

const RECORD = "fetch-aname-token=1";

function refusal(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

/** The DNS with one zone, example.com, and its own view and the machine's of the records. */
function dns(views: { authoritative?: Dns["txt"]; machine?: string[] }): Dns & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async nameServers(zone) {
      return zone === "example.com" ? ["ns1.example.net", "ns2.example.net"] : refusal("ENODATA");
    },
    addresses: async (host) => (host === "ns1.example.net" ? ["192.0.2.1"] : refusal("ETIMEOUT")),
    async txt(name, servers) {
      asked.push(servers === null ? "the machine" : servers.join());
      if (servers === null) return views.machine ?? refusal("ENOTFOUND");
      return (views.authoritative ?? (() => refusal("ENODATA")))(name, servers);
    },
  };
}

describe("the TXT records of a domain", () => {
  it("come from the name servers of its zone, past what this machine remembers", async () => {
    const world = dns({ authoritative: async () => [RECORD], machine: [] });
    expect(await findTxt("pictures.example.com", world)).toEqual([RECORD]);
    expect(world.asked).toEqual(["192.0.2.1"]);
  });

  it("are none when these say so, whatever this machine thinks", async () => {
    const world = dns({ machine: ["an old one"] });
    expect(await findTxt("pictures.example.com", world)).toEqual([]);
  });

  it("come from this machine's DNS where the name servers cannot be reached or found", async () => {
    const unreachable = dns({ authoritative: () => refusal("ETIMEOUT"), machine: [RECORD] });
    expect(await findTxt("pictures.example.com", unreachable)).toEqual([RECORD]);
    expect(unreachable.asked).toEqual(["192.0.2.1", "the machine"]);
    expect(await findTxt("pictures.example.org", dns({ machine: [RECORD] }))).toEqual([RECORD]);
  });

  it("are none when nobody answers", async () => {
    const silent: Dns = {
      nameServers: () => refusal("ETIMEOUT"),
      addresses: () => refusal("ETIMEOUT"),
      txt: () => refusal("ETIMEOUT"),
    };
    expect(await findTxt("example.com", silent)).toEqual([]);
  });
});
