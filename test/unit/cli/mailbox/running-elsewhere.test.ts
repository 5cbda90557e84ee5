import { describe, expect, it } from "vitest";
import { runningElsewhere } from "../../../../cli/mailbox/running-elsewhere.ts";
import { fakeHttp, fetchFailed, json } from "../../upstream/fake-http.ts";
import { NOW, us } from "./mailbox-world.ts";

const DEPLOYED = "https://images.example/submit";
const MAILBOX = "https://agentverse.test/v2/agents/mailbox/submit";

/** Where the agent runs, by an Almanac that knows `endpoints`, and by what the endpoints say of themselves. */
function elsewhere(endpoints: readonly string[] | null, status: string | null = "ready") {
  const { fetch, seen } = fakeHttp(({ method, headers }) => {
    if (method !== "HEAD")
      return endpoints === null
        ? json(404, {})
        : json(200, {
            endpoints: endpoints.map((url) => ({ url, weight: 1 })),
            expiry: new Date(NOW + 1).toISOString(),
          });
    if (status === null) throw fetchFailed("ECONNREFUSED");
    const isOurs = headers.get("x-uagents-address") === us;
    return new Response(null, { headers: { "x-uagents-status": isOurs ? status : "not-ready" } });
  });
  return runningElsewhere("https://agentverse.test", us, NOW, fetch).then((found) => ({ found, seen }));
}

describe("an agent with this machine's seed", () => {
  it("runs elsewhere if the Almanac knows an endpoint and somebody there says so", async () => {
    expect((await elsewhere([DEPLOYED])).found).toBe(DEPLOYED);
    expect((await elsewhere([MAILBOX, DEPLOYED])).found).toBe(DEPLOYED);
  });

  it.each([
    ["nobody knows it", null, "ready"],
    ["it is known by its mailbox alone", [MAILBOX], "ready"],
    ["another agent is there", [DEPLOYED], "not-ready"],
    ["nobody is there any more", [DEPLOYED], null],
  ])("does not if %s", async (_, endpoints, status) => {
    expect((await elsewhere(endpoints, status)).found).toBeNull();
  });

  it("is not looked for in a mailbox", async () => {
    expect((await elsewhere([MAILBOX])).seen.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("counts as nowhere while the Almanac does not answer", async () => {
    const { fetch } = fakeHttp(() => Promise.reject(fetchFailed("ENOTFOUND")));
    expect(await runningElsewhere("https://agentverse.test", us, NOW, fetch)).toBeNull();
  });
});
