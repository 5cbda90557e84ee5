import { describe, expect, it } from "vitest";
import { chooseNames, type NamesWanted } from "../../../../cli/register/choose-names.ts";
import { NOBODY, somebodyTyping } from "./answers.ts";

const address = `agent1q${"x".repeat(53)}qw66f8`;
const nothing: NamesWanted = {
  address,
  name: null,
  handle: null,
  ownName: "Image Generator Agent",
  known: null,
};

describe("name and handle of a profile", () => {
  it("are what the operator has given, without a question", async () => {
    const wanted = { ...nothing, name: "Fox", handle: "fox", known: { name: "Wolf", handle: "wolf" } };
    expect(await chooseNames(wanted, somebodyTyping().questions)).toEqual({
      name: "Fox",
      handle: "fox",
      notes: [],
    });
  });

  it("are else what Agentverse has", async () => {
    const wanted = { ...nothing, known: { name: "Wolf", handle: "wolf" } };
    expect(await chooseNames(wanted, somebodyTyping().questions)).toMatchObject({
      name: "Wolf",
      handle: "wolf",
    });
  });

  it("are else asked for, with a suggestion that Enter takes", async () => {
    const { questions, asked } = somebodyTyping("", "");
    expect(await chooseNames(nothing, questions)).toMatchObject({
      name: "Image Generator",
      handle: "image-qw66f8",
    });
    expect(asked).toEqual([
      expect.stringContaining("(Enter: Image Generator)"),
      expect.stringContaining("20 characters at most (Enter: image-qw66f8)"),
    ]);
  });

  it("are asked for again when Agentverse would not take the answer", async () => {
    const { questions, asked } = somebodyTyping("n".repeat(33), "Fox", "my fox", "f".repeat(21), "@fox");
    expect(await chooseNames(nothing, questions)).toMatchObject({ name: "Fox", handle: "fox" });
    expect(asked[1]).toContain("33 characters; Agentverse takes 32 at most");
    expect(asked[3]).toContain("may hold letters");
    expect(asked[4]).toContain("21 characters; Agentverse takes 20 at most");
  });

  it("are made where nobody can be asked, which is said", async () => {
    const { notes, ...names } = await chooseNames(nothing, NOBODY);
    expect(names).toEqual({ name: "Image Generator", handle: "image-qw66f8" });
    expect(notes).toEqual([
      expect.stringContaining('named "Image Generator"'),
      expect.stringContaining("the handle is @image-qw66f8"),
    ]);
  });

  it("may be too long for lists, or for handles of today, which is said", async () => {
    const known = { name: null, handle: "image-generator-agent-qw66f8" };
    const { notes, ...names } = await chooseNames(
      { ...nothing, name: "Image Generator Agent", known },
      NOBODY,
    );
    expect(names).toEqual({ name: "Image Generator Agent", handle: known.handle });
    expect(notes).toEqual([
      expect.stringContaining("The name has 21 characters"),
      expect.stringMatching(/28 characters; Agentverse takes 20 at most.*stays/),
    ]);
  });
});
