import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/agent/decide.ts";
import type { Situation } from "../../../src/agent/decision.ts";
import type { ChatForm } from "../../../src/agent/form.ts";
import { readIncoming } from "../../../src/agent/incoming.ts";
import { readIntent } from "../../../src/agent/intent/read-intent.ts";
import { newSenderState, type SenderState } from "../../../src/agent/sender-state.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import * as words from "../../../src/agent/words.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { directLetterOf } from "./direct-letters.ts";
import { readTranscripts } from "./intent/transcript.ts";
import { chat, newId, ORIGIN, reading } from "./letters.ts";
import { talk } from "./two-agents.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const EN = sentencesIn("en");

const SESSIONS = [newId(), newId(), newId()];
const MESSAGES = Array.from({ length: 8 }, newId);

/** Lines that make pictures, change them, stop them, delete them, and all that is none of these. */
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("a fox", "an owl", "a lighthouse in a storm", "ein Fuchs im Schnee"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("4 pictures of a bear", "again", "three variations", "make it night"),
  },
  { weight: 1, arbitrary: fc.constantFrom("cancel", "delete my data", EN.deleteConfirm, "history", "help") },
  { weight: 1, arbitrary: fc.constantFrom("hi", "thanks!", EN.greeting, words.ENDING, "what is love?") },
  { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
);
const direct = fc.constantFrom(
  { "image-request": "a fox" },
  { "image-request": "" },
  { "context-prompt": { context: "", text: "Why?" } },
  { "structured-prompt": "A number" },
  "health-check" as const,
  "unknown-schema" as const,
);
/** What a sender does next: who knows what, in whichever session, again or anew, and after how long. */
const step = fc.record({
  say: fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: direct }),
  session: fc.constantFrom(...SESSIONS),
  msgId: fc.option(fc.constantFrom(...MESSAGES)),
  gap: fc.oneof(
    fc.integer({ min: 0, max: 5 * SECOND }),
    fc.integer({ min: 5 * SECOND, max: 10 * MINUTE }),
    fc.constantFrom(HOUR, HOUR + 1, 2 * HOUR),
  ),
  /** Whether what is open is drawn before the next step. */
  isDrawn: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const steps = fc.array(step, { maxLength: 60 });
const form = fc.constantFrom<ChatForm>("chat", "legacy-chat");

/** Takes a step, and tells what of it can be seen from outside. */
function take(agent: AgentInMemory, { say, session, msgId, isDrawn }: Step, dialect: ChatForm, now: number) {
  const letter =
    typeof say === "string"
      ? chat(say, { form: dialect, session, now, ...(msgId !== null && { msgId }) })
      : directLetterOf(say, session, now);
  const { letters, draw } = agent.take(letter, now);
  return [...letters, ...(isDrawn ? (draw?.(now + 1) ?? []) : [])];
}

