import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { imageRoutes } from "../../src/http/images.ts";
import { createPictureStore, pictureKey, pictureObjectName } from "../../src/imagegen/picture-store.ts";
import { gif, impostors, jpeg, png } from "../unit/imagegen/sample-pictures.ts";

const pictures: R2Bucket = env.PICTURES;
const RETENTION_SECONDS = 30 * 86_400;
const app = new Hono<{ Bindings: Env }>().route(
  "/",
  imageRoutes(() => RETENTION_SECONDS),
);

let touches = 0;
/** The bucket, counting how often it is asked. */
const counted = new Proxy(pictures, {
  get(bucket, name) {
    const member: unknown = Reflect.get(bucket, name);
    if (typeof member !== "function") return member;
    return (...given: unknown[]) => {
      touches += 1;
      return Reflect.apply(member, bucket, given);
    };
  },
});
const ask = async (path: string, init: RequestInit = {}) =>
  app.request(path, init, Object.assign({}, env, { PICTURES: counted }));
const newKey = () => pictureKey(crypto.getRandomValues(new Uint8Array(16)));
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

beforeEach(() => {
  touches = 0;
});

describe("the store of pictures", () => {
  const store = createPictureStore(pictures);

  it("keeps a picture under its key, with the type of its bytes", async () => {
    const key = newKey();
    expect(await store.find(key)).toBeNull();
    expect(await store.put(key, jpeg)).toEqual({ ok: true, extension: "jpg", stored: "new" });
    expect(await store.find(key)).toEqual({ extension: "jpg" });
    expect((await pictures.head(`images/${key}`))?.httpMetadata?.contentType).toBe("image/jpeg");
  });

  it("keeps the first of two, and tells the second what is stored", async () => {
    const key = newKey();
    const both = await Promise.all([store.put(key, png), store.put(key, gif)]);
    expect(both.map((put) => put.ok && put.stored).toSorted()).toEqual(["existing", "new"]);
    const first = both.find((put) => put.ok && put.stored === "new");
    expect(both.map((put) => put.ok && put.extension)).toEqual(Array(2).fill(first?.ok && first.extension));
    expect(await store.find(key)).toEqual({ extension: first?.ok && first.extension });
  });

  it.each(Object.entries(impostors))("keeps no %s", async (_name, bytes) => {
    const key = newKey();
    expect(await store.put(key, bytes)).toEqual({ ok: false, reason: "not-a-picture" });
    expect(await pictures.head(pictureObjectName(key))).toBeNull();
  });
});

describe("GET and HEAD /images/{key}.{ext}", () => {
  const key = newKey();
  const path = `/images/${key}.png`;
  const size = png.length;
  let etag: string;

  beforeAll(async () => {
    await createPictureStore(pictures).put(key, png);
    etag = (await pictures.head(pictureObjectName(key)))?.httpEtag ?? "";
  });

  it("gives the picture in one operation of R2", async () => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(await bytesOf(response)).toEqual(png);
    expect(touches).toBe(1);
  });

  it("says how it may be shown and cached", async () => {
    const { headers } = await ask(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      "accept-ranges": "bytes",
      "access-control-allow-origin": "*",
      "cache-control": `public, max-age=${RETENTION_SECONDS}, immutable`,
      "content-disposition": `inline; filename="${key}.png"`,
      "content-length": String(size),
      "content-security-policy": "sandbox; default-src 'none'",
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
      etag,
      "x-content-type-options": "nosniff",
    });
    expect(Date.parse(headers.get("last-modified") ?? "")).not.toBeNaN();
  });

  it("answers HEAD like GET, without the body", async () => {
    const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
    expect(head.status).toBe(200);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await bytesOf(head)).toHaveLength(0);
  });

  it("revalidates a copy that is still good", async () => {
    const modified = (await ask(path)).headers.get("last-modified") ?? "";
    const conditions = [
      { "if-none-match": etag },
      { "if-none-match": `W/${etag}, "x"` },
      { "if-modified-since": modified },
    ];
    for (const headers of conditions) {
      for (const method of ["GET", "HEAD"]) {
        const response = await ask(path, { headers, method });
        expect(response.status).toBe(304);
        expect(response.body).toBeNull();
        expect(response.headers.get("etag")).toBe(etag);
        expect(response.headers.get("cache-control")).toContain("immutable");
      }
    }
  });

  it("sends the picture again to a copy of something else", async () => {
    const response = await ask(path, { headers: { "if-none-match": '"another"' } });
    expect(response.status).toBe(200);
    expect(await bytesOf(response)).toEqual(png);
  });

  it.each([
    ["bytes=0-7", 0, 8],
    ["bytes=10-", 10, size],
    ["bytes=-5", size - 5, size],
    ["bytes=-5000", 0, size],
    [`bytes=8-${size + 100}`, 8, size],
  ])("gives the part %s", async (range, from, to) => {
    const response = await ask(path, { headers: { range } });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${size}`);
    expect(response.headers.get("content-length")).toBe(String(to - from));
    expect(await bytesOf(response)).toEqual(png.slice(from, to));
  });

  it("gives a part only of the picture that it was begun with", async () => {
    const same = await ask(path, { headers: { range: "bytes=0-3", "if-range": etag } });
    const other = await ask(path, { headers: { range: "bytes=0-3", "if-range": '"another"' } });
    expect([same.status, other.status]).toEqual([206, 200]);
    expect(await bytesOf(other)).toEqual(png);
  });

  it("lets a copy that is still good win over a range", async () => {
    expect((await ask(path, { headers: { range: "bytes=0-3", "if-none-match": etag } })).status).toBe(304);
  });

  it("gives the whole picture for a range that it does not understand", async () => {
    for (const range of ["bytes=0-1,4-5", "items=0-1", "bytes=5-2"]) {
      expect((await ask(path, { headers: { range } })).status).toBe(200);
    }
  });

  it("says that a range lies behind the end", async () => {
    const response = await ask(path, { headers: { range: `bytes=${size}-` } });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe(`bytes */${size}`);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ error: expect.any(String), code: "invalid-range" });
  });

  it.each(["jpg", "gif", "webp"])("is not found under .%s, which is not its type", async (extension) => {
    for (const init of [{}, { method: "HEAD" }, { headers: { range: "bytes=0-3" } }]) {
      expect((await ask(`/images/${key}.${extension}`, init)).status).toBe(404);
    }
  });

  it("is not found where nothing is stored, and nobody may remember that", async () => {
    const response = await ask(`/images/${newKey()}.png`);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ error: expect.any(String), code: "not-found" });
  });

  it.each([
    `/images/${key}`,
    `/images/${key}.jpeg`,
    `/images/${key}.svg`,
    `/images/${key.toUpperCase()}.PNG`,
    `/images/${key.slice(1)}.png`,
    `/images/${key}.png.png`,
    "/images/..%2f..%2fsecret.png",
    "/images/%00.png",
    "/images/%E0%A4%A.png",
    `/images/${"0".repeat(2_000)}.png`,
  ])("asks R2 nothing for %s", async (malformed) => {
    expect((await ask(malformed)).status).toBe(404);
    expect(touches).toBe(0);
  });

  it("shows nothing that somebody else put there under another type", async () => {
    const foreign = newKey();
    await pictures.put(pictureObjectName(foreign), "<svg/>", {
      httpMetadata: { contentType: "image/svg+xml" },
    });
    expect((await ask(`/images/${foreign}.png`)).status).toBe(404);
  });
});
