import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictureTypeOfMime, sniffPicture } from "../../../src/imagegen/picture-type.ts";
import { gif, impostors, jpeg, png, webpLossless, webpLossy } from "./sample-pictures.ts";

describe("the type of a picture", () => {
  it.each([
    ["png", png, { mime: "image/png", extension: "png" }],
    ["jpeg", jpeg, { mime: "image/jpeg", extension: "jpg" }],
    ["gif", gif, { mime: "image/gif", extension: "gif" }],
    ["webp, lossy", webpLossy, { mime: "image/webp", extension: "webp" }],
    ["webp, lossless", webpLossless, { mime: "image/webp", extension: "webp" }],
  ])("is told by its own bytes: %s", (_name, bytes, type) => {
    expect(sniffPicture(bytes)).toEqual(type);
  });

  it("is told for bytes in the middle of a buffer", () => {
    const buffer = new Uint8Array(png.length + 7);
    buffer.set(png, 7);
    expect(sniffPicture(buffer.subarray(7))?.extension).toBe("png");
  });

  it.each(Object.entries(impostors))("is none for %s", (_name, bytes) => {
    expect(sniffPicture(bytes)).toBeNull();
  });

  it("is none for any text of letters, whatever a magic number stands before it", () => {
    const magic = fc.constantFrom(
      "GIF89a",
      "GIF87a",
      "\x89PNG\r\n\x1a\n",
      "\xff\xd8\xff\xe0",
      "RIFF    WEBP",
    );
    const letters = fc.string({ unit: fc.constantFrom(..."<>/=()'aZ 0"), maxLength: 200 });
    fc.assert(
      fc.property(magic, letters, (head, tail) => {
        const bytes = Uint8Array.from(head + tail, (character) => character.charCodeAt(0));
        expect(sniffPicture(bytes)).toBeNull();
      }),
    );
  });

  it("is read back from the content type under which it was stored", () => {
    expect(pictureTypeOfMime("image/jpeg")?.extension).toBe("jpg");
    expect(pictureTypeOfMime("image/svg+xml")).toBeNull();
    expect(pictureTypeOfMime(undefined)).toBeNull();
  });
});
