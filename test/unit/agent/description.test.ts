import { describe, expect, it } from "vitest";
import { cleanDescription, meantWords } from "../../../src/agent/description.ts";

describe("the description in a chat message", () => {
  it("is all of its texts together", () => {
    const content = [
      { type: "start-session" as const },
      { type: "text" as const, text: "a lighthouse" },
      { type: "text" as const, text: "in a storm" },
    ];
    expect(meantWords(content)).toBe("a lighthouse\nin a storm");
  });

  it.each([
    ["@agent1qf8squj0he658qszt4vtq4ehcgqdnntwxr50d4xyqusnzqhrac2qw66f83u a fox", "a fox"],
    ["@image-agent, a fox", "a fox"],
    ["  @image.agent @other a fox", "a fox"],
    ["mail me @home", "mail me @home"],
    ["a fox\n[Additional Context]\nthe user is in Rome", "a fox"],
    ["<knowledge_graph>a b c</knowledge_graph>a fox", "a fox"],
    ["<knowledge_graph>never closed", ""],
  ])("leaves out what the platform adds: %j", (text, description) => {
    expect(cleanDescription(text)).toBe(description);
  });

  it("leaves out what is quoted of an earlier message, but for a picture that it names", () => {
    const link = `https://agent.example/images/${"0".repeat(32)}.png`;
    expect(cleanDescription("> a fox in the snow\nmake it a wolf")).toBe("make it a wolf");
    expect(cleanDescription(`> ![a fox](${link})\nmake it a wolf`)).toBe(`${link}\nmake it a wolf`);
    expect(cleanDescription("> a fox in the snow")).toBe("> a fox in the snow");
  });
});
