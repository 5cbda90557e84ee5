import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import type { Letter, Said } from "../../e2e/letter.ts";
import type { PaidCall } from "../../faults/image-api.ts";
import { judgeCalls, judgeStrand, type Strand } from "../../faults/oracle.ts";

const CHAT: Strand = { form: "chat", text: "a boat", session: "s", msgId: "m", accepted: true };
const URL = "http://127.0.0.1/images/1.png";
const letter = (said: Said, id: string): Letter => ({
  session: "s",
  said,
  payload: JSON.stringify({ msg_id: id, said }),
});
const acknowledgement = letter({ kind: "acknowledgement", of: "m" }, "0");
const picture = letter({ kind: "text", text: `Image generated successfully.\n\n![a boat](${URL})\n\n` }, "1");
const end = letter({ kind: "end-session" }, "2");
const apology = letter({ kind: "text", text: sentencesIn("en").apologies.deadline }, "1");
const progress = letter({ kind: "aside", text: "Still drawing." }, "3");

describe("the oracle of the fault suite is content", () => {
  it.each<[string, Letter[], string]>([
    ["with a picture", [acknowledgement, picture, end], "picture"],
    ["with a word about progress", [acknowledgement, progress, picture, end], "picture"],
    ["with an apology", [acknowledgement, apology], "apology"],
    [
      "when a letter comes twice, the same",
      [acknowledgement, acknowledgement, picture, picture, end],
      "picture",
    ],
  ])("%s", (_, letters, ending) => {
    expect(judgeStrand(CHAT, letters)).toMatchObject({ ending: { kind: ending }, problems: [] });
  });

  it("with nothing, when nothing was accepted", () => {
    expect(judgeStrand({ ...CHAT, accepted: false }, []).problems).toEqual([]);
  });
});

describe("it finds", () => {
  it.each<[string, Letter[]]>([
    ["silence", []],
    ["a missing picture", [acknowledgement]],
    ["a missing acknowledgement", [picture, end]],
    ["a missing end", [acknowledgement, picture]],
    ["a wrong order", [acknowledgement, end, picture]],
    ["an acknowledgement that comes late", [picture, acknowledgement, end]],
    ["a picture and an apology", [acknowledgement, apology, letter(picture.said, "4"), end]],
    ["two pictures", [acknowledgement, picture, letter(picture.said, "4"), end]],
    ["the same message with different content", [acknowledgement, picture, letter(end.said, "1"), end]],
    ["somebody else's acknowledgement", [letter({ kind: "acknowledgement", of: "x" }, "0"), apology]],
    ["other words", [acknowledgement, letter({ kind: "text", text: "hm" }, "1")]],
  ])("%s", (_, letters) => {
    expect(judgeStrand(CHAT, letters).problems).not.toEqual([]);
  });

  const call = (at: number, delivered: boolean, key = "first"): PaidCall => ({
    prompt: "a boat",
    at,
    key,
    paid: true,
    delivered,
  });
  const drawn = { kind: "picture", url: URL } as const;

  it("a second payment after a good answer, unless the answer may have been lost", () => {
    const twice = [call(1, true), call(9, true)];
    expect(judgeCalls(twice, drawn, 0)).toHaveLength(1);
    expect(judgeCalls(twice, drawn, 4)).toEqual([]);
    expect(judgeCalls([call(1, true), call(9, true, "after a kill")], drawn, 0)).toEqual([]);
    expect(judgeCalls([call(1, false), call(9, true)], drawn, 0)).toEqual([]);
  });

  it("a third payment, and a picture that nobody drew", () => {
    expect(judgeCalls([call(1, false), call(2, false), call(3, true)], drawn, 0)).toHaveLength(1);
    expect(judgeCalls([], drawn, 0)).toHaveLength(1);
  });
});
