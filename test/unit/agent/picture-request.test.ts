import { describe, expect, it } from "vitest";
import { asksForPicture } from "../../../src/agent/description.ts";

describe("a plain request for a picture", () => {
  it.each([
    "draw a fox in the snow",
    "Please paint the sea at night",
    "can you sketch my house",
    "Generate an image of a red bicycle",
    "please create a picture of two cats",
    "show me a photo of a lighthouse",
    "a painting of a castle on a hill",
    "the picture of a small boat",
  ])("is %j", (text) => {
    expect(asksForPicture(text)).toBe(true);
  });

  it.each([
    "who is president of US",
    "what is the weather in London",
    "create a function that sorts a list",
    "give me three reasons",
    "is this picture real?",
    "a fox in the snow",
    "my drawer is stuck",
  ])("is not %j", (text) => {
    expect(asksForPicture(text)).toBe(false);
  });
});
