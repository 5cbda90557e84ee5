import { describe, expect, it } from "vitest";
import type { Attachments } from "../../../src/agent/attachments.ts";
import type { LanguageCode } from "../../../src/agent/intent/intent.ts";
import { readIntent } from "../../../src/agent/intent/read-intent.ts";
import { pictureWish } from "../../../src/agent/picture-wish.ts";
import type { KnownPicture, PicturesSoFar } from "../../../src/agent/pictures-so-far.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";

const LANGUAGE: LanguageCode = "en";
const ORIGIN = "https://agent.example";
const NOTHING_ATTACHED: Attachments = { text: "", inputs: [], unusable: null };
const PHOTO = { kind: "remote", uri: "https://photos.example/me.jpg" } as const;
const WITH_PHOTO: Attachments = { text: "", inputs: [PHOTO], unusable: null };

/** "make it look like winter", said of a photo, and what came of it. */
const WINTER: KnownPicture = {
  n: 1,
  key: "a".repeat(32),
  extension: "png",
  prompt: "make it look like winter",
  isPartial: true,
  options: {},
  edit: null,
};

function orderFor(line: string, picture: KnownPicture, attachments = NOTHING_ATTACHED) {
  const pictures: PicturesSoFar = {
    count: 1,
    hasEarlier: () => true,
    beingDrawn: () => (picture.n === null ? picture : null),
    nth: () => picture,
    latestOfAll: () => picture,
    linked: (key) => (key === picture.key ? picture : null),
    latest: () => [picture],
  };
  const understood = readIntent(line, {
    pictures: 1,
    hasEarlier: true,
    attachments: attachments.inputs.length,
    origin: ORIGIN,
    language: LANGUAGE,
  });
  const { intent } = understood;
  if (intent.kind !== "draw" && intent.kind !== "change" && intent.kind !== "again")
    throw new Error(`nothing is to be drawn: ${intent.kind}`);
  const wish = pictureWish(intent, understood, {
    attachments,
    pictures,
    sentences: sentencesIn(LANGUAGE),
    origin: ORIGIN,
  });
  if (wish.kind === "say") throw new Error(wish.text);
  return wish.order;
}

const OWN = { kind: "own", key: WINTER.key, extension: "png" };

describe("another one of a picture whose words tell only what was done with a photo", () => {
  it.each(["again", "three variations"])("starts from that picture: %s", (line) => {
    const { edit, isPartial } = orderFor(line, WINTER);
    expect(edit).toEqual({
      instruction: "another version of this picture: make it look like winter",
      inputs: [OWN],
    });
    expect(isPartial).toBe(true);
  });

  it("starts from the same photo while it is being drawn", () => {
    const edit = { instruction: "make it look like winter", inputs: [PHOTO] };
    expect(orderFor("again", { ...WINTER, n: null, extension: null, edit }).edit).toEqual(edit);
  });

  it("changed once more, still tells no whole picture", () => {
    expect(orderFor("add a red scarf", WINTER)).toMatchObject({
      isPartial: true,
      edit: { instruction: "add a red scarf", inputs: [OWN] },
    });
  });
});

describe("another one of a picture that its words tell", () => {
  const fox = { ...WINTER, prompt: "a fox in the snow", isPartial: false };

  it("is a new picture of the same words", () => {
    const { prompt, edit, isPartial } = orderFor("again", fox);
    expect({ prompt, edit, isPartial }).toEqual({ prompt: "a fox in the snow", edit: null });
  });
});

describe("a picture of ours and one of the sender's together", () => {
  const fox = { ...WINTER, prompt: "a fox in the snow", isPartial: false };

  it("is a change of ours that starts from both", () => {
    const order = orderFor(`https://agent.example/images/${fox.key}.png add this hat`, fox, WITH_PHOTO);
    expect(order).toMatchObject({ parent: fox.key, edit: { inputs: [OWN, PHOTO] }, isPartial: true });
    expect(order.prompt).toContain("a fox in the snow");
  });
});
