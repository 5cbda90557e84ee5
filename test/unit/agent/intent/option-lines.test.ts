import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { LANGUAGES } from "../../../../src/agent/intent/intent.ts";
import { pictureOptionsSchema } from "../../../../src/agent/intent/picture-options.ts";
import { readIntent } from "../../../../src/agent/intent/read-intent.ts";
import { cpuTime } from "../../../cpu-time.ts";

const FOLDER = join(import.meta.dirname, "option-lines");
const linesSchema = z.array(
  z.strictObject({
    /** The session's pictures so far. */
    pictures: z.number().default(0),
    say: z.string(),
    wants: z.strictObject({
      kind: z.string(),
      of: z.unknown().optional(),
      /** The whole description or instruction. */
      is: z.string().optional(),
      options: z.unknown(),
      tooMany: z.boolean().default(false),
    }),
  }),
);

function read(say: string, pictures: number) {
  return readIntent(say, { pictures, hasEarlier: false, attachments: 0, origin: null, language: null });
}

describe.each(LANGUAGES)("options as people write them: %s", (code) => {
  const lines = linesSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${code}.json`), "utf8")));

  it.each(lines)("$say", ({ say, pictures, wants }) => {
    const { intent, options, tooMany } = read(say, pictures);
    const is =
      intent.kind === "draw" ? intent.description : intent.kind === "change" ? intent.instruction : undefined;
    const of = "of" in intent && intent.of.kind !== "last" ? intent.of : undefined;
    expect({ kind: intent.kind, of, is, options, tooMany }).toEqual({
      of: undefined,
      is: undefined,
      ...wants,
    });
  });
});

describe("options of every line", () => {
  it("fit in a row: nothing senseless is ordered", () => {
    expect(readdirSync(FOLDER).length).toBe(LANGUAGES.length);
    for (const say of ["a fox --n 999999", "a fox 99999x99999", "a fox --seed 99999999999", "a fox --ar 9:0"])
      expect(pictureOptionsSchema.safeParse(read(say, 0).options).success).toBe(true);
  });

  it("are read in time that is linear in the line's length", () => {
    for (const piece of ["--ar ", "--no a ", "-- ", "4k ", ",,", "--x", "a, ", "i was thinking of "]) {
      const start = cpuTime();
      read(`a fox ${piece.repeat(Math.floor(8_000 / piece.length))}`, 0);
      expect(cpuTime() - start).toBeLessThan(500);
    }
  });
});
