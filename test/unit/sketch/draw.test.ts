import fc from "fast-check";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { drawSketch } from "../../../packages/sketch/draw.ts";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe("drawing a sketch", () => {
  it("is a PNG of at least 768 × 768 that a decoder accepts", () => {
    const png = drawSketch("a fox in the snow at night");
    expect([...png.subarray(0, 8)]).toEqual(SIGNATURE);
    const { width, height, data } = decode(png, { checkCrc: true });
    expect(width).toBeGreaterThanOrEqual(768);
    expect(height).toBeGreaterThanOrEqual(768);
    expect(new Set(data).size).toBeGreaterThan(60);
  });

  it("draws the same words the same, and other words differently", () => {
    const red = drawSketch("a red bicycle");
    expect(Buffer.compare(red, drawSketch("a red bicycle"))).toBe(0);
    expect(Buffer.compare(red, drawSketch("a blue bicycle"))).not.toBe(0);
    expect(Buffer.compare(drawSketch("hello"), drawSketch("hallo"))).not.toBe(0);
  });

  it("shows the colour that the prompt names", () => {
    expect(shareOf(drawSketch("a red bicycle"), isRed)).toBeGreaterThan(0.02);
    expect(shareOf(drawSketch("a blue bicycle"), isRed)).toBeLessThan(0.01);
  });

  it("changes the picture for each style", () => {
    const styles = ["gouache", "woodcut", "watercolour", "ink", "pencil", "pixel art", "sepia"];
    const drawn = styles.map((style) =>
      Buffer.from(drawSketch(`a castle on a hill, ${style}`)).toString("base64"),
    );
    expect(new Set(drawn).size).toBe(styles.length);
  });

  it.each([
    ["nothing", ""],
    ["a very long text", "a dragon over seven castles 🐉 ".repeat(520)],
    ["right to left", "ثعلب في الثلج"],
    ["a NUL and lone surrogates", "fox\u0000\ud800 cat \udfff"],
    ["only marks", "!!! ??? …"],
  ])("draws %s", (_, prompt) => {
    expect([...drawSketch(prompt).subarray(0, 8)]).toEqual(SIGNATURE);
  });

  it("draws any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (prompt) => {
        expect([...drawSketch(prompt).subarray(0, 8)]).toEqual(SIGNATURE);
      }),
      { numRuns: 6 },
    );
  });
});

function isRed(r: number, g: number, b: number): boolean {
  return r > 150 && g < 95 && b < 90;
}

/** The share of pixels whose palette colour passes a test. */
function shareOf(png: Uint8Array, test: (r: number, g: number, b: number) => boolean): number {
  const { data, palette = [] } = decode(png);
  const passes = palette.map(([r = 0, g = 0, b = 0]) => test(r, g, b));
  let count = 0;
  for (const index of data) if (passes[index]) count++;
  return count / data.length;
}
