import { describe, expect, it } from "vitest";
import { HostBreakers } from "../../../src/net/host-breakers.ts";

const dead = { status: null, retryAfterSeconds: null };

/** Breakers that know these endpoints as dead. */
function knowing(...endpoints: readonly string[]): HostBreakers {
  const breakers = new HostBreakers();
  for (const endpoint of endpoints) for (let n = 0; n < 3; n += 1) breakers.note(endpoint, dead, 0, 0.5);
  return breakers;
}

describe("the breakers of a sender's hosts", () => {
  it("tell hosts apart by name and port, whatever the path", () => {
    const breakers = knowing("https://a.example/submit");
    expect(breakers.outlook(["https://a.example/other"], 0)).toMatchObject({ kind: "closed" });
    expect(breakers.outlook(["https://a.example:8443/submit"], 0)).toEqual({ kind: "open" });
  });

  it("let everything go on while one of several hosts is well", () => {
    const breakers = knowing("https://a.example/");
    expect(breakers.outlook(["https://a.example/", "https://b.example/"], 0)).toEqual({ kind: "open" });
    expect(breakers.enter("https://a.example/", 0)).toBe(false);
    expect(breakers.enter("https://b.example/", 0)).toBe(true);
  });

  it("let one delivery try when the first of the pauses is over, and say when that will be", () => {
    const breakers = knowing("https://a.example/", "https://b.example/");
    const urls = ["https://a.example/", "https://b.example/"];
    expect(breakers.outlook(urls, 0)).toEqual({ kind: "closed", until: 2_000 });
    expect(breakers.outlook(urls, 2_000)).toEqual({ kind: "trial" });
    expect(breakers.enter("https://a.example/", 2_000)).toBe(true);
    expect(breakers.enter("https://a.example/", 2_000)).toBe(false);
  });

  it("forget the oldest of more hosts than anybody needs", () => {
    const many = Array.from({ length: 51 }, (_, n) => `https://host-${n}.example/`);
    const breakers = knowing(...many);
    expect(breakers.outlook([many[0] ?? ""], 0)).toEqual({ kind: "open" });
    expect(breakers.outlook([many[50] ?? ""], 0)).toMatchObject({ kind: "closed" });
  });
});
