import { describe, expect, it } from "vitest";
import { verificationRecord } from "../../../../packages/local-agentverse/txt-record.ts";
import { DAY } from "../../../../src/clock.ts";
import { agentverse, KEY, OTHER_KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const DOMAINS = "/v2/users/domains";
const NAME = "pictures.example.com";
const agentRecords = [{ address: painter.address, weight: 1 }];

/** A local Agentverse beside a DNS whose TXT records a test holds in its hands. */
function withDns() {
  const dns = new Map<string, string[]>();
  const local = agentverse({ lookUpTxt: async (domain) => dns.get(domain) ?? [] });
  const mine = local.account(KEY);
  const claim = (domain_name = NAME, agent_records: object[] = agentRecords) =>
    mine.post(DOMAINS, { domain_name, agent_records });
  const publish = async (name = NAME) => {
    const { json } = await mine.get(`${DOMAINS}/${name}/dns_txt`);
    dns.set(name, ["v=spf1 -all", json.dns_txt]);
  };
  return { ...local, dns, mine, claim, publish };
}

describe("the record that proves a domain", () => {
  it("is the one that the reference's library makes", () => {
    // Source: README of verifyaname 0.2.1.
    expect(verificationRecord("fetch-ai.com", "fetch176kwvxr6u9v4axkfe2pzzzn87p4qssu9rn09kn")).toBe(
      "fetch-aname-token=ajfltIhUl943mC3eG5BuCgji3z0DU38fHyVu91M_fOQ",
    );
  });

  it("differs by domain and by account", async () => {
    const { account } = withDns();
    const record = async (key: string, name: string) =>
      (await account(key).get(`${DOMAINS}/${name}/dns_txt`)).json.dns_txt;
    const records = [
      await record(KEY, NAME),
      await record(KEY, "example.com"),
      await record(OTHER_KEY, NAME),
    ];
    expect(new Set(records).size).toBe(3);
  });
});

describe("claiming a domain", () => {
  it("succeeds when the DNS has the record, and shows in Almanac and search", async () => {
    const { mine, claim, publish, call, account, say } = withDns();
    await account(KEY).register(painter);
    await say(painter, true);
    await publish();
    expect(await claim()).toMatchObject({
      status: 201,
      json: { name: NAME, status: "Pending", expiry: null },
    });
    expect((await mine.get(`${DOMAINS}/${NAME}`)).json).toMatchObject({
      status: "Registered",
      assigned_agents: agentRecords,
      expiry: expect.stringMatching(/^\d{4}-/),
    });
    const { json } = await call("GET", `/v1/almanac/agents/${painter.address}`);
    expect(json.domain_name).toBe(NAME);
    const found = await call("POST", "/v1/search", undefined, { search_text: "painter" });
    expect(found.json.agents[0].domain).toBe(NAME);
  });

  it("fails without the record, and may be given up and tried again", async () => {
    const { mine, claim, publish } = withDns();
    await claim();
    expect((await mine.get(`${DOMAINS}/${NAME}`)).json.status).toBe("Failed");
    expect((await claim()).status).toBe(409);
    await publish();
    expect((await mine.delete(`${DOMAINS}/${NAME}`)).status).toBe(200);
    await claim();
    expect((await mine.get(`${DOMAINS}/${NAME}`)).json.status).toBe("Registered");
  });

  it("needs no record for a name that no DNS can have one of", async () => {
    const { mine, claim } = withDns();
    await claim("painter.test");
    expect((await mine.get(`${DOMAINS}/painter.test`)).json.status).toBe("Registered");
  });

  it("cannot be given up while it is being checked", async () => {
    const { mine, claim } = withDns();
    await claim();
    expect((await mine.delete(`${DOMAINS}/${NAME}`)).status).toBe(409);
  });

  it("ends after a year", async () => {
    const { mine, claim, call, attest, clock } = withDns();
    await claim("painter.test");
    await mine.get(`${DOMAINS}/painter.test`);
    clock.now += 366 * DAY;
    await attest(painter, "https://painter.example/submit");
    expect((await call("GET", `/v1/almanac/agents/${painter.address}`)).json.domain_name).toBeNull();
  });
});

describe("the agents of a domain", () => {
  it("change once it is registered, and an agent has one domain at most", async () => {
    const { mine, claim } = withDns();
    await claim("painter.test");
    const both = [...agentRecords, { address: stranger.address, weight: 1 }];
    const assign = () => mine.put(`${DOMAINS}/painter.test`, { agent_records: both });
    expect((await assign()).status).toBe(409);
    await mine.get(`${DOMAINS}/painter.test`);
    expect((await assign()).json.assigned_agents).toEqual(both);
    expect(await claim("other.test", [{ address: stranger.address }])).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining("already has a domain") },
    });
  });

  it("tell which of an account's domains is whose", async () => {
    const { mine, claim } = withDns();
    await claim("painter.test");
    await claim("empty.test", []);
    const names = async (query: string) =>
      (await mine.get(`${DOMAINS}${query}`)).json.map(({ name }: { name: string }) => name);
    expect(await names("")).toEqual(["painter.test", "empty.test"]);
    expect(await names(`?agent_address=${painter.address}`)).toEqual(["painter.test"]);
  });
});

it("shows a domain to its account alone, and takes names of domains only", async () => {
  const { account, call, claim } = withDns();
  await claim();
  expect((await account(OTHER_KEY).get(`${DOMAINS}/${NAME}`)).status).toBe(404);
  expect((await account(OTHER_KEY).get(DOMAINS)).json).toEqual([]);
  expect((await call("GET", DOMAINS)).status).toBe(401);
  for (const name of ["127.0.0.1", "localhost", "UPPER.example", "a b.example", "-a.example"])
    expect((await claim(name)).status).toBe(422);
});
