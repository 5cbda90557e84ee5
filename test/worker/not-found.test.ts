import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../src/app.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const ask = (path: string, init: RequestInit) => app.request(path, init, env);

describe("what is not found", () => {
  it.each(["/nowhere", "/images/0123456789abcdef0123456789abcdef.png", "/operator"])(
    "is a page for a browser: %s",
    async (path) => {
      const response = await ask(path, { headers: { accept: BROWSER } });
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.text()).toContain('<a class="button" href="/">');
    },
  );

  it.each([undefined, "*/*", "application/json", "image/avif,image/webp,*/*;q=0.8"])(
    "is JSON with its tag for whoever accepts %s",
    async (accept) => {
      const response = await ask("/nowhere", accept === undefined ? {} : { headers: { accept } });
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ error: "not found", code: "not-found" });
    },
  );

  it("is JSON for a browser that sends something", async () => {
    const response = await ask("/nowhere", { method: "POST", headers: { accept: BROWSER } });
    expect(await response.json()).toMatchObject({ code: "not-found" });
  });
});
