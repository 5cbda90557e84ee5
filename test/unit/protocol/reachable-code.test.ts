import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { reachableCode } from "../../../src/secp256k1/reachable-code.ts";
import { CALLED } from "../../../src/secp256k1/verifier.ts";

const text = (value: string) => [value.length, ...new TextEncoder().encode(value)];
const section = (id: number, ...content: number[]) => [id, content.length, ...content];
const constant = (value: number) => [4, 0, 0x41, value, 0x0b];
const calling = (index: number) => [4, 0, 0x10, index, 0x0b];

// Functions 0 to 4 of no parameters and one i32: "two" calls 1, "four" calls 3; 4 stands in the table.
const MODULE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 0, 1, 0x7f),
  ...section(3, 5, 0, 0, 0, 0, 0),
  ...section(4, 1, 0x70, 0, 1),
  ...section(7, 3, ...text("two"), 0, 0, ...text("four"), 0, 2, ...text("table"), 1, 0),
  ...section(9, 1, 0, 0x41, 0, 0x0b, 1, 4),
  ...section(10, 5, ...calling(1), ...constant(2), ...calling(3), ...constant(4), ...constant(5)),
);

/** Workers, whose types these are, compile nothing themselves. */
function exportsOf(bytes: Uint8Array): WebAssembly.Exports {
  return new WebAssembly.Instance(Reflect.construct(WebAssembly.Module, [bytes])).exports;
}

function call(bytes: Uint8Array, name: string): unknown {
  const found = exportsOf(bytes)[name];
  return typeof found === "function" ? found() : undefined;
}

describe("the code that an export reaches", () => {
  it("is all there, and the other exports are gone", () => {
    const cut = reachableCode(MODULE, new Set(["two"]), new Set());
    expect(Object.keys(exportsOf(cut))).toEqual(["two"]);
    expect(call(cut, "two")).toBe(2);
    expect(cut.length).toBeLessThan(MODULE.length);
  });

  it("leaves out what nothing calls: 2 and 3, but not 4, which the table names", () => {
    const cut = reachableCode(MODULE, new Set(["two"]), new Set());
    const bodies = cut.subarray(-24);
    expect([...bodies]).toEqual([5, ...calling(1), ...constant(2), 3, 0, 0, 11, 3, 0, 0, 11, ...constant(5)]);
  });

  it("traps where a function is called that was said to be called never", () => {
    const cut = reachableCode(MODULE, new Set(["two", "four"]), new Set([3]));
    expect(call(cut, "two")).toBe(2);
    expect(() => call(cut, "four")).toThrow(/unreachable/);
  });

  it("refuses an instruction that it does not know, rather than to overlook a call behind it", () => {
    const strange = MODULE.map((byte, at) => (at === MODULE.length - 3 ? 0xfc : byte));
    expect(() => reachableCode(strange, new Set(["two"]), new Set())).toThrow(/not known here: 252/);
  });
});

describe("the file that the Worker imports", () => {
  const built = readFileSync(join(import.meta.dirname, "../../../dist/secp256k1.wasm"));

  it("gives what the verifier calls and nothing else, in 21 KiB gzipped", () => {
    const module = Reflect.construct(WebAssembly.Module, [built]);
    expect(WebAssembly.Module.exports(module).map(({ name }) => name)).toEqual([...CALLED].toSorted());
    expect(gzipSync(built, { level: 9 }).length).toBeLessThan(21 * 1024);
  });
});
