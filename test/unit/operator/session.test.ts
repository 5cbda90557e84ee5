import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { isInSession, isSame, SESSION_LIFETIME, setSession } from "../../../src/operator/session.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const TOKEN = "the operator's token";
const COOKIE = { name: "__Host-operator", secure: true };

/** What a browser gets that logs in at noon. */
async function logIn(): Promise<string> {
  const app = new Hono().get("/", async (context) => {
    await setSession(context, COOKIE, TOKEN, NOON);
    return context.body(null);
  });
  return (await app.request("/")).headers.get("set-cookie") ?? "";
}

async function isValid(cookie: string, now: number, token = TOKEN): Promise<boolean> {
  const app = new Hono().get("/", async (context) =>
    context.json(await isInSession(context, COOKIE, token, now)),
  );
  return (await app.request("/", { headers: { cookie } })).json();
}

describe("a browser's session", async () => {
  const set = await logIn();
  const [session = ""] = set.split(";");

  it("is valid until it ends, and not a moment longer", async () => {
    expect(await isValid(session, NOON)).toBe(true);
    expect(await isValid(session, NOON + SESSION_LIFETIME - 1)).toBe(true);
    expect(await isValid(session, NOON + SESSION_LIFETIME)).toBe(false);
  });

  it("ends when the token is another", async () => {
    expect(await isValid(session, NOON, `${TOKEN}!`)).toBe(false);
  });

  it("is nothing that a script could read, another site could send, or that holds the token", () => {
    expect(set).toMatch(
      /^__Host-operator=\d{13}\.[\w%]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(decodeURIComponent(set)).not.toContain(TOKEN);
  });

  it.each([
    ["nothing", ""],
    ["no value", "__Host-operator="],
    ["a later end", session.replace(/=\d/, "=9")],
    ["no signature", session.replace(/\..*/, ".")],
    ["an end that is no number", session.replace(/=\d+/, "=never")],
    ["a digit of the signature changed", session.replace(/\.(.)/, (_, sign) => (sign === "A" ? ".B" : ".A"))],
    ["the token itself", `__Host-operator=${encodeURIComponent(TOKEN)}`],
    ["another name", session.replace("__Host-operator", "operator")],
  ])("is not valid with %s", async (_, forged) => {
    expect(await isValid(forged, NOON)).toBe(false);
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
