import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { numberedFile, pictureFile, savePicture } from "../../../cli/save-picture.ts";
import { PNG_BASE64 } from "../imagegen/sample-pictures.ts";

const directory = mkdtempSync(join(tmpdir(), "save-picture-"));
afterEach(() => {
  for (const file of readdirSync(directory)) rmSync(join(directory, file));
});

describe("the file of a saved picture", () => {
  it.each([
    ["fox", "webp", "fox.webp"],
    ["fox.png", "png", "fox.png"],
    ["fox.JPEG", "jpg", "fox.JPEG"],
    ["cat.jpg", "png", "cat.png"],
    ["cat.v2", "png", "cat.v2.png"],
    ["a.b/cat", "gif", "a.b/cat.gif"],
  ])("of the name %j and a %s is %j", (file, extension, saved) => {
    expect(pictureFile(file, extension)).toBe(saved);
  });

  it("has a number from the second one on", () => {
    expect([1, 2, 3].map((number) => numberedFile("fox.PNG", number))).toEqual([
      "fox.PNG",
      "fox-2.PNG",
      "fox-3.PNG",
    ]);
    expect(numberedFile("a.b/fox.v2", 2)).toBe("a.b/fox.v2-2");
  });

  it("has the ending of its bytes, whatever its link and the name say", async () => {
    const saved = await savePicture(`data:image/jpeg;base64,${PNG_BASE64}#/x.sh`, join(directory, "cat.jpg"));
    expect(saved).toMatchObject({ ok: true, file: join(directory, "cat.png") });
    expect(readdirSync(directory)).toEqual(["cat.png"]);
  });

  it("is not written when what comes is no picture, or nothing comes", async () => {
    const script = await savePicture("data:image/png,%23!/bin/sh", join(directory, "cat.png"));
    expect(script).toEqual({ ok: false, problem: "What lies at the picture's link is no picture." });
    expect(await savePicture("http://127.0.0.1:1/images/1.png", join(directory, "fox"))).toMatchObject({
      ok: false,
    });
    expect(readdirSync(directory)).toEqual([]);
  });
});
