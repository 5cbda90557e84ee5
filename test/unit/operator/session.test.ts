import { describe, expect, it } from "vitest";
import { isSame, isSessionValid, SESSION_LIFETIME, sealSession } from "../../../src/operator/session.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const TOKEN = "the operator's token";

describe("a browser's session", () => {
  const session = sealSession(TOKEN, NOON + SESSION_LIFETIME);

  it("is valid until it ends, and not a moment longer", () => {
    expect(isSessionValid(TOKEN, session, NOON)).toBe(true);
    expect(isSessionValid(TOKEN, session, NOON + SESSION_LIFETIME - 1)).toBe(true);
    expect(isSessionValid(TOKEN, session, NOON + SESSION_LIFETIME)).toBe(false);
  });

  it("ends when the token is another", () => {
    expect(isSessionValid(`${TOKEN}!`, session, NOON)).toBe(false);
  });

  it("does not hold the token", () => {
    expect(session).not.toContain(TOKEN);
    expect(session).toMatch(/^\d+\.[0-9a-f]{64}$/);
  });

  it.each([
    ["nothing", ""],
    ["a later end", session.replace(/^\d/, "9")],
    ["no HMAC", session.replace(/\..*/, ".")],
    ["an end that is no number", `never.${session.split(".")[1]}`],
    ["an HMAC with a digit changed", session.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))],
    ["the token itself", TOKEN],
  ])("is not valid with %s", (_, forged) => {
    expect(isSessionValid(TOKEN, forged, NOON)).toBe(false);
  });
});

describe("comparing secrets", () => {
  it.each([
    ["a", "a", true],
    ["a", "b", false],
    ["a", "aa", false],
    ["", "a", false],
    ["ü", "u\u0308", false],
  ])("%j and %j: %s", (one, other, same) => {
    expect(isSame(one, other)).toBe(same);
  });
});
