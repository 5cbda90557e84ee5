import { expect, it } from "vitest";
import { createSketchProvider } from "../../../src/imagegen/sketch-provider.ts";
import { png } from "./sample-pictures.ts";

it("the sketch is drawn for nothing", async () => {
  const provider = createSketchProvider(() => png);
  expect(provider).toMatchObject({ name: "sketch", paid: false });
  expect(await provider.draw("a lighthouse")).toEqual({ kind: "drawn", bytes: png });
});

it("a sketch that fails is an outcome, not an exception", async () => {
  const provider = createSketchProvider(() => {
    throw new Error("no such colour");
  });
  expect(await provider.draw("a lighthouse")).toEqual({ kind: "unusable", detail: "sketch-failed" });
});
