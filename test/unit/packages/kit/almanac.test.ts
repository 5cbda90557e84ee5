import { describe, expect, it } from "vitest";
import { lookUp } from "../../../../packages/kit/almanac.ts";

const NOW = Date.UTC(2026, 10, 21);
const ENDPOINT = { url: "https://a.example/submit", weight: 1 };
const soon = NOW / 1000 + 3600;

function answering(status: number, body: string) {
  const asked: string[] = [];
  const fetch = async (url: RequestInfo | URL) => {
    asked.push(String(url));
    return new Response(body, { status });
  };
  return { asked, resolve: () => lookUp({ url: "https://agentverse.example", fetch }, "agent1qtest", NOW) };
}

describe("looking up a peer in the Almanac", () => {
  it("asks for the address and takes its endpoints, the heaviest first", async () => {
    const endpoints = [
      { url: "https://light.example/submit", weight: 1 },
      { url: "https://heavy.example/submit", weight: 5 },
    ];
    const almanac = answering(200, JSON.stringify({ endpoints, expiry: soon }));
    expect(await almanac.resolve()).toEqual({
      kind: "endpoints",
      urls: ["https://heavy.example/submit", "https://light.example/submit"],
    });
    expect(almanac.asked).toEqual(["https://agentverse.example/v1/almanac/agents/agent1qtest"]);
  });

  it.each([
    ["no record", 404, "{}"],
    ["no endpoint", 200, JSON.stringify({ endpoints: [], expiry: soon })],
    [
      "an expired record",
      200,
      JSON.stringify({ endpoints: [{ url: "https://a.example", weight: 1 }], expiry: 1 }),
    ],
  ])("%s is a definite none", async (_, status, body) => {
    expect(await answering(status, body).resolve()).toEqual({ kind: "none" });
  });

  it.each([null, "2026-11-21T00:00:01", "2026-11-21T01:00:01+01:00", "2026-11-21T00:00:01Z", "some day"])(
    "takes a record that expires %s",
    async (expiry) => {
      const almanac = answering(200, JSON.stringify({ endpoints: [ENDPOINT], expiry }));
      expect((await almanac.resolve()).kind).toBe("endpoints");
    },
  );

  it.each([
    ["an error of the server", 500, "oops", "status-500"],
    ["a redirect", 302, "", "status-302"],
    ["HTML", 200, "<html>", "not-json"],
    ["something else", 200, "[]", "not-a-record"],
    ["a record without an end", 200, `"${"x".repeat(300_000)}"`, "too-long"],
  ])("%s is a failure of the Almanac", async (_, status, body, reason) => {
    expect(await answering(status, body).resolve()).toEqual({ kind: "failed", reason });
  });

  it("does not throw when nobody listens", async () => {
    const fetch = () => Promise.reject(new TypeError("connection refused"));
    expect(await lookUp({ url: "https://x.example", fetch }, "agent1q", NOW)).toEqual({
      kind: "failed",
      reason: "unreachable",
    });
  });
});
