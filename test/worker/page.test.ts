import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../src/app.ts";
import { createPictureStore, pictureKey } from "../../src/imagegen/picture-store.ts";
import { recipeOf } from "../unit/imagegen/draw-orders.ts";
import { png } from "../unit/imagegen/sample-pictures.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const ask = (path: string, accept?: string) =>
  app.request(path, accept === undefined ? {} : { headers: { accept } }, env);

async function stored(description?: string): Promise<string> {
  const key = pictureKey(crypto.getRandomValues(new Uint8Array(16)));
  const recipe = description === undefined ? undefined : recipeOf({ description });
  await createPictureStore(env.PICTURES).put(key, png, recipe);
  return key;
}

describe("GET /", () => {
  it("is the page for a browser", async () => {
    const response = await ask("/", BROWSER);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("vary")).toContain("Accept");
    expect(await response.text()).toContain('<script type="module" src="/assets/page.js">');
  });

  it.each([undefined, "*/*", "application/json", "application/json, text/html;q=0.5", "text/html;q=0"])(
    "is the status for whoever accepts %s",
    async (accept) => {
      const response = await ask("/", accept);
      expect(response.headers.get("vary")).toContain("Accept");
      expect(await response.json()).toMatchObject({ status: "OK" });
    },
  );

  it("allows nothing inline and nothing from elsewhere", async () => {
    const policy = (await ask("/", BROWSER)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});

describe("GET /p/{key}", () => {
  it("shows a picture with what it shows, for people and for previews, but not for search engines", async () => {
    const key = await stored("a fox in the snow");
    const response = await ask(`/p/${key}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const page = await response.text();
    for (const part of [
      "<title>a fox in the snow</title>",
      '<meta property="og:title" content="a fox in the snow">',
      `<meta property="og:image" content="http://127.0.0.1:8787/images/${key}.png">`,
      `<meta property="og:url" content="http://127.0.0.1:8787/p/${key}">`,
      '<meta name="robots" content="noindex">',
      `<img src="/images/${key}.png" alt="a fox in the snow">`,
      "with the offline sketch",
    ]) {
      expect(page).toContain(part);
    }
  });

  it("lets no description become HTML", async () => {
    const page = await (await ask(`/p/${await stored(`"><script>alert('1')</script> & 'so' on`)}`)).text();
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &#39;so&#39; on");
    expect(page).not.toContain('content="">');
  });

  it("knows a picture without a recipe", async () => {
    expect(await (await ask(`/p/${await stored()}`)).text()).toContain("<title>A picture</title>");
  });

  it.each(["0".repeat(32), "..%2f..%2fetc", "x"])("has no picture %s", async (key) => {
    const response = await ask(`/p/${key}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });
});
