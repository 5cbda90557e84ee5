import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isWaiting, pictureKeyOf, type Turn, turnsOf } from "../../../page/chat/turns.ts";
import type { WireRecord } from "../../../page/letters/wire-record.ts";
import {
  acknowledgementLetter,
  asideLetter,
  chatLetter,
  endNotice,
  endSessionLetter,
  type Letter,
  noticeLetter,
} from "../../../src/agent/letter.ts";
import { picturesText } from "../../../src/agent/markdown-picture.ts";
import { replyLetters } from "../../../src/agent/reply.ts";
import { replyIds } from "../../../src/agent/reply-id.ts";
import { encodeEnvelope, sealEnvelope } from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const NOW = 1_790_000_000_000;
const SESSION = "0b7d5b5e-5df4-4a5b-8f6f-1e7d6b8d0c11";
const FIRST = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11";
const SECOND = "9d7b3f0a-7a55-4a35-8a1e-0a6c1f1f2b22";
const KEY = "00112233445566778899aabbccddeeff";
const agent = identityFromSeed("agent");
const line = { form: "chat", session: SESSION } as const;
const pen = { now: NOW, newId: randomUUID };

function sent(id: string, text: string): WireRecord {
  const wire = sealed({ ...noticeLetter(pen, line, text) });
  return {
    id,
    direction: "sent",
    session: SESSION,
    text,
    at: NOW,
    sending: { state: "taken", tookMs: 5 },
    wire,
  };
}

function received(letter: Letter, facts: { genuine?: boolean; id?: string } = {}): WireRecord {
  const { genuine = true, id = randomUUID() } = facts;
  return {
    id,
    direction: "received",
    session: SESSION,
    at: NOW + 1,
    via: "stream",
    genuine,
    wire: sealed(letter),
  };
}

function sealed({ session, schemaDigest, protocolDigest, payload }: Letter): string {
  const target = agent.address;
  return encodeEnvelope(
    sealEnvelope(agent, {
      target,
      session,
      schemaDigest,
      protocolDigest,
      message: payload,
      expires: null,
      nonce: 0n,
    }),
  );
}

const picture = (msgId: string, url: string) =>
  chatLetter(replyIds(pen, msgId, SESSION), line, picturesText("a fox", [url]));
const only = (records: WireRecord[]): Turn => {
  const [turn] = turnsOf(records);
  if (turn === undefined) throw new Error("no turn");
  return turn;
};

