import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatForm } from "../../../src/agent/form.ts";
import { errorLetter } from "../../../src/agent/letter.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import * as words from "../../../src/agent/words.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { chat, clockAndIdsAt, newId, reading } from "./letters.ts";
import { DRAWING, type Peer, talk } from "./two-agents.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const OWN_PICTURE = "Image generated successfully.\n\n![a fox](https://agent.example/images/1.png)";

/** What a person reads who says one thing after the other, each answer whole before the next line. */
function conversation(
  agent: AgentInMemory,
  lines: readonly { readonly text: string; readonly at: number }[],
) {
  return lines.map(({ text, at }) => {
    const { letters, draw } = agent.take(chat(text, { now: at }), at);
    return [...letters, ...(draw?.(at + DRAWING) ?? [])].map(reading);
  });
}

const answersOf = (letters: readonly string[]) => letters.filter((read) => read !== "acknowledgement");

const GREETING = sentencesIn("en").greeting;

describe("a person", () => {
  it("reads over the quota, every time, in how many minutes the next picture is free", () => {
    const agent = new AgentInMemory({ quota: 1 });
    const lines = ["a fox", "an owl", "an owl", "an owl"].map((text, n) => ({ text, at: n * 4 * SECOND }));
    const sentence = sentencesIn("en").overQuota(1, 60, 60);
    expect(sentence).toContain("You can have the next one in 60 minutes.");
    const [, ...refused] = conversation(agent, lines).map(answersOf);
    expect(refused).toEqual([[sentence], [sentence], [sentence]]);
    const [[later] = []] = conversation(agent, [{ text: "an owl", at: 48 * MINUTE }]).map(answersOf);
    expect(later).toContain("You can have the next one in 12 minutes.");
  });

  it("who says hi twice is greeted twice", () => {
    const lines = [
      { text: "hi", at: 0 },
      { text: "hi", at: SECOND },
    ];
    const answers = conversation(new AgentInMemory(), lines).map(answersOf);
    expect(answers).toEqual([[GREETING], [GREETING]]);
  });

  it("who says the same words within three seconds of their picture is told so, then ended; later it is drawn anew", () => {
    const agent = new AgentInMemory();
    const at = (seconds: number) => ({ text: "a fox", at: DRAWING + seconds * SECOND });
    const [, ...echoes] = conversation(agent, [{ text: "a fox", at: 0 }, at(1), at(3), at(5)]).map(answersOf);
    expect(echoes).toEqual([[sentencesIn("en").justAnswered], ["end-session"], ["end-session"]]);
    expect(agent.drawn).toBe(1);
    expect(conversation(agent, [at(9)]).map(answersOf)[0]?.[0]).toContain("Image generated successfully.");
  });

  it.each([
    ["an empty text", [{ type: "text", text: "  " }]],
    ["a lone end-session", [{ type: "end-session" }]],
    ["metadata alone", [{ type: "metadata", metadata: { mood: "calm" } }]],
    [
      "one of our sentences with its end-session",
      [{ type: "text", text: words.ENDING }, { type: "end-session" }],
    ],
  ] as const)("who sends %s gets the acknowledgement alone", (_, content) => {
    expect(new AgentInMemory().take(chat(content), 0).letters.map(reading)).toEqual(["acknowledgement"]);
  });

  it.each([
    ["a lone start-session", [{ type: "start-session" }]],
    ["a start-session with an empty text", [{ type: "start-session" }, { type: "text", text: "" }]],
  ] as const)("who sends %s is offered attachments, without a word", (_, content) => {
    const { letters } = new AgentInMemory().take(chat(content), 0);
    expect(letters.map(reading)).toEqual(["acknowledgement", "metadata"]);
    expect(letters[1]?.payload).toContain('"metadata": {"attachments": "true"}');
  });

  it("who only mentions us is greeted", () => {
    const { letters } = new AgentInMemory().take(chat("@image-agent"), 0);
    expect(letters.map(reading)).toEqual(["acknowledgement", GREETING]);
  });

  it.each([
    ["chat", "end-session"],
    ["legacy-chat", `${words.ENDING} + end-session`],
  ] as const)("who pastes our own words in %s has the session ended, in that dialect", (form, end) => {
    for (const text of [OWN_PICTURE, GREETING]) {
      const { letters } = new AgentInMemory().take(chat(text, { form }), 0);
      expect(letters.map(reading)).toEqual(["acknowledgement", end]);
    }
  });

  it("always reads words or an end-session, whatever was said, for twenty lines three seconds apart or more", () => {
    const anyText = fc.oneof(
      fc.constantFrom(
        "hi",
        "a fox",
        "a fox",
        "help!",
        GREETING,
        words.ENDING,
        OWN_PICTURE,
        "x".repeat(17_000),
      ),
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
    );
    const line = fc.record({ text: anyText, gap: fc.integer({ min: 3 * SECOND, max: MINUTE }) });
    const forms = fc.constantFrom<ChatForm>("chat", "legacy-chat");
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        forms,
        fc.integer({ min: 0, max: 5 }),
        (lines, form, quota) => {
          const agent = new AgentInMemory({ quota });
          let now = 0;
          for (const { text, gap } of lines) {
            now += gap;
            const { letters, draw } = agent.take(chat(text, { form, now }), now);
            const answers = answersOf([...letters, ...(draw?.(now + SECOND) ?? [])].map(reading));
            expect({ text, answers }).toSatisfy(() => answers.length > 0);
            if (form === "legacy-chat")
              expect(answers.every((read) => !read.startsWith("end-session"))).toBe(true);
          }
        },
      ),
    );
  }, 30_000);
});

