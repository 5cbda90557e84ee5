import fc from "fast-check";
import { expect, it } from "vitest";
import { agentverse, KEY, painter, registration } from "../../dev/local-agentverse.ts";

const ROUTES = [
  ["POST", "/v1/almanac/agents"],
  ["POST", "/v1/almanac/agents/batch"],
  ["POST", `/v1/almanac/agents/${painter.address}/status`],
  ["POST", "/v1/almanac/manifests"],
  ["POST", "/v1/almanac/search"],
  ["POST", "/v2/identity"],
  ["POST", "/v2/agents"],
  ["POST", "/v2/agents/batch"],
  ["PUT", `/v2/agents/${painter.address}`],
  ["POST", "/v2/agents/mailbox/submit"],
  ["POST", "/v2/agents/proxy/submit"],
  ["POST", "/v2/users/domains"],
  ["PUT", "/v2/users/domains/painter.test"],
  ["POST", "/v2/agents/interactions"],
  ["POST", "/v1/storage/assets/"],
  ["POST", "/v1/events"],
  ["POST", "/v1/search/agents"],
  ["POST", "/conversations/submit"],
] as const;

it("answers whatever is sent to it without a fault", async () => {
  const { account, call, lines } = agentverse();
  await account(KEY).register(painter);
  await account(KEY).post("/v2/users/domains", { domain_name: "painter.test" });
  const almostRight = fc
    .tuple(fc.constantFrom(...Object.keys(registration)), fc.jsonValue())
    .map(([member, value]) => JSON.stringify({ ...registration, [member]: value }));
  const body = fc.oneof(fc.string(), fc.json(), almostRight);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), body, async ([method, path], body) => {
      const { status } = await call(method, path, `Bearer ${KEY}`, body);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
  expect(lines.filter((line) => line.startsWith("fault"))).toEqual([]);
});
