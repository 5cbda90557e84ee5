import { describe, expect, it } from "vitest";
import { pictureFile, savePicture } from "../../../cli/save-picture.ts";

describe("the file of a saved picture", () => {
  it("gets the picture's extension where it has none", () => {
    expect(pictureFile("fox", "https://images.example/images/1.webp?x=1")).toBe("fox.webp");
    expect(pictureFile("fox.png", "https://images.example/images/1.webp")).toBe("fox.png");
  });

  it("is not written when the picture cannot be loaded", async () => {
    expect(await savePicture("http://127.0.0.1:1/images/1.png", "fox")).toMatchObject({ ok: false });
  });
});
