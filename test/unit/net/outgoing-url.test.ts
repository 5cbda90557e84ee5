import { describe, expect, it } from "vitest";
import { checkOutgoingUrl } from "../../../src/net/outgoing-url.ts";
import table from "../delivery/outgoing-urls.json" with { type: "json" };

describe("an address that a stranger named", () => {
  it.each(table)("$url — $why", ({ url, allowed, allowedInDevelopment }) => {
    expect({
      allowed: checkOutgoingUrl(url, { development: false }).ok,
      allowedInDevelopment: checkOutgoingUrl(url, { development: true }).ok,
    }).toEqual({ allowed, allowedInDevelopment });
  });

  it("has no address that is allowed deployed and refused in development", () => {
    expect(table.filter((row) => row.allowed && !row.allowedInDevelopment)).toEqual([]);
  });

  it("is handed back in the parsed form, which is what gets fetched", () => {
    const checked = checkOutgoingUrl("HTTPS://Example.COM:443/a/../b.png", { development: false });
    expect(checked.ok && checked.url.href).toBe("https://example.com/b.png");
  });

  it.each([
    ["no url", "not-a-url"],
    ["ftp://example.com/", "scheme"],
    ["http://example.com/", "scheme"],
    ["https://user@example.com/", "credentials"],
    ["https://example.com:8443/", "port"],
    ["https://10.0.0.1/", "private-address"],
    ["https://[fd00::1]/", "private-address"],
    ["https://printer.local/", "private-name"],
    [`https://example.com/${"a".repeat(9_000)}`, "not-a-url"],
  ])("says why %s is refused: %s", (url, reason) => {
    expect(checkOutgoingUrl(url, { development: false })).toEqual({ ok: false, reason });
  });
});
