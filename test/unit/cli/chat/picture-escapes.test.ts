import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import { cellsFor, itermPicture, kittyPicture, pictureEscape } from "../../../../cli/chat/picture-escapes.ts";
import { readRaster } from "../../../../cli/chat/raster.ts";
import { sixel } from "../../../../cli/chat/sixel.ts";
import { encodeBase64 } from "../../../../src/protocol/base64.ts";
import { gif, impostors, jpeg, png } from "../../imagegen/sample-pictures.ts";

const ESC = "\u001b";
const TERMINAL = { columns: 80, rows: 24 };
const RED = 0xff0000;
const BLUE = 0x0000ff;

describe("a picture in the terminal", () => {
  it("of iTerm is one OSC 1337 with the file as it is", () => {
    expect(itermPicture(jpeg, { columns: 40, rows: 20 })).toBe(
      `${ESC}]1337;File=inline=1;size=${jpeg.length};width=40;height=20;preserveAspectRatio=1:${encodeBase64(jpeg)}\u0007`,
    );
  });

  it("of Kitty is one APC when it is small, to be shown at once and not answered", () => {
    expect(kittyPicture(png, { columns: 40, rows: 20 })).toBe(
      `${ESC}_Ga=T,f=100,q=2,c=40,m=0;${encodeBase64(png)}${ESC}\\`,
    );
  });

  it("of Kitty comes in chunks of 4096 characters, of which all but the last say that more comes", () => {
    const bytes = Uint8Array.from({ length: 6_200 }, (_, index) => index % 251);
    const base64 = encodeBase64(bytes);
    expect(base64).toHaveLength(8_268);
    expect(kittyPicture(bytes, { columns: 7, rows: 3 })).toBe(
      `${ESC}_Ga=T,f=100,q=2,c=7,m=1;${base64.slice(0, 4_096)}${ESC}\\` +
        `${ESC}_Gm=1;${base64.slice(4_096, 8_192)}${ESC}\\` +
        `${ESC}_Gm=0;${base64.slice(8_192)}${ESC}\\`,
    );
  });

  it("in Sixel is bands of six rows, a colour after the other, with runs as numbers", () => {
    // Red but for its last column, and a seventh row of blue alone.
    const rgb = Int32Array.from({ length: 5 * 7 }, (_, at) => (at % 5 === 4 || at >= 30 ? BLUE : RED));
    const text = sixel({ rgb, width: 5, height: 7 });
    // The quantiser keeps six bits of a colour.
    const colours = { red: "100;1;1", blue: "1;1;100" };
    const [red, blue] = [index(text, colours.red), index(text, colours.blue)];
    const parts = [
      { index: red, definition: `#${red};2;${colours.red}`, band: `#${red}!4~` },
      { index: blue, definition: `#${blue};2;${colours.blue}`, band: `#${blue}!4?~` },
    ].toSorted((one, other) => one.index - other.index);
    const definitions = parts.map(({ definition }) => definition).join("");
    const band = parts.map((part) => part.band).join("$");
    expect(text).toBe(`${ESC}P0;1q"1;1;5;7${definitions}${band}-#${blue}!5@${ESC}\\`);
  });

  it("fills as many cells as its sides ask for, and no more than the terminal has", () => {
    expect(cellsFor({ width: 768, height: 768 }, TERMINAL)).toEqual({ columns: 40, rows: 20 });
    expect(cellsFor({ width: 768, height: 768 }, { columns: 80, rows: 12 })).toEqual({
      columns: 20,
      rows: 10,
    });
    expect(cellsFor({ width: 3_000, height: 300 }, TERMINAL)).toEqual({ columns: 80, rows: 4 });
    expect(cellsFor({ width: 1, height: 9_000 }, TERMINAL)).toEqual({ columns: 1, rows: 20 });
  });

  it("is left to its link where the terminal cannot show it", () => {
    expect(pictureEscape(jpeg, "kitty", TERMINAL)).toBeNull();
    expect(pictureEscape(gif, "sixel", TERMINAL)).toBeNull();
    expect(pictureEscape(png, "none", TERMINAL)).toBeNull();
    // Its header says 20,000 pixels a side.
    const huge = png.map((byte, at) => ([18, 22].includes(at) ? 0x4e : byte));
    expect(pictureEscape(huge, "sixel", TERMINAL)).toBeNull();
    // Whole by its header, and cut behind it.
    expect(pictureEscape(png.slice(0, 40), "sixel", TERMINAL)).toBeNull();
  });

  it.each(["iterm", "kitty", "sixel"] as const)("is nothing that only claims to be one: %s", (protocol) => {
    for (const bytes of Object.values(impostors)) expect(pictureEscape(bytes, protocol, TERMINAL)).toBeNull();
  });

  it.each(["iterm", "kitty", "sixel"] as const)(
    "holds no byte of a stranger as a command: %s",
    (protocol) => {
      const hostile = new TextEncoder().encode(`${ESC}]0;gotcha\u0007${ESC}[2J`);
      const bytes = new Uint8Array([...png, ...hostile]);
      const text = pictureEscape(bytes, protocol, TERMINAL) ?? "";
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(text.replace(/^\x1b(?:\]1337;|_G|P)|(?:\x07|\x1b\\)$/g, "")).toMatch(/^[ -~]+$/);
    },
  );
});

describe("the colours of a PNG", () => {
  const most = { width: 100, height: 100 };

  it("are read from every kind that is drawn, transparent ones on white", () => {
    const colours = (data: number[], channels: number, depth: 8 | 16 = 8) => {
      const samples = depth === 8 ? Uint8Array.from(data) : Uint16Array.from(data);
      const read = readRaster(encode({ width: 2, height: 1, data: samples, channels, depth }), most);
      return [...(read?.rgb ?? [])];
    };
    expect(colours([255, 0, 0, 0, 0, 255], 3)).toEqual([RED, BLUE]);
    expect(colours([0xffff, 0, 0, 0, 0, 0xff00], 3, 16)).toEqual([RED, BLUE]);
    expect(colours([255, 0, 0, 255, 0, 0, 255, 0], 4)).toEqual([RED, 0xffffff]);
    expect(colours([0, 0x80], 1)).toEqual([0, 0x808080]);
    const palette = [
      [0, 0, 255],
      [255, 0, 0],
    ];
    const indexed = encode({
      width: 2,
      height: 1,
      data: Uint8Array.of(1, 0),
      channels: 1,
      depth: 8,
      palette,
    });
    expect([...(readRaster(indexed, most)?.rgb ?? [])]).toEqual([RED, BLUE]);
  });

  it("are made fewer, never more", () => {
    const data = Uint8Array.from({ length: 40 * 20 * 3 }, () => 9);
    const bytes = encode({ width: 40, height: 20, data, channels: 3, depth: 8 });
    expect(readRaster(bytes, { width: 10, height: 10 })).toMatchObject({ width: 10, height: 5 });
    expect(readRaster(bytes, most)).toMatchObject({ width: 40, height: 20 });
  });
});

/** The number that a Sixel text gives to a colour. */
function index(text: string, colour: string): number {
  return Number(new RegExp(`#(\\d+);2;${colour}`).exec(text)?.[1]);
}
