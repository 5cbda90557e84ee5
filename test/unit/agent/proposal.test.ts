import { describe, expect, it } from "vitest";
import { labelledLines } from "../../../dev/understanding/labelled-lines.ts";
import { readLine } from "../../../src/agent/intent/read-intent.ts";
import { type PaidWant, proposed, WANTS } from "../../../src/agent/intent/second-opinion/wants.ts";
import { newSenderState, senderStateSchema } from "../../../src/agent/sender-state.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { chat, newId, reading } from "./letters.ts";

const MINUTE = 60_000;
const EN = sentencesIn("en");
const SESSION = newId();

/** What is read after a line; a picture comes at once. */
function say(agent: AgentInMemory, text: string, now: number, session = SESSION): string[] {
  const { letters, draw } = agent.take(chat(text, { now, session }), now);
  return [...letters, ...(draw?.(now + 5_000) ?? [])]
    .map(reading)
    .filter((read) => read !== "acknowledgement");
}

const found = new Map<PaidWant, string>();

/** A line that the model is in doubt of, whichever that is after the next training. */
function doubtful(want: PaidWant): string {
  const line = found.get(want) ?? firstDoubtful(want);
  found.set(want, line);
  return line;
}

function firstDoubtful(want: PaidWant): string {
  const facts = { pictures: 1, hasEarlier: true, attachments: 0, origin: null, language: "en" } as const;
  const first = labelledLines().find(({ line }) => {
    const { proposes, understood } = readLine(line, facts);
    return proposes === want && understood.language === "en";
  });
  if (first === undefined) throw new Error(`no line leaves a doubt whether it is ${want}`);
  return first.line;
}

/** An agent that has drawn a boat and asks about a line. */
function asking(want: PaidWant): { agent: AgentInMemory; line: string } {
  const agent = new AgentInMemory();
  const line = doubtful(want);
  say(agent, "a boat", 0);
  const read = say(agent, line, MINUTE);
  expect(read, line).toEqual([EN.propose[want]]);
  expect(agent.drawn, line).toBe(1);
  return { agent, line };
}

describe("a line that may be a remark or a change", () => {
  it.each([
    "yes",
    "do it",
    "Yes please!",
    "ok",
    "ja",
    "ja bitte",
    "sí",
    "oui",
    "sim",
    "sì",
    "हाँ",
    "好",
    "はい",
  ])("is done after %s, without a further question", (yes) => {
    const { agent } = asking("change");
    say(agent, yes, 2 * MINUTE);
    expect(agent.drawn).toBe(2);
    expect(agent.orders[1]?.edit?.inputs).toHaveLength(1);
  });

  it.each(["no", "nein", "no thanks"])("is left alone after %s, which is answered", (no) => {
    const { agent } = asking("change");
    expect(say(agent, no, 2 * MINUTE)).toHaveLength(1);
    expect(agent.drawn).toBe(1);
  });

  it("is forgotten after another line, in another session, and after a while", () => {
    const another = asking("change").agent;
    say(another, "thanks!", 2 * MINUTE);
    say(another, "yes", 3 * MINUTE);
    const elsewhere = asking("change").agent;
    say(elsewhere, "yes", 2 * MINUTE, newId());
    const late = asking("change").agent;
    say(late, "yes", 12 * MINUTE);
    expect([another, elsewhere, late].map(({ drawn }) => drawn)).toEqual([1, 1, 1]);
  });

  it("is done once", () => {
    const { agent } = asking("change");
    say(agent, "yes", 2 * MINUTE);
    say(agent, "yes", 3 * MINUTE);
    expect(agent.drawn).toBe(2);
  });

  it("is no question about a deletion", () => {
    const { agent } = asking("change");
    expect(say(agent, "yes, delete everything", 2 * MINUTE)).not.toContain(EN.deleted);
  });
});

describe("a line that may be a remark or a new picture", () => {
  it("is drawn in the person's own words after a yes", () => {
    const { agent, line } = asking("draw");
    say(agent, "yes", 2 * MINUTE);
    const facts = { pictures: 1, hasEarlier: true, attachments: 0, origin: null, language: "en" } as const;
    expect(agent.orders[1]?.prompt.length).toBeGreaterThan(3);
    expect(line.toLowerCase()).toContain(agent.orders[1]?.prompt.toLowerCase());
    expect(agent.orders[1]?.parent).toBe(null);
    expect(readLine(line, facts).understood.intent.kind).not.toBe("draw");
  });
});

describe("what is worth a question", () => {
  const likely = (shares: Partial<Record<(typeof WANTS)[number], number>>) =>
    WANTS.map((want) => shares[want] ?? 0);

  it("is a picture that is likely enough, and of those the likeliest", () => {
    expect(proposed(likely({ talk: 0.5, change: 0.3, draw: 0.2 }))).toBe("change");
    expect(proposed(likely({ talk: 0.5, again: 0.4 }))).toBe("again");
    expect(proposed(likely({ talk: 0.8, change: 0.2 }))).toBe(null);
  });

  it("is never a change where there is nothing to change", () => {
    const facts = { pictures: 0, hasEarlier: false, attachments: 0, origin: null, language: null } as const;
    for (const { line } of labelledLines().slice(0, 400))
      expect(readLine(line, facts).proposes).not.toBe("change");
  });
});

describe("a sender's row", () => {
  it("of before there were such questions asks about a deletion, as it did", () => {
    const { asking: kept } = senderStateSchema.parse({
      ...newSenderState(),
      asking: { session: "one", at: 1 },
    });
    expect(kept).toEqual({ session: "one", at: 1, proposal: null });
  });
});
