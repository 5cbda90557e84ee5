import { describe, expect, it } from "vitest";
import { readSelection, wordsOrChoice } from "../../../src/agent/card-selection.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import vectors from "../../vectors/cards.json" with { type: "json" };

const KEY = "3f2a9c0d4e5b6a718293a4b5c6d7e8f9";

const blockOf = (metadata: Readonly<Record<string, string | undefined>>): ChatContent => ({
  type: "metadata",
  metadata: Object.fromEntries(
    Object.entries(metadata).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
});

describe("the answer to a card in a message's metadata, as uagents-core writes it", () => {
  it.each(vectors.responses)("$name", ({ metadata, means }) => {
    expect(readSelection(wordsOrChoice([blockOf(metadata)], ""))).toEqual(means);
  });

  it("is what was chosen, whatever stands beside it; a closed card says less than words", () => {
    const [again, , , , closed, words] = vectors.responses.map(({ metadata }) => blockOf(metadata));
    if (again === undefined || closed === undefined || words === undefined)
      throw new Error("too few vectors");
    expect(readSelection(wordsOrChoice([again], "The user selected a button."))).toMatchObject({
      action: "again",
    });
    expect(wordsOrChoice([closed], "a fox in the snow")).toBe("a fox in the snow");
    expect(wordsOrChoice([words], "")).toBe("the same, but at night");
  });

  it("is no card of ours that comes back, nor another version, nor other metadata", () => {
    const version = { card_protocol_version: "2", selection: `{"action":"again"}` };
    const card = { card_protocol_version: "1", card_kind: "detail", selection: `{"action":"again"}` };
    for (const metadata of [version, card, { attachments: "true" }])
      expect(wordsOrChoice([{ type: "metadata", metadata }], "")).toBe("");
  });

  it("is a choice that nobody knows if its JSON is none", () => {
    const metadata = { card_protocol_version: "1", selection: "again" };
    expect(readSelection(wordsOrChoice([{ type: "metadata", metadata }], ""))).toEqual({ kind: "unknown" });
  });
});

const chosen = (action: string, picture: string | null = KEY) => ({ kind: "chosen", action, picture });

describe("a selection as text", () => {
  it.each([
    ["JSON", `{"action":"again","picture":"${KEY}"}`, chosen("again")],
    [
      "with blanks and the order turned",
      `{ "picture" : "${KEY}-2", "action" : "wider" }`,
      chosen("wider", `${KEY}-2`),
    ],
    [
      "inside a selection, as ASI:One sends it",
      `{"selection":{"action":"pick","picture":"${KEY}"},"approved":true}`,
      chosen("pick"),
    ],
    [
      "in a fence",
      `\`\`\`json\n{"action":"four_variations","picture":"${KEY}"}\n\`\`\``,
      chosen("four_variations"),
    ],
    ["behind a word", `Selection: {"action":"again","picture":"${KEY}"}`, chosen("again")],
    ["without a picture", `{"action":"again"}`, chosen("again", null)],
    ["with a picture that is no text", `{"action":"again","picture":7}`, chosen("again", null)],
    ["closed", `{"cancelled":true}`, { kind: "cancelled" }],
    ["closed, as text", `{"cancelled":"true"}`, { kind: "cancelled" }],
    ["another agent's, in a selection", `{"selection":{"item_id":"apple"}}`, { kind: "unknown" }],
  ])("%s", (_, text, means) => {
    expect(readSelection(text)).toEqual(means);
  });

  it.each([
    `The user selected again for picture ${KEY}.`,
    `The user picked action again from picture ${KEY}`,
    `User chose action "again" with picture="${KEY}".`,
    `{action: again, picture: ${KEY}}`,
    `Der Nutzer möchte „Nochmal“ für das Bild ${KEY}.`,
    `用户选择了“再来一张” (${KEY})`,
  ])("in prose that names the picture: %s", (text) => {
    expect(readSelection(text)).toEqual(chosen("again"));
  });

  it.each([
    ["The user selected “Four variations”.", "four_variations"],
    ["The user selected four_variations", "four_variations"],
    ['The user clicked on the "Wider" button for the lighthouse picture.', "wider"],
    ["The user has chosen the option Again.", "again"],
    ["User selected: again", "again"],
    ["The customer picked Vier Varianten", "four_variations"],
    ["The user tapped 'Again' on the card", "again"],
  ])("in prose that does not: %s", (text, action) => {
    expect(readSelection(text)).toEqual(chosen(action, null));
  });

  it.each([
    "The user cancelled the card.",
    "The user canceled the selection",
    "The user dismissed the interactive card without choosing anything.",
    "The user closed the card without making a selection.",
    "The user cancelled.",
    "The user did not select anything.",
    "User declined",
  ])("closed, in prose: %s", (text) => {
    expect(readSelection(text)).toEqual({ kind: "cancelled" });
  });

  it.each([
    "again",
    "four variations",
    "wider",
    "The user selected a boat on the lake again at night",
    "The user picked flowers in the garden again",
    "The user chose wider streets in a small town",
    "The user cancelled the party: a sad clown with balloons",
    "the user closed the door of a red house",
    "a poster that says {action: again}",
    `{"prompt":"a fox","style":"woodcut"}`,
    `{"item_id":"apple"}`,
    `draw {"cancelled":true} on a wall`,
    `https://agent.example/images/${KEY}.png again`,
    `a card with the number ${KEY}`,
    `{"action":"again"`,
    "",
    `{"action":"again","picture":"${"a".repeat(700)}"}`,
  ])("is nothing that a person wrote: %s", (text) => {
    expect(readSelection(text)).toBeNull();
  });
});
