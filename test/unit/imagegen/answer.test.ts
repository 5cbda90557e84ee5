import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImageAnswer } from "../../../src/imagegen/answer.ts";
import { PNG_BASE64, png } from "./sample-pictures.ts";

const LINK = "https://pictures.example.com/a.png?sig=1";
const dataUrl = `data:image/png;base64,${PNG_BASE64}`;
const urlSafe = PNG_BASE64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

describe("an image API's answer", () => {
  it.each([
    ["image_url", { image_url: LINK }],
    ["image_url as an object", { image_url: { url: LINK } }],
    ["url", { url: LINK }],
    ["data[0].url", { created: 1, data: [{ url: LINK }] }],
    ["data as the item itself", { data: { url: LINK } }],
    ["images[0].url", { images: [{ url: LINK }] }],
    ["images[0] as a URL", { images: [LINK] }],
    [
      "a chat message's images",
      { choices: [{ message: { content: "", images: [{ image_url: { url: LINK } }] } }] },
    ],
    [
      "the second of two places, where the first is unusable",
      { image_url: null, url: "", data: [{ url: LINK }] },
    ],
    ["a list whose first item is broken", { data: [null, { url: LINK }] }],
  ])("names a URL in %s", (_place, json) => {
    expect(readImageAnswer(json)).toEqual({ kind: "url", url: LINK });
  });

  it.each([
    ["data[0].b64_json", { data: [{ b64_json: PNG_BASE64 }] }],
    ["images[0].url as a data: URL", { images: [{ url: dataUrl }] }],
    ["image_url as a data: URL", { image_url: dataUrl }],
    ["images[0] as raw base64", { images: [PNG_BASE64] }],
    ["images[0] as a data: URL", { images: [dataUrl] }],
    ["images[0].b64_json", { images: [{ b64_json: PNG_BASE64 }] }],
    ["image", { image: PNG_BASE64 }],
    ["b64_json beside a URL", { data: [{ url: LINK, b64_json: PNG_BASE64 }] }],
    ["b64_json that is a data: URL", { data: [{ b64_json: dataUrl }] }],
    ["base64 without padding, in the URL alphabet", { images: [urlSafe] }],
    ["base64 with line breaks", { images: [PNG_BASE64.replace(/(.{20})/g, "$1\r\n")] }],
  ])("carries the bytes in %s", (_place, json) => {
    expect(readImageAnswer(json)).toEqual({ kind: "bytes", bytes: png });
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a number", 5],
    ["a text", "https://pictures.example.com/a.png"],
    ["an empty object", {}],
    ["an empty list", { data: [] }],
    ["empty lists", { data: [], images: [] }],
    ["empty texts", { image_url: "", url: " ", images: [""], data: [{ b64_json: "" }] }],
    ["members of other types", { image_url: 7, url: [LINK], data: "x!", images: { length: 1 } }],
    ["a script URL", { url: "javascript:alert(1)" }],
    ["a file URL", { image_url: "file:///etc/passwd" }],
    ["a relative URL", { url: "/a.png" }],
    ["a data: URL that is not base64", { url: "data:image/svg+xml,<svg/>" }],
    ["a URL of absurd length", { url: `https://pictures.example.com/${"a".repeat(10_000)}` }],
    ["what is no base64", { images: ["<script>alert(1)</script>"], data: [{ b64_json: "abcde" }] }],
  ])("has no picture in %s", (_what, json) => {
    expect(readImageAnswer(json)).toEqual({ kind: "none" });
  });

  it("gives back any bytes, however long, that were encoded", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.integer({ min: 24_570, max: 24_582 }).map((length) => new Uint8Array(length).fill(0xfb)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        const json = { data: [{ b64_json: Buffer.from(given).toString("base64") }] };
        expect(readImageAnswer(json)).toEqual({ kind: "bytes", bytes: new Uint8Array(given) });
      }),
      { numRuns: 50 },
    );
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(["bytes", "url", "none"]).toContain(readImageAnswer(json).kind);
      }),
    );
  });
});