describe("a pace that is no person's", () => {
  it("brings ten replies in words, three end-sessions in their place, and then the acknowledgement alone", () => {
    const lines = Array.from({ length: 20 }, (_, n) => ({ text: "hello", at: n * 100 }));
    const answers = conversation(new AgentInMemory(), lines).map(answersOf);
    expect(answers.slice(0, 10)).toEqual(Array(10).fill([GREETING]));
    expect(answers.slice(10, 13)).toEqual(Array(3).fill(["end-session"]));
    expect(answers.slice(13)).toEqual(Array(7).fill([]));
  });

  it("ends each of the sessions that somebody opens, for thirty of them", () => {
    const agent = new AgentInMemory();
    const answers = Array.from({ length: 50 }, (_, n) =>
      answersOf(agent.take(chat("hello", { session: newId() }), n * 10).letters.map(reading)).join(),
    );
    expect(answers.slice(10, 40)).toEqual(Array(30).fill("end-session"));
    expect(answers.slice(40)).toEqual(Array(10).fill(""));
  });

  it("ends no session in which a picture is still to come", () => {
    const agent = new AgentInMemory();
    const { draw } = agent.take(chat("a fox"), 0);
    const hellos = Array.from({ length: 15 }, (_, n) => ({ text: "hello", at: 100 + n }));
    const answers = conversation(agent, hellos).flatMap(answersOf);
    expect(answers).toEqual(Array(10).fill(GREETING));
    expect(draw?.(DRAWING).map(reading).at(-1)).toBe("end-session");
  });

  it("is nobody's who comes back in an hour", () => {
    const agent = new AgentInMemory();
    conversation(
      agent,
      Array.from({ length: 20 }, (_, n) => ({ text: "hello", at: n * 100 })),
    );
    const later = conversation(agent, [{ text: "hello", at: 61 * MINUTE }]).map(answersOf);
    expect(later).toEqual([[GREETING]]);
  });
});

/** Words, end-sessions and what they are answers to, each as often as ten minutes of a slow conversation have them. */
const MOST_MESSAGES = 2 * (30 + 30 + 3);
/** In the old dialect each asks the other's text model until the quota of six is used up. */
const MOST_AMONG_US = 20;

/** An agent that has an answer to every chat message, an end-session too, as the third document's. */
const chatterbox = (answer: (heard: string) => string, newSessions: boolean): Peer => ({
  take(letter, now) {
    const heard = reading(letter);
    if (heard === "acknowledgement" || heard === "silent") return { letters: [], draw: null };
    const session = newSessions ? newId() : letter.session;
    return { letters: [chat(answer(heard), { session, now })], draw: null };
  },
});

const opening = fc.oneof(
  fc.constantFrom(
    "hi",
    "a windmill",
    "draw a fox",
    "",
    GREETING,
    words.ENDING,
    sentencesIn("en").justAnswered,
    OWN_PICTURE,
  ),
  fc.string(),
);

describe("two agents", () => {
  it("of our own fall silent after one picture at most and a handful of messages, whatever the first text", () => {
    const form = fc.constantFrom<ChatForm>("chat", "legacy-chat");
    fc.assert(
      fc.property(opening, form, fc.integer({ min: 1, max: MINUTE }), (text, form, delay) => {
        const [ours, theirs] = [new AgentInMemory(), new AgentInMemory()];
        expect(talk(ours, theirs, chat(text, { form }), delay)).toBeLessThanOrEqual(MOST_AMONG_US);
        expect(ours.drawn + theirs.drawn).toBeLessThanOrEqual(1);
      }),
    );
  }, 30_000);

  it.each([
    ["the same words", () => "Hello from Agent1!"],
    ["a greeting", () => "hello"],
    ["our own words", (heard: string) => (heard === "end-session" ? GREETING : heard)],
    ["one of our sentences", () => words.ENDING],
  ])(
    "of which one always answers %s fall silent, with one picture at most",
    (_, answer) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1_500 }), (delay) => {
          const ours = new AgentInMemory();
          const messages = talk(chatterbox(answer, false), ours, chat("Hello from Agent1!"), delay);
          expect(messages).toBeLessThanOrEqual(MOST_MESSAGES);
          expect(ours.drawn).toBeLessThanOrEqual(1);
        }),
        { numRuns: 30 },
      );
    },
    30_000,
  );

  it("fall silent however slowly one of them answers, up to half a minute, in old sessions and new ones", () => {
    const answers = [() => "hello", (heard: string) => heard, () => `a thing number ${newId()}`];
    const peer = fc.record({
      answer: fc.constantFrom(...answers),
      newSessions: fc.boolean(),
      delay: fc.integer({ min: 1, max: 15 * SECOND }),
    });
    fc.assert(
      fc.property(peer, ({ answer, newSessions, delay }) => {
        talk(chatterbox(answer, newSessions), new AgentInMemory(), chat("hello"), delay);
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it("have nothing to say to an ErrorMessage", () => {
    const error = errorLetter(clockAndIdsAt(0), newId(), null, "no");
    expect(new AgentInMemory().take(error, 0)).toEqual({ letters: [], draw: null });
  });
});
