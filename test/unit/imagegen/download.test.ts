import { describe, expect, it } from "vitest";
import { type DownloadFailure, downloadPicture, isWorthRetrying } from "../../../src/imagegen/download.ts";
import { cutBody, deafSilence, endlessBody, fakeHttp, silence, stalledBody } from "../upstream/fake-http.ts";
import { impostors, jpeg, png } from "./sample-pictures.ts";

const URL_OF_PICTURE = "https://pictures.example.com/a.png";

function download(
  answer: Parameters<typeof fakeHttp>[0],
  options: { url?: string; timeoutMs?: number; maxBytes?: number } = {},
) {
  const { url = URL_OF_PICTURE, ...limits } = options;
  const { fetch, seen } = fakeHttp(answer);
  const result = downloadPicture(url, { fetch, allow: { development: false }, ...limits });
  return { result, seen };
}

const redirect = (location: string, status = 302) => new Response(null, { status, headers: { location } });
const failed = (reason: DownloadFailure) => ({ ok: false, reason });

describe("the download of a remote picture", () => {
  it("gives the bytes, whatever type the other side calls them, and sends no key", async () => {
    const { result, seen } = download(() => new Response(jpeg, { headers: { "content-type": "text/html" } }));
    expect(await result).toEqual({ ok: true, bytes: jpeg });
    expect(seen[0]).toMatchObject({ url: URL_OF_PICTURE, method: "GET", redirect: "manual" });
    expect([...(seen[0]?.headers.keys() ?? [])]).toEqual(["accept"]);
  });

  it("asks nobody for a URL that is not allowed", async () => {
    for (const url of [
      "http://169.254.169.254/latest",
      "https://127.0.0.1/a.png",
      "data:image/png;base64,AAAA",
      "x",
    ]) {
      const { result, seen } = download(() => new Response(png), { url });
      expect(await result).toEqual(failed("url-not-allowed"));
      expect(seen).toEqual([]);
    }
  });

  it("follows three redirects, relative ones too", async () => {
    const { result, seen } = download(({ url }) => {
      if (url.endsWith("/a.png")) return redirect("/b.png");
      if (url.endsWith("/b.png")) return redirect("https://cdn.example.com/c.png", 301);
      return url.endsWith("/c.png") ? redirect("d.png", 307) : new Response(png);
    });
    expect(await result).toEqual({ ok: true, bytes: png });
    expect(seen.map((request) => request.url)).toEqual([
      URL_OF_PICTURE,
      "https://pictures.example.com/b.png",
      "https://cdn.example.com/c.png",
      "https://cdn.example.com/d.png",
    ]);
  });

  it("does not go round in circles", async () => {
    const { result, seen } = download(() => redirect(URL_OF_PICTURE));
    expect(await result).toEqual(failed("gone"));
    expect(seen).toHaveLength(4);
  });

  it("checks every redirect like the first URL", async () => {
    for (const location of [
      "http://pictures.example.com/a.png",
      "https://10.0.0.1/",
      "https://metadata.google.internal/",
    ]) {
      const { result, seen } = download(() => redirect(location));
      expect(await result).toEqual(failed("url-not-allowed"));
      expect(seen).toHaveLength(1);
    }
  });

  it.each(Object.entries(impostors))("refuses %s", async (_name, bytes) => {
    const { result } = download(() => new Response(bytes, { headers: { "content-type": "image/png" } }));
    expect(await result).toEqual(failed("not-a-picture"));
  });

  it.each([
    [403, "gone"],
    [404, "gone"],
    [410, "gone"],
    [408, "unavailable"],
    [429, "unavailable"],
    [500, "unavailable"],
    [503, "unavailable"],
  ] as const)("takes a %s for %s", async (status, reason) => {
    expect(await download(() => new Response("no", { status })).result).toEqual(failed(reason));
  });

  it("ends when a picture is too large, said or not", async () => {
    const said = download(() => new Response(png, { headers: { "content-length": "30000000" } }));
    expect(await said.result).toEqual(failed("too-large"));
    const { response, sent } = endlessBody();
    expect(await download(() => response, { maxBytes: 2 * 1024 * 1024 }).result).toEqual(failed("too-large"));
    expect(sent()).toBeLessThan(6);
  });

  it.each([
    ["silent", silence],
    ["silent and deaf", deafSilence],
    ["stalled", () => stalledBody()],
  ])("ends at the time limit when the other side is %s", async (_name, answer) => {
    expect(await download(answer, { timeoutMs: 20 }).result).toEqual(failed("timeout"));
  });

  it("may be tried again after a cut or a refused connection", async () => {
    expect(await download(() => cutBody()).result).toEqual(failed("unavailable"));
    expect(await download(() => Promise.reject(new TypeError("fetch failed"))).result).toEqual(
      failed("unavailable"),
    );
  });

  it("is worth another try only where time can mend it", () => {
    const reasons = [
      "url-not-allowed",
      "unavailable",
      "gone",
      "too-large",
      "timeout",
      "not-a-picture",
    ] as const;
    expect(reasons.filter(isWorthRetrying)).toEqual(["unavailable", "timeout"]);
  });
});
