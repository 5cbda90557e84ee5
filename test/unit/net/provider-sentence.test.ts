import { describe, expect, it } from "vitest";
import { providerSentence } from "../../../src/net/provider-sentence.ts";
import { cpuTime } from "../../cpu-time.ts";

const KEY = "sk-proj-Zq81xT0aWn7LmVb2cYk4";
const SENT = JSON.stringify({ model: "asi1", prompt: "a lighthouse in a storm, as a woodcut" });
const said = (json: unknown) => providerSentence(json, { apiKey: KEY, sent: SENT });

describe("the sentence of a provider about the operator's account", () => {
  it.each([
    [{ error: { message: "You have no credit left.", type: "billing" } }, "You have no credit left."],
    [{ message: "Invalid API key" }, "Invalid API key"],
    [{ detail: "Payment required" }, "Payment required"],
    [{ error: "forbidden" }, "forbidden"],
  ])("is found where APIs write it: %j", (json, sentence) => {
    expect(said(json)).toBe(sentence);
  });

  it.each([undefined, null, [], "text", {}, { error: { code: 401 } }, { message: " \n " }])(
    "is null where there is none: %j",
    (json) => {
      expect(said(json)).toBeNull();
    },
  );

  it.each([
    `Incorrect API key provided: ${KEY}.`,
    "Incorrect API key provided: sk-proj-********************cYk4.",
    "The key 'sk-proj-Zq81' is not known.",
    `key=${KEY}`,
    `Bearer "${KEY}"`,
    "hash 9f86d081884c7d659a2feaa0c55ad015",
    `See https://keys.test/${KEY}`,
  ])("shows neither the key nor a part of it: %s", (message) => {
    const sentence = said({ error: { message } }) ?? "";
    for (let at = 0; at + 5 <= KEY.length; at += 1) expect(sentence).not.toContain(KEY.slice(at, at + 5));
    expect(sentence).toContain("…");
    expect(sentence).not.toContain("9f86d081");
  });

  it("is null where it repeats what somebody asked for", () => {
    expect(said({ message: "Not for this key: a lighthouse in a storm" })).toBeNull();
    expect(said({ message: "Not for this key: a lighthouse" })).not.toBeNull();
  });

  it("keeps the link to the page on which a key is made", () => {
    const message = "You can find your API key at https://platform.openai.com/account/api-keys.";
    expect(said({ error: { message } })).toBe(message);
  });

  it("is one line of bounded length, in which a terminal finds nothing to obey", () => {
    const sentence = said({ message: `\u001b[31mred\r\nnext\u202e${" word".repeat(100_000)}` }) ?? "";
    expect(sentence.length).toBeLessThanOrEqual(201);
    expect(sentence.startsWith("[31mred next word")).toBe(true);
  });

  it("takes no time on a megabyte of anything", () => {
    const start = cpuTime();
    for (const character of ["a", "*", " ", "(", "-"]) said({ message: character.repeat(1_000_000) });
    expect(cpuTime() - start).toBeLessThan(200);
  });
});
