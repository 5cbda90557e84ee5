import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../src/app.ts";
import { createPictureStore, pictureKey, pictureKeyAt } from "../../src/imagegen/picture-store.ts";
import { recipeOf } from "../unit/imagegen/draw-orders.ts";
import { jpeg, png } from "../unit/imagegen/sample-pictures.ts";

const store = createPictureStore(env.PICTURES);
const newKey = () => pictureKey(crypto.getRandomValues(new Uint8Array(16)));
const ask = async (path: string, init: RequestInit = {}) => app.request(path, init, env);

describe("GET and HEAD /images/{key}.json", () => {
  const key = newKey();
  const parent = newKey();
  const path = `/images/${key}.json`;

  beforeAll(async () => {
    const recipe = recipeOf({ description: "ein Fuchs, 夜", model: "m-1", size: "1x1", seed: 7, parent });
    await store.put(key, png, recipe);
  });

  it("tells how the picture came to be, and nothing of who asked for it", async () => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    const drawnAt = (await env.PICTURES.head(`images/${key}`))?.uploaded.toISOString();
    expect(await response.json()).toEqual({
      description: "ein Fuchs, 夜",
      provider: "sketch",
      model: "m-1",
      size: "1x1",
      seed: 7,
      parent,
      created: drawnAt,
    });
  });

  it("may be cached as long as the picture, and read by other pages", async () => {
    const [recipe, picture] = [await ask(path), await ask(`/images/${key}.png`)];
    for (const name of [
      "cache-control",
      "access-control-allow-origin",
      "last-modified",
      "x-content-type-options",
    ])
      expect(recipe.headers.get(name)).toBe(picture.headers.get(name));
    expect(recipe.headers.get("cache-control")).toContain("immutable");
  });

  it("answers HEAD like GET, without the body", async () => {
    const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
    expect(head.headers.get("content-length")).toBe(get.headers.get("content-length"));
    expect(await head.text()).toBe("");
  });

  it("revalidates a copy under an ETag of its own", async () => {
    const etag = (await ask(path)).headers.get("etag") ?? "";
    expect(etag).not.toBe((await ask(`/images/${key}.png`)).headers.get("etag"));
    const again = await ask(path, { headers: { "if-none-match": etag } });
    expect([again.status, again.body]).toEqual([304, null]);
  });

  it("is not found like a picture that is not there, nor where a picture has none", async () => {
    const bare = newKey();
    await store.put(bare, png);
    for (const missing of [`/images/${newKey()}.json`, `/images/${bare}.json`, "/images/abc.json"]) {
      const response = await ask(missing);
      expect(response.status).toBe(404);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toEqual({ error: expect.any(String), code: "not-found" });
    }
  });
});

describe("the further pictures of a job", () => {
  it("have links, recipes and shared pages of their own", async () => {
    const job = newKey();
    await store.put(job, png, recipeOf());
    await store.put(pictureKeyAt(job, 1), jpeg, recipeOf({ description: "another fox" }));
    const second = await ask(`/images/${job}-2.jpg`);
    expect(second.headers.get("content-disposition")).toBe(`inline; filename="${job}-2.jpg"`);
    expect(new Uint8Array(await second.arrayBuffer())).toEqual(jpeg);
    expect(await (await ask(`/images/${job}-2.json`)).json()).toMatchObject({ description: "another fox" });
    expect(await (await ask(`/p/${job}-2`)).text()).toContain("another fox");
  });

  it.each(["-1", "-0", "-22", "-", "-a"])("are none under %s", async (end) => {
    const job = newKey();
    await store.put(job, png);
    expect((await ask(`/images/${job}${end}.png`)).status).toBe(404);
  });

  it("are given back whole, with their recipe", async () => {
    const key = pictureKeyAt(newKey(), 3);
    await store.put(key, jpeg, recipeOf({ seed: 9 }));
    expect(await store.get(key)).toEqual({ bytes: jpeg, recipe: recipeOf({ seed: 9 }) });
    expect(await store.get(newKey())).toBeNull();
  });
});