describe("quota", () => {
  it("is never promised twice: in no window are there more pictures than it, whatever is said, stopped or deleted", () => {
    fc.assert(
      fc.property(steps, form, fc.integer({ min: 1, max: 6 }), (all, dialect, quota) => {
        const agent = new AgentInMemory({ quota });
        let now = 0;
        let window = { start: Number.NEGATIVE_INFINITY, drawn: 0 };
        for (const one of all) {
          now += one.gap;
          const before = agent.drawn;
          take(agent, one, dialect, now);
          const more = agent.drawn - before;
          if (more > 0 && now - window.start > HOUR) window = { start: now, drawn: 0 };
          window.drawn += more;
          expect(window.drawn).toBeLessThanOrEqual(quota);
        }
      }),
    );
  });

  it("of the text model is one of its own, whatever is asked of it", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 4 }), (all, completions) => {
        const agent = new AgentInMemory({ completions });
        // Within one window: three kinds of questions, each with its own.
        for (const [n, one] of all.entries()) take(agent, one, "legacy-chat", n * SECOND);
        expect(agent.completed).toBeLessThanOrEqual(3 * completions);
      }),
    );
  });

  it("is used by no line whose intent is no picture, in any language and any order, but a yes to one that was asked about", () => {
    const lines = readTranscripts("transcripts").map(({ say }) => say);
    const anyLine = fc.oneof(fc.constantFrom(...lines), fc.string());
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (said) => {
        const agent = new AgentInMemory();
        const nothingYet = { pictures: 0, hasEarlier: false, attachments: 0, origin: ORIGIN };
        for (const [n, say] of said.entries()) {
          const { intent } = readIntent(say, { ...nothingYet, language: agent.state.language });
          const isYes = intent.kind === "talk" && intent.talk === "yes";
          const agrees = isYes && (agent.state.asking?.proposal ?? null) !== null;
          if (PICTURES.has(intent.kind) || agrees) continue;
          agent.take(chat(say, { now: n * MINUTE }), n * MINUTE);
          expect({ say, orders: agent.orders, completed: agent.completed }).toEqual({
            say,
            orders: [],
            completed: 0,
          });
        }
        expect(agent.state.pictures).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

/** Intents that cost something. */
const PICTURES: ReadonlySet<string> = new Set(["draw", "change", "again"]);

describe("an answer", () => {
  it("or the end of the session comes to every chat message of a person, however the agent is set up", () => {
    const setting = fc.record({
      quota: fc.integer({ min: 0, max: 3 }),
      can: fc.record({ draw: fc.boolean(), complete: fc.boolean() }),
      paused: fc.option(fc.constant("Back on Monday.")),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), form, setting, (all, dialect, given) => {
        const agent = new AgentInMemory(given);
        let now = 0;
        for (const one of all) {
          now += Math.max(one.gap, 4 * SECOND);
          if (typeof one.say !== "string" || one.say.trim() === "") continue;
          const letters = take(agent, { ...one, isDrawn: true }, dialect, now);
          const answers = letters.map(reading).filter((text) => text !== "acknowledgement");
          if (agent.outcome === "known") continue;
          expect({ said: one.say, outcome: agent.outcome, answers }).toSatisfy(() => answers.length > 0);
        }
      }),
    );
  });

  it("comes after the acknowledgement, which is the first letter and the only one of its kind", () => {
    fc.assert(
      fc.property(steps, form, (all, dialect) => {
        const agent = new AgentInMemory();
        for (const [n, one] of all.entries()) {
          if (typeof one.say !== "string") continue;
          const read = take(agent, one, dialect, n * MINUTE).map(reading);
          const kept = agent.outcome !== "known" && agent.outcome !== "busy";
          expect(read.filter((text) => text === "acknowledgement")).toHaveLength(kept ? 1 : 0);
          if (kept) expect(read[0]).toBe("acknowledgement");
        }
      }),
    );
  });
});

describe("two agents of our own", () => {
  it("fall silent in a bounded number of letters, whatever the first one is and in whatever form", () => {
    const opening = fc.oneof(
      fc.tuple(line, form).map(([text, dialect]) => chat(text, { form: dialect })),
      direct.map((message) => directLetterOf(message, newId(), 0)),
    );
    fc.assert(
      fc.property(opening, fc.integer({ min: 1, max: MINUTE }), (first, delay) => {
        const [ours, theirs] = [new AgentInMemory(), new AgentInMemory()];
        expect(talk(ours, theirs, first, delay)).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe("a decision", () => {
  it("changes nothing of what it was made from, and is the same each time", () => {
    fc.assert(
      fc.property(steps, form, (all, dialect) => {
        let state = newSenderState();
        for (const [n, { say, session }] of all.entries()) {
          if (typeof say !== "string") continue;
          const letter = chat(say, { form: dialect, session });
          const asked = readIncoming(letter.schemaDigest, letter.payload);
          if (asked.kind === "acknowledgement" || asked.kind === "silent") continue;
          const situation = () => frozen(situationOf(state, n * SECOND));
          const decision = decide(session, asked, situation());
          expect(decide(session, asked, situation())).toEqual(decision);
          if (decision.kind === "accepted") state = decision.state;
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** The first of a sender's messages, with nothing drawn yet; ids are counted from 1. */
function situationOf(state: SenderState, now: number): Situation {
  let ids = 0;
  const id = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
  };
  const hour = { maxRequests: 5, windowMs: HOUR };
  return {
    state,
    limits: { quota: hour, completionQuota: hour, messagesPerHour: 20 },
    access: { allowed: true, unlimited: false, listed: false },
    can: { draw: true, complete: true },
    paused: null,
    health: null,
    origin: ORIGIN,
    previous: null,
    streamed: null,
    original: null,
    open: [],
    pictures: {
      count: 0,
      hasEarlier: () => false,
      beingDrawn: () => null,
      nth: () => null,
      latestOfAll: () => null,
      linked: () => null,
      latest: () => [],
    },
    understanding: { kind: "rules" },
    clockAndIds: { now, newId: id },
  };
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value))
    for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}
