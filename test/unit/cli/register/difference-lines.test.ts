import { describe, expect, it } from "vitest";
import { differenceLines } from "../../../../cli/register/difference-lines.ts";

describe("what differs on Agentverse", () => {
  it("is told field by field, with the first line that differs", () => {
    const lines = differenceLines(
      [
        { field: "name", there: "Fox", here: "Painter" },
        { field: "readme", there: "# Fox\nmine", here: "# Fox\nyours\nand more" },
        { field: "starter_prompts", there: ["a fox"], here: ["a fox", "a wolf"] },
      ],
      false,
    );
    expect(lines).toEqual([
      expect.stringContaining("left as it is there (npm run register -- --force replaces it)"),
      "  name",
      "    there: Fox",
      "    here:  Painter",
      "  readme, line 2",
      "    there: mine",
      "    here:  yours",
      "  starter_prompts, line 2",
      "    there: (nothing)",
      "    here:  a wolf",
    ]);
  });

  it("is told as replaced when it was", () => {
    expect(differenceLines([{ field: "name", there: "Fox", here: "Painter" }], true)[0]).toBe(
      "Replaced on Agentverse:",
    );
  });

  it("needs no word when nothing does", () => {
    expect(differenceLines([], false)).toEqual([]);
  });

  it("cannot steer the terminal", () => {
    const there = `\u001b[2J${"x".repeat(500)}`;
    const [, , line = ""] = differenceLines([{ field: "name", there, here: "Painter" }], false);
    expect(line).toMatch(/^ {4}there: x+…$/);
    expect(line.length).toBeLessThan(100);
  });
});
