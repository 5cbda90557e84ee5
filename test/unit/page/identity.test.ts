import { describe, expect, it } from "vitest";
import { readFacts } from "../../../page/facts.ts";
import { forgetSeed, identityFile, keptSeed, readIdentityFile } from "../../../page/identity.ts";

function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe("the identity of a browser", () => {
  it("is made once and kept until it is forgotten", () => {
    const storage = fakeStorage();
    const first = keptSeed(storage, () => new Uint8Array(32).fill(1));
    expect(first).toBe("01".repeat(32));
    expect(keptSeed(storage, () => new Uint8Array(32).fill(2))).toBe(first);
    forgetSeed(storage);
    expect(keptSeed(storage, () => new Uint8Array(32).fill(2))).toBe("02".repeat(32));
  });

  it("goes into a file and comes back out of it", () => {
    expect(readIdentityFile(identityFile("a seed", "agent1q"))).toBe("a seed");
    for (const other of ["", "{}", '{"seed":""}', "[1]"]) expect(readIdentityFile(other)).toBeNull();
  });
});

describe("the agent's clock", () => {
  const facts = (now: number) =>
    JSON.stringify({
      name: "x",
      address: "agent1q",
      url: "u",
      agentverse: "a",
      development: true,
      drawnBy: "sketch",
      now,
    });

  it("is this machine's, unless that is wrong by more than a minute", () => {
    let here = 5_000_000;
    expect(readFacts(facts(here - 30_000), () => here).clock()).toBe(here);
    const { clock } = readFacts(facts(here + 3_600_000), () => here);
    here += 10;
    expect(clock()).toBe(here + 3_600_000);
  });
});
