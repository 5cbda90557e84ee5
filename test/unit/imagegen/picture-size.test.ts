import { describe, expect, it } from "vitest";
import { drawSketch } from "../../../packages/sketch/draw.ts";
import { pictureSize } from "../../../src/imagegen/picture-size.ts";
import { gif, impostors, jpeg, png, webpLossless, webpLossy } from "./sample-pictures.ts";

/** A quantisation table of no length, then the frame header of a picture of 640 × 480. */
const frame = [0xff, 0xdb, 0, 2, 0xff, 0xc2, 0, 17, 8, 480 >> 8, 480 & 255, 640 >> 8, 640 & 255, 3];
const largeJpeg = Uint8Array.from([...jpeg.subarray(0, 20), ...frame]);
/** The extended format's canvas is one less than its sides, in 24 bits each. */
const extended = Uint8Array.from([
  ...Buffer.from("RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00", "latin1"),
  ...[0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0, 0, 0],
]);

describe("the sides of a picture", () => {
  it("are what its header says", () => {
    expect(pictureSize(drawSketch("a fox"))).toEqual({ width: 768, height: 768 });
    for (const picture of [png, gif, webpLossy, webpLossless])
      expect(pictureSize(picture)).toEqual({ width: 1, height: 1 });
    for (const picture of [largeJpeg, extended])
      expect(pictureSize(picture)).toEqual({ width: 640, height: 480 });
  });

  it.each([...Object.entries(impostors), ["a JPEG without a frame", jpeg] as const])(
    "are none of %s",
    (_name, bytes) => {
      expect(pictureSize(bytes)).toBeNull();
    },
  );
});
