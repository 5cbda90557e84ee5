import { describe, expect, it } from "vitest";
import { isPictureKey, pictureKey, pictureObjectName } from "../../../src/imagegen/picture-store.ts";

describe("the key of a picture", () => {
  it("is its random bytes in hexadecimal, and names the object without an extension", () => {
    const key = pictureKey(Uint8Array.from({ length: 16 }, (_, index) => index * 17));
    expect(key).toBe("00112233445566778899aabbccddeeff");
    expect(isPictureKey(key)).toBe(true);
    expect(pictureObjectName(key)).toBe(`images/${key}`);
  });

  it("has 128 bits or more", () => {
    expect(() => pictureKey(new Uint8Array(15))).toThrow(RangeError);
    expect(isPictureKey("00112233445566778899aabbccddee")).toBe(false);
  });

  it.each(["", "../../etc/passwd", "00112233445566778899AABBCCDDEEFF", "g".repeat(32), "0".repeat(500)])(
    "is not %s",
    (text) => {
      expect(isPictureKey(text)).toBe(false);
    },
  );
});
