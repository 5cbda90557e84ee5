import { expect, it } from "vitest";
import { checkOutgoingUrl } from "../../src/net/outgoing-url.ts";
import table from "../unit/delivery/outgoing-urls.json" with { type: "json" };

it("workerd's URL parser leads to the same decisions as Node's", () => {
  const decided = table.map(({ url, why }) => ({
    url,
    allowed: checkOutgoingUrl(url, { development: false }).ok,
    allowedInDevelopment: checkOutgoingUrl(url, { development: true }).ok,
    why,
  }));
  expect(decided).toEqual(table);
});
