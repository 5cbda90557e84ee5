import { describe, expect, it } from "vitest";
import {
  type Dialogue,
  hearLetter,
  overdueLines,
  startDialogue,
  withLine,
} from "../../../../cli/chat/dialogue.ts";
import type { IncomingLetter } from "../../../../packages/kit/client/conversation.ts";
import { picturesText } from "../../../../src/agent/markdown-picture.ts";
import { replyIdOf } from "../../../../src/agent/reply-id.ts";

const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";
const FIRST = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11";
const SECOND = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b12";
const STRANGER = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b13";
const LATER = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b14";
const URL = "http://127.0.0.1:8787/images/abc.png";

type Chat = Extract<IncomingLetter, { kind: "chat" }>;
const chat = (more: Partial<Chat>): Chat => ({
  kind: "chat",
  msgId: STRANGER,
  texts: [],
  says: null,
  stopped: [],
  endsSession: false,
  ...more,
});
const taken = (msgId: string): IncomingLetter => ({ kind: "acknowledgement", acknowledgedMsgId: msgId });
const picture = picturesText("a fox", [URL, `${URL}?2`], ["It is a square."]);

/** Two lines that the agent took at 1 s and 2 s of its own clock. */
function twoLines(): Dialogue {
  const begun = withLine(startDialogue(SESSION), { msgId: FIRST, saidAt: 10_000 });
  const said = withLine(begun, { msgId: SECOND, saidAt: 11_000 });
  return hearLetter(hearLetter(said, taken(FIRST), 1_000).dialogue, taken(SECOND), 2_000).dialogue;
}

const waitsFor = ({ open }: Dialogue) => open.map(({ msgId }) => msgId);

describe("a conversation that goes on", () => {
  it("shows the pictures of an answer, and the words beside them", () => {
    const heard = hearLetter(
      twoLines(),
      chat({ msgId: replyIdOf(SECOND, SESSION), texts: [picture] }),
      3_000,
    );
    expect(heard.shown).toEqual({ pictures: [URL, `${URL}?2`], words: ["It is a square."] });
  });

  it("knows which line an agent of ours answers, whatever their order", () => {
    const heard = hearLetter(
      twoLines(),
      chat({ msgId: replyIdOf(SECOND, SESSION), texts: ["Hello!"] }),
      3_000,
    );
    expect(waitsFor(heard.dialogue)).toEqual([FIRST]);
  });

  it("takes an answer of any other agent for one to the oldest line", () => {
    const heard = hearLetter(twoLines(), chat({ texts: ["Good day!"] }), 3_000);
    expect(waitsFor(heard.dialogue)).toEqual([SECOND]);
    expect(waitsFor(hearLetter(twoLines(), chat({ msgId: null, texts: ["Hm."] }), null).dialogue)).toEqual([
      SECOND,
    ]);
  });

  it("goes on waiting after a word on the way to an answer", () => {
    const heard = hearLetter(twoLines(), chat({ texts: ["Still drawing."], says: "progress" }), 3_000);
    expect(waitsFor(heard.dialogue)).toEqual([FIRST, SECOND]);
    expect(heard.shown.words).toEqual(["Still drawing."]);
  });

  it("waits for nothing that the agent took before it ended the session, and for all that it took later", () => {
    const heard = hearLetter(twoLines(), chat({ endsSession: true }), 1_500);
    expect(waitsFor(heard.dialogue)).toEqual([SECOND]);
    expect(heard.shown.words).toEqual(["The agent ended the conversation here."]);
  });

  it("waits no more for a line that the answer to another one says is stopped, and on for what still comes", () => {
    const stopping = withLine(twoLines(), { msgId: STRANGER, saidAt: 12_000 });
    const later = withLine(stopping, { msgId: LATER, saidAt: 13_000 });
    const answer = { msgId: replyIdOf(STRANGER, SESSION), texts: ["Stopped: 1 picture."], stopped: [SECOND] };
    const heard = hearLetter(later, chat(answer), 3_000);
    expect(waitsFor(heard.dialogue)).toEqual([FIRST, LATER]);
    const tooLate = hearLetter(later, chat({ ...answer, stopped: [] }), 3_000);
    expect(waitsFor(tooLate.dialogue)).toEqual([FIRST, SECOND, LATER]);
  });

  it("does not speak of the end that follows every picture", () => {
    const answered = hearLetter(
      twoLines(),
      chat({ msgId: replyIdOf(FIRST, SESSION), texts: [picture] }),
      3_000,
    );
    const heard = hearLetter(answered.dialogue, chat({ endsSession: true }), 1_500);
    expect(heard.shown).toEqual({ words: [], pictures: [] });
    expect(waitsFor(heard.dialogue)).toEqual([SECOND]);
  });

  it("says so of what it cannot read", () => {
    const heard = hearLetter(twoLines(), { kind: "other", schemaDigest: "model:0" }, null);
    expect(heard.shown.words).toEqual(["(A message of another kind came: model:0)"]);
  });

  it("knows which lines have waited for too long", () => {
    expect(overdueLines(twoLines(), 70_000, 60_000).map(({ msgId }) => msgId)).toEqual([FIRST]);
    expect(overdueLines(twoLines(), 69_999, 60_000)).toEqual([]);
  });
});