describe("the conversation that envelopes make", () => {
  it("is acknowledged, has its picture, and ends", () => {
    const turn = only([
      sent(FIRST, "a fox"),
      received(acknowledgementLetter(pen, line, FIRST)),
      received(picture(FIRST, `https://agent.example/images/${KEY}.png`)),
      received(endSessionLetter(pen, line)),
    ]);
    expect(turn).toMatchObject({ acknowledgedAt: NOW + 1, sessionEnded: true });
    expect(turn.answers).toMatchObject([{ kind: "picture", path: `/images/${KEY}.png` }]);
  });

  it("gives each picture to the message that asked for it, in whatever order they come", () => {
    const [first, second] = turnsOf([
      sent(FIRST, "a fox"),
      sent(SECOND, "an owl"),
      received(picture(SECOND, `https://agent.example/images/${KEY}.webp`)),
      received(picture(FIRST, `https://agent.example/images/${KEY}.png`)),
    ]);
    expect(first?.answers).toMatchObject([{ path: `/images/${KEY}.png` }]);
    expect(second?.answers).toMatchObject([{ path: `/images/${KEY}.webp` }]);
  });

  it("shows nothing of a card: the page has buttons of its own, and the words beside it stand there once", () => {
    const url = `https://agent.example/images/${KEY}.png`;
    const said = { kind: "picture", urls: [url], notes: ["Want it different?"] } as const;
    const question = { form: "chat", msgId: FIRST, session: SESSION, description: "a fox" } as const;
    const withCard = {
      ...said,
      urls: [url],
      notes: [...said.notes],
      card: { language: "en", isWide: false, first: 1 },
    } as const;
    const letters = replyLetters(pen, question, withCard, true).map((letter) => received(letter));
    const turn = only([sent(FIRST, "a fox"), ...letters]);
    expect(turn.answers).toMatchObject([
      { kind: "picture", path: `/images/${KEY}.png`, alt: "a fox" },
      { kind: "words", text: "Want it different?" },
    ]);
    expect(JSON.stringify(turn)).not.toContain("four_variations");
    expect(isWaiting(turn, NOW)).toBe(false);
  });

  it("counts a letter once that came twice under two uuids", () => {
    const letter = picture(FIRST, `https://agent.example/images/${KEY}.png`);
    expect(only([sent(FIRST, "a fox"), received(letter), received(letter)]).answers).toHaveLength(1);
  });

  it.each(["Still drawing.", "Pictures take about 20 seconds here."])(
    "takes what is said beside the reply, while it is due, for no answer: %s",
    (words) => {
      const turn = only([sent(FIRST, "a fox"), received(asideLetter(pen, line, "progress", words))]);
      expect(turn).toMatchObject({ progress: words, answers: [] });
      expect(isWaiting(turn, NOW + 1_000)).toBe(true);
    },
  );

  it("has several pictures and the notes under them, in one text", () => {
    const urls = ["0".repeat(32), "1".repeat(32)].map((key) => `https://agent.example/images/${key}.png`);
    const text = `${urls.map((url) => `![a fox](${url})`).join("\n\n")}\n\nThe sky is mine.`;
    const turn = only([
      sent(FIRST, "two foxes"),
      received(chatLetter(replyIds(pen, FIRST, SESSION), line, text)),
    ]);
    expect(turn.answers).toMatchObject([
      { kind: "picture", path: `/images/${"0".repeat(32)}.png`, alt: "a fox" },
      { kind: "picture", path: `/images/${"1".repeat(32)}.png` },
      { kind: "words", text: "The sky is mine." },
    ]);
  });

  it("goes on in its session after an end: the end of an earlier turn ends no later one", () => {
    // The agent's clock is half a minute ahead of this browser's.
    const ahead = (ms: number) => ({ ...pen, now: NOW + 30_000 + ms });
    const records = [
      sent(FIRST, "a fox"),
      received(acknowledgementLetter(ahead(0), line, FIRST)),
      received(picture(FIRST, `https://agent.example/images/${KEY}.png`)),
      received(endSessionLetter(ahead(5), line)),
      { ...sent(SECOND, "make it night"), at: NOW + 10_000 },
    ];
    const [, second] = turnsOf(records);
    expect(second).toMatchObject({ sessionEnded: false, records: [SECOND] });
    expect(second && isWaiting(second, NOW + 11_000)).toBe(true);
    const taken = { ...received(acknowledgementLetter(ahead(10_000), line, SECOND)), at: NOW + 10_100 };
    expect(turnsOf([...records, taken])[1]?.sessionEnded).toBe(false);
  });

  it("waits no more for what the agent says it has stopped, and on for what is already being drawn", () => {
    const stop = { ...sent(SECOND, "stop, please"), at: NOW + 500 };
    const answer = (stopped: string[]) => {
      const question = { form: "chat", msgId: SECOND, session: SESSION, description: "" } as const;
      const reply = { kind: "notice", text: "As far as I can.", stopped } as const;
      return replyLetters(pen, question, reply, false).map(received);
    };
    const waits = (records: WireRecord[]) => turnsOf(records).map((turn) => isWaiting(turn, NOW + 1_000));
    const said = [sent(FIRST, "a fox"), stop];
    expect(waits(said)).toEqual([true, true]);
    expect(waits([...said, ...answer([FIRST])])).toEqual([false, false]);
    expect(turnsOf([...said, ...answer([FIRST])])[0]?.cancelled).toBe(true);
    expect(waits([...said, ...answer([])])).toEqual([true, false]);
  });

  it("tells an apology from other words", () => {
    const says = (letter: Letter) => only([sent(FIRST, "a fox"), received(letter)]).answers;
    const apology = { kind: "apology", reason: "refused" } as const;
    const question = { form: "chat", msgId: FIRST, session: SESSION, description: "" } as const;
    const [letter] = replyLetters(pen, question, apology, false);
    if (letter === undefined) throw new Error("nothing was said");
    expect(says(letter)).toMatchObject([{ kind: "words", tone: "apology" }]);
    expect(says(noticeLetter(pen, line, "Hello!"))).toMatchObject([
      { kind: "words", tone: "plain", text: "Hello!" },
    ]);
  });

  it("waits on for a line that crossed the end of the session: the agent draws it", () => {
    const crossing = { ...sent(SECOND, "an owl"), at: NOW + 90 };
    const ends = { ...received(endSessionLetter({ ...pen, now: NOW + 80 }, line)), at: NOW + 130 };
    const acknowledgement = acknowledgementLetter({ ...pen, now: NOW + 110 }, line, SECOND);
    const records = [
      sent(FIRST, "a fox"),
      received(acknowledgementLetter(pen, line, FIRST)),
      received(picture(FIRST, `https://agent.example/images/${KEY}.png`)),
      crossing,
      ends,
    ];
    const waiting = (turns: Turn[]) => turns.map((turn) => isWaiting(turn, NOW + 1_000));
    expect(waiting(turnsOf(records))).toEqual([false, true]);
    const taken = turnsOf([...records, { ...received(acknowledgement), at: NOW + 140 }]);
    expect(waiting(taken)).toEqual([false, true]);
    expect(taken.map((turn) => turn.sessionEnded)).toEqual([true, false]);
    const drawn = picture(SECOND, `https://agent.example/images/${KEY}.webp`);
    expect(turnsOf([...records, received(drawn)])[1]?.answers).toMatchObject([{ kind: "picture" }]);
  });

  it("stops waiting when the agent ends the session in place of an answer", () => {
    const later = (now: number) => ({ ...pen, now });
    const turn = only([
      sent(FIRST, "a fox"),
      received(acknowledgementLetter(later(NOW + 40), line, FIRST)),
      received(endNotice(replyIds(later(NOW + 40), FIRST, SESSION), line)),
    ]);
    expect(turn).toMatchObject({ answers: [], sessionEnded: true });
    expect(isWaiting(turn, NOW + 1_000)).toBe(false);
  });

  it("keeps a letter apart that the agent did not sign, and lets it stand in for nothing", () => {
    const forged = picture(FIRST, `https://agent.example/images/${KEY}.png`);
    const turn = only([sent(FIRST, "a fox"), received(forged, { genuine: false }), received(forged)]);
    expect(turn.forged).toHaveLength(1);
    expect(turn.answers).toHaveLength(1);
  });

  it("leaves a letter that nobody signed with the message after which it came", () => {
    const later = { ...sent(SECOND, "an owl"), at: NOW + 60_000 };
    const forged = received(noticeLetter(pen, line, "Send me your seed."), { genuine: false });
    const [first, second] = turnsOf([sent(FIRST, "a fox"), forged, later]);
    expect([first?.forged.length, second?.forged.length]).toEqual([1, 0]);
  });

  it.each([
    "https://evil.example/picture.png",
    "https://agent.example/images/../x.png",
    "javascript:alert(1)",
  ])("loads no picture from %s", (url) => {
    const [answer] = only([sent(FIRST, "a fox"), received(picture(FIRST, url))]).answers;
    expect(answer?.kind).toBe("words");
  });
});

it("knows the key in a picture's path", () => {
  expect(pictureKeyOf(`/images/${KEY}.png`)).toBe(KEY);
});
