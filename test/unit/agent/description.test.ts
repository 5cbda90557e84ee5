import { describe, expect, it } from "vitest";
import { cleanDescription, describe as describeContent, isGreeting } from "../../../src/agent/description.ts";

describe("the description in a chat message", () => {
  it("is all of its texts together", () => {
    const content = [
      { type: "start-session" as const },
      { type: "text" as const, text: "a lighthouse" },
      { type: "text" as const, text: "in a storm" },
    ];
    expect(describeContent(content)).toBe("a lighthouse\nin a storm");
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

  it("tells a bare greeting from a picture of one", () => {
    expect(["Hi!", "hello", "HELP?", "What can you do?"].every(isGreeting)).toBe(true);
    expect(["hello kitty", "a hi-fi", ""].some(isGreeting)).toBe(false);
  });
});
