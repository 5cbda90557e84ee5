import { describe, expect, it } from "vitest";
import { type DomainDns, verifyWebsite } from "../../../../cli/verify/verify-website.ts";
import { agentverse, KEY, NOW, OTHER_KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const NAME = "pictures.example.com";
const DOMAINS = "/v2/users/domains";

/**
 * The operator of the painter, beside a local Agentverse and a DNS that shows a record `slow` looks after it was
 * made. Time passes only where the command waits.
 */
function operator(
  changes: {
    publish?: DomainDns["publish"];
    makes?: boolean;
    slow?: number;
    key?: string;
    agentverseIsBlind?: true;
  } = {},
) {
  const records: string[] = [];
  const local = agentverse({ lookUpTxt: async () => (changes.agentverseIsBlind ? [] : records) });
  const clock = { now: NOW };
  const lines: string[] = [];
  let looksLeft = changes.slow ?? 0;
  const dns: DomainDns = {
    async find() {
      if (records.length > 0) looksLeft -= 1;
      return looksLeft < 0 ? ["v=spf1 -all", ...records] : ["v=spf1 -all"];
    },
    publish: changes.publish === undefined ? publishing(records) : changes.publish,
    async askWhetherMade() {
      const [, record] = /TXT {2}"(\S+)"/.exec(lines.join("\n")) ?? [];
      if (changes.makes === true && record !== undefined) records.push(record);
      return changes.makes === true;
    },
  };
  const account = {
    url: "https://agentverse.example",
    credentials: { kind: "api-key" as const, key: changes.key ?? KEY, team: null },
    fetch: async (url: string, init: RequestInit) => local.app.request(url, init),
  };
  const verify = (name = NAME, withDns: DomainDns | null = dns) =>
    verifyWebsite(name, painter.address, {
      account,
      dns: withDns,
      now: () => clock.now,
      sleep: async (ms) => {
        clock.now += ms;
      },
      report: (line) => lines.push(line),
    });
  const statusOf = async (name = NAME) => (await local.account(KEY).get(`${DOMAINS}/${name}`)).json;
  return { ...local, records, lines, clock, verify, statusOf };
}

const publishing =
  (records: string[]): DomainDns["publish"] =>
  async (_domain, record) => {
    records.push(record);
    return { ok: true, state: "made" };
  };

describe("one command that verifies a website", () => {
  it("makes the record, waits until the name servers show it, and claims the domain for the agent", async () => {
    const { verify, records, statusOf, clock } = operator({ slow: 4 });
    expect(await verify()).toEqual({ ok: true });
    expect(records).toEqual([expect.stringMatching(/^fetch-aname-token=[\w-]{43}$/)]);
    expect(await statusOf()).toMatchObject({
      status: "Registered",
      assigned_agents: [{ address: painter.address, weight: 1 }],
    });
    expect(clock.now - NOW).toBe(20_000);
  });

  it("changes nothing when it is run again", async () => {
    const { verify, records, lines } = operator();
    await verify();
    expect(await verify()).toEqual({ ok: true });
    expect(records).toHaveLength(1);
    expect(lines.at(-1)).toBe(`✓ ${NAME} is verified already.`);
  });

  it("tells which record to make where it may not, and goes on when it is made", async () => {
    const { verify, lines, statusOf } = operator({ publish: null, makes: true });
    expect(await verify()).toEqual({ ok: true });
    expect(lines.join("\n")).toMatch(/pictures\.example\.com {2}TXT {2}"fetch-aname-token=[\w-]{43}"/);
    expect((await statusOf()).status).toBe("Registered");
  });

  it("claims nothing while the record is not there, and says how to go on", async () => {
    const { verify, statusOf } = operator({ publish: null, makes: false });
    expect(await verify()).toMatchObject({
      ok: false,
      advice: expect.stringContaining("CLOUDFLARE_API_TOKEN"),
    });
    expect(await statusOf()).toMatchObject({ detail: "Domain not found" });
  });

  it("waits five minutes for the name servers at most", async () => {
    const { verify, clock } = operator({ slow: 1_000 });
    expect(await verify()).toMatchObject({
      ok: false,
      problem: expect.stringContaining("do not show the record"),
    });
    expect(clock.now - NOW).toBe(300_000);
  });

  it("says why Cloudflare did not make the record, and what to make by hand", async () => {
    const problem = "Cloudflare refuses it: Authentication error.";
    const { verify } = operator({ publish: async () => ({ ok: false, problem }) });
    expect(await verify()).toMatchObject({
      ok: false,
      problem,
      advice: expect.stringContaining('TXT  "fetch-aname'),
    });
  });

  it("gives a failed claim up and makes it anew", async () => {
    const { account, verify, statusOf } = operator();
    await account(KEY).post(DOMAINS, { domain_name: NAME, agent_records: [{ address: painter.address }] });
    expect((await statusOf()).status).toBe("Failed");
    expect(await verify()).toEqual({ ok: true });
    expect((await statusOf()).status).toBe("Registered");
  });

  it("adds the agent to a domain that is verified for another one of the account", async () => {
    const { account, verify, statusOf } = operator();
    await account(KEY).post(DOMAINS, {
      domain_name: "mine.test",
      agent_records: [{ address: stranger.address }],
    });
    await statusOf("mine.test");
    expect(await verify("mine.test")).toEqual({ ok: true });
    const { assigned_agents } = await statusOf("mine.test");
    expect(assigned_agents.map(({ address }: { address: string }) => address)).toEqual([
      stranger.address,
      painter.address,
    ]);
  });

  it("says so when Agentverse itself finds no record", async () => {
    const { verify, statusOf } = operator({ agentverseIsBlind: true });
    expect(await verify()).toMatchObject({
      ok: false,
      problem: `Agentverse could not verify ${NAME}.`,
      advice: expect.stringContaining("Verifications says why"),
    });
    expect((await statusOf()).status).toBe("Failed");
  });

  it("has no record made for a name for tests", async () => {
    const { verify, records, statusOf } = operator();
    expect(await verify("pictures.test", null)).toEqual({ ok: true });
    expect(records).toEqual([]);
    expect((await statusOf("pictures.test")).status).toBe("Registered");
  });

  it.each([
    ["a key that is none", { key: "bad-key" }, "does not accept AGENTVERSE_KEY"],
    ["a domain of another account", { key: OTHER_KEY }, "does not give the domain to this agent"],
  ])("says what is wrong with %s", async (_what, changes, words) => {
    const { account, verify } = operator(changes);
    await account(KEY).post(DOMAINS, { domain_name: NAME, agent_records: [] });
    expect(await verify()).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });
});
