import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rewrite } from "../../../src/agent/rewrite.ts";

describe("a description after a change", () => {
  it.each([
    ["a lake.", "at night", "a lake, at night"],
    ["a lake", "same but at night", "a lake, at night"],
    ["a lake", "but blue", "a lake, blue"],
    ["a lake", "make it a watercolour", "a lake, watercolour"],
    ["a lake", "add a boat", "a lake, with a boat"],
    ["a lake", "Please add a boat to it!", "a lake, with a boat"],
    ["a lake, with a boat", "remove the boat", "a lake"],
    ["a lake", "remove the people", "a lake, without people"],
    ["a lake", "make the sky pink", "a lake, with a pink sky"],
    ["a lake", "change the sky to pink", "a lake, sky pink"],
    ["ein See", "füge ein Boot hinzu", "ein See, mit ein Boot"],
    ["ein See", "aber bei Nacht", "ein See, bei Nacht"],
    ["un lago", "pero en azul", "un lago, en azul"],
    ["un lago", "ma più scuro", "un lago, più scuro"],
    ["un lago", "mano rossa", "un lago. Mano rossa"],
    ["湖", "でも夜", "湖, 夜"],
    ["湖", "但是蓝色", "湖, 蓝色"],
    ["un lago", "quita el barco", "un lago, sin el barco"],
    ["ein See", "mach den Himmel rosa", "ein See. Mach den Himmel rosa"],
    ["湖", "同じで夜に", "湖. 同じで夜に"],
    ["a lake", "", "a lake"],
  ])("%j, then %j, is %j", (description, instruction, whole) => {
    expect(rewrite(description, instruction)).toBe(whole);
  });

  it("keeps the change whole and stays within its length, whatever was there before", () => {
    const text = fc.string({ minLength: 1, maxLength: 6_000 });
    fc.assert(
      fc.property(text, fc.constantFrom("at night", "add a boat", "x".repeat(500)), (before, instruction) => {
        const whole = rewrite(before, instruction);
        expect(whole.length).toBeLessThanOrEqual(4_000 + instruction.length);
        expect(whole).toContain(instruction.replace("add ", ""));
      }),
    );
  });
});
