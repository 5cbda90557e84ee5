import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { chat, newId, ORIGIN, reading } from "./letters.ts";

/** What ASI:One sends, as docs/asi1.md tells of it. The table there names what is held elsewhere. */

const EN = sentencesIn("en");
const MINUTE = 60_000;
const US = "@agent1qf8squj0he658qszt4vtq4ehcgqdnntwxr50d4xyqusnzqhrac2qw66f83u";
const OTHER_SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b22";

interface Line {
  readonly say: string | readonly ChatContent[];
  readonly session?: string;
  readonly msgId?: string;
}

/** Says one line a minute; each picture is there before the next. Gives what a person reads, and what was ordered. */
function say(...lines: readonly (string | Line)[]) {
  const agent = new AgentInMemory();
  const read = lines.map((line, n) => {
    const { say: content, ...more } = typeof line === "string" ? { say: line } : line;
    const now = (n + 1) * MINUTE;
    const { letters, draw } = agent.take(chat(content, { now, ...more }), now);
    return [...letters, ...(draw?.(now + 5_000) ?? [])].map(reading);
  });
  return { read, agent, orders: agent.orders };
}

describe("a line from ASI:One", () => {
  it.each([
    `${US} draw a fox in the snow`,
    "@painter draw a fox in the snow",
    "@painter, draw a fox in the snow\n\n[Additional Context]\nThe user lives in Rome and likes cats.",
    "draw a fox in the snow\n[Additional Context]a cat[/Additional Context]",
    "<knowledge_graph>\n(user)-[likes]->(cats)\n</knowledge_graph>\n@painter draw a fox in the snow",
    "draw a fox in the snow <knowledge_graph>(user)-[likes]->(cats)",
  ])("is drawn without what the platform adds: %j", (line) => {
    const { orders } = say(line);
    expect(orders.map(({ prompt }) => prompt.trim())).toEqual(["a fox in the snow"]);
  });

  it("that is a mention alone gets a greeting, and draws nothing", () => {
    const { read, agent } = say(US);
    expect(read[0]).toEqual(["acknowledgement", EN.greeting]);
    expect(agent.drawn).toBe(0);
  });

  it("brings a person's upload as a Markdown link, whatever the link ends in", () => {
    const upload = "https://res.cloudinary.com/fetch-ai/image/upload/v17/uploads/3f2a9c0d";
    const { orders } = say(`@painter ![holiday](${upload}) make it a watercolour`);
    expect(orders[0]?.edit).toEqual({
      instruction: "make it a watercolour",
      inputs: [{ kind: "remote", uri: upload }],
    });
    expect(orders[0]?.prompt).not.toContain("http");
    const alone = say(`![holiday](${upload})`);
    expect(alone.read[0]).toEqual(["acknowledgement", EN.attachmentAlone]);
    expect(alone.agent.drawn).toBe(0);
  });
});

describe("the start of a session", () => {
  it("is answered with the offer to attach pictures, once, and with nothing to read", () => {
    const { read } = say({ say: [{ type: "start-session" }] });
    expect(read).toEqual([["acknowledgement", "metadata"]]);
  });

  it("that brings words is a line like any other", () => {
    const { orders, read } = say({ say: [{ type: "start-session" }, { type: "text", text: "draw a fox" }] });
    expect(orders).toHaveLength(1);
    expect(read[0]?.[0]).toBe("acknowledgement");
  });
});

describe("a session", () => {
  it("ends with its picture, goes on with the next line, and knows its pictures", () => {
    const { read, orders } = say("draw a fox in the snow", "make it night");
    for (const answer of read) expect(answer.at(-1)).toBe("end-session");
    expect(orders[1]?.parent).not.toBeNull();
  });

  it("knows nothing of another one's pictures: a new chat begins anew", () => {
    const { read, agent } = say("draw a fox in the snow", { say: "make it night", session: OTHER_SESSION });
    expect(read[1]).toEqual(["acknowledgement", EN.nothingToChange]);
    expect(agent.drawn).toBe(1);
  });
});

describe("a message that ASI:One sends once more", () => {
  it("is not answered again in its session, and from the record in another", () => {
    const msgId = newId();
    const line = { say: "a fox", msgId };
    const { read, agent } = say(line, line, { ...line, session: OTHER_SESSION });
    expect(read[1]).toEqual([]);
    expect(read[2]).toEqual(read[0]);
    expect(agent.drawn).toBe(1);
  });
});

describe("our own reply, rewritten by ASI:One's planner and sent back", () => {
  it.each([
    "Image generated successfully! Here is your fox in the snow.",
    "✅ Image generated! Here is your fox:",
    "**Your image has been generated successfully**\n\nHere is the fox in the snow.",
    `![a fox](${ORIGIN}/images/${"0".repeat(32)}.png)`,
    `${ORIGIN}/images/${"0".repeat(32)}.png`,
    "<stripe:payment_id:3f2a9c0d-4e5b-4a71-8293-a4b5c6d7e8f9:CONFIRM>",
  ])("ends the session and draws nothing: %j", (line) => {
    const { read, agent } = say("draw a fox in the snow", line);
    expect(read[1]).toEqual(["acknowledgement", "end-session"]);
    expect(agent.drawn).toBe(1);
  });
});

describe("what ASI:One reads of an answer", () => {
  it("has no word that counts as a failure where nothing went wrong", () => {
    const { read } = say(
      "draw a fox",
      "thanks!",
      "help",
      "who made you?",
      "history",
      "how many pictures do I have left?",
      "make it night",
      "draw me a picture",
    );
    const words = read.flat().join("\n");
    expect(words).not.toMatch(/\b(?:error|failed|failure|unable|sorry|cannot|apolog)/i);
  });

  it("is a picture by a Markdown link that ends like one, in the first text after the acknowledgement", () => {
    const [[acknowledgement, first = ""] = []] = say("draw a fox").read;
    expect(acknowledgement).toBe("acknowledgement");
    expect(first).toMatch(
      /^Image generated successfully\.\n\n!\[a fox\]\(https:\/\/\S+\/images\/[0-9a-f]{32}\.(?:png|jpg|webp|gif)\)/,
    );
  });
});
