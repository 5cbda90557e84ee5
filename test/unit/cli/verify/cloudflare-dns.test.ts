import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { publishTxt } from "../../../../cli/verify/cloudflare-dns.ts";

const RECORD = "fetch-aname-token=ajfltIhUl943mC3eG5BuCgji3z0DU38fHyVu91M_fOQ";
const OTHER = '"v=spf1 -all"';

/** Cloudflare's API with one zone. Collects what is made in it. */
function cloudflare(zone: string, contents: string[] = [OTHER]) {
  const made: unknown[] = [];
  const result = (value: unknown) => ({ success: true, errors: [], result: value });
  const app = new Hono().basePath("/client/v4");
  app.use("*", async (context, next) => {
    if (context.req.header("authorization") === "Bearer token") return next();
    return context.json({ success: false, errors: [{ code: 10000, message: "Authentication error" }] }, 403);
  });
  app.get("/zones", (context) =>
    context.json(result(context.req.query("name") === zone ? [{ id: "z1" }] : [])),
  );
  app.get("/zones/z1/dns_records", (context) => {
    const { type, name } = context.req.query();
    const wanted = type === "TXT" && name === "pictures.example.com";
    return context.json(result(wanted ? contents.map((content) => ({ content })) : []));
  });
  app.post("/zones/z1/dns_records", async (context) => {
    made.push(await context.req.json());
    return context.json(result({ id: "r1" }));
  });
  const publish = (token = "token", domain = "pictures.example.com") =>
    publishTxt({ token, fetch: async (url, init) => app.request(url, init) }, domain, RECORD);
  return { publish, made };
}

describe("a TXT record at Cloudflare", () => {
  it("is made in the zone that the domain lies in", async () => {
    const { publish, made } = cloudflare("example.com");
    expect(await publish()).toEqual({ ok: true, state: "made" });
    expect(made).toEqual([{ type: "TXT", name: "pictures.example.com", content: `"${RECORD}"`, ttl: 1 }]);
  });

  it.each([RECORD, `"${RECORD}"`])("is left alone when it is there, as %s", async (content) => {
    const { publish, made } = cloudflare("example.com", [OTHER, content]);
    expect(await publish()).toEqual({ ok: true, state: "there" });
    expect(made).toEqual([]);
  });

  it("cannot be made in a zone that the token does not see", async () => {
    const { publish } = cloudflare("elsewhere.example");
    expect(await publish()).toMatchObject({ ok: false, problem: expect.stringContaining("no zone") });
  });

  it("is refused in Cloudflare's words, without the token", async () => {
    const { publish } = cloudflare("example.com");
    expect(await publish("a-secret")).toEqual({
      ok: false,
      problem: "Cloudflare refuses it: Authentication error.",
    });
  });

  it.each([
    ["cannot be reached", () => Promise.reject(new Error("down"))],
    ["cannot be read", async () => new Response("<html>")],
  ])("is not made by an API that %s", async (words, fetch) => {
    const result = await publishTxt({ token: "token", fetch }, "example.com", RECORD);
    expect(result).toMatchObject({ ok: false, problem: expect.stringContaining(words) });
  });
});
