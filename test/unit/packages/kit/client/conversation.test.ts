import { describe, expect, it } from "vitest";
import {
  findPictures,
  type IncomingLetter,
  receive,
  startConversation,
  wordsBesidePictures,
} from "../../../../../packages/kit/client/conversation.ts";
import { picturesText } from "../../../../../src/agent/markdown-picture.ts";
import type { MessageKind } from "../../../../../src/agent/message-kind.ts";

const MSG_ID = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11";
const URL = "http://127.0.0.1:8787/images/abc.png";
const acknowledgement: IncomingLetter = { kind: "acknowledgement", acknowledgedMsgId: MSG_ID };
const picture: IncomingLetter = {
  kind: "chat",
  msgId: null,
  texts: [picturesText("a fox", [URL])],
  says: null,
  stopped: [],
  endsSession: false,
};
const end: IncomingLetter = {
  kind: "chat",
  msgId: null,
  texts: [],
  says: null,
  stopped: [],
  endsSession: true,
};
const says = (text: string, kind: MessageKind | null = null): IncomingLetter => ({
  kind: "chat",
  msgId: null,
  texts: [text],
  says: kind,
  stopped: [],
  endsSession: false,
});

function hearing(...letters: IncomingLetter[]) {
  return letters.reduce(receive, startConversation(MSG_ID));
}

describe("a conversation about one picture", () => {
  it("is acknowledged, has its picture, and is over at end-session", () => {
    expect(hearing(acknowledgement)).toMatchObject({ acknowledged: true, over: false });
    expect(hearing(acknowledgement, picture)).toMatchObject({ pictureUrl: URL, over: false });
    expect(hearing(acknowledgement, picture, end)).toMatchObject({ pictureUrl: URL, over: true });
  });

  it("is over at an apology, after which nothing comes", () => {
    const apology = hearing(acknowledgement, says("Sorry, that did not work."));
    expect(apology).toMatchObject({ pictureUrl: null, texts: ["Sorry, that did not work."], over: true });
  });

  it("waits for the acknowledgement that an apology overtook", () => {
    expect(hearing(says("Sorry."))).toMatchObject({ over: false });
    expect(hearing(says("Sorry."), acknowledgement)).toMatchObject({ acknowledged: true, over: true });
  });

  it("goes on after a line of progress", () => {
    expect(hearing(acknowledgement, says("Still drawing.", "progress"))).toMatchObject({ over: false });
    expect(hearing(acknowledgement, says("Still drawing.", "progress"), picture, end)).toMatchObject({
      pictureUrl: URL,
      over: true,
    });
  });

  it("takes no acknowledgement of another message for its own", () => {
    expect(hearing({ ...acknowledgement, acknowledgedMsgId: "another" })).toMatchObject({
      acknowledged: false,
    });
  });

  it("has all its pictures, each once, in the order in which they came", () => {
    const several = says(picturesText("a fox", [URL, `${URL}?2`]));
    expect(hearing(acknowledgement, several, picture)).toMatchObject({
      pictureUrl: URL,
      pictures: [URL, `${URL}?2`],
    });
    expect(findPictures(["no picture", `![a](${URL}) ![b](${URL})`])).toEqual([URL]);
  });

  it("says beside its pictures what stands after the first of them", () => {
    const text = picturesText("a fox", [URL, `${URL}?2`], ["It is a square.", "Say what to change."]);
    expect(wordsBesidePictures(text)).toBe("It is a square.\n\nSay what to change.");
    expect(wordsBesidePictures(picturesText("a fox", [URL]))).toBeNull();
    expect(wordsBesidePictures(" Hello!\n")).toBe("Hello!");
  });

  it("ignores what is no chat", () => {
    expect(hearing({ kind: "other", schemaDigest: "model:0" })).toEqual(startConversation(MSG_ID));
  });
});
