import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stoppedIn } from "../../../src/agent/message-kind.ts";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { chat, newId, ORIGIN, reading } from "./letters.ts";

const MINUTE = 60_000;
const EN = sentencesIn("en");

interface Line {
  readonly say: readonly ChatContent[] | string;
  readonly session?: string;
  /** False: the picture is not drawn before the next line. */
  readonly drawn?: boolean;
}

/** What a person reads after each line, a minute between two; pictures come before the next line. */
function converse(agent: AgentInMemory, lines: readonly (Line | string)[]): string[][] {
  return lines.map((given, n) => {
    const { say, session, drawn = true } = typeof given === "string" ? { say: given } : given;
    const now = (n + 1) * MINUTE;
    const { letters, draw } = agent.take(chat(say, { now, ...(session !== undefined && { session }) }), now);
    const later = drawn ? (draw?.(now + 5_000) ?? []) : [];
    return [...letters, ...later].map(reading).filter((text) => text !== "acknowledgement");
  });
}

const textOf = (said: readonly string[] | undefined) => said?.[0] ?? "";

describe("what costs nothing", () => {
  it.each([
    ["Hi there!", EN.greeting],
    ["thanks!", EN.talk.thanks],
    ["cancel", EN.nothingToCancel],
    ["help", EN.help(30)],
    ["who made you?", EN.about.maker],
    ["history", EN.historyEmpty],
    ["how many pictures do I have left?", EN.quotaLeft(30, null)],
    ["is it done?", EN.waiting(0)],
    ["make it night", EN.nothingToChange],
    ["again", EN.nothingToChange],
    ["draw me a picture", EN.vague],
    ["danke!", sentencesIn("de").talk.thanks],
    ["gracias", sentencesIn("es").talk.thanks],
  ])("%j is answered in the person's words", (line, answer) => {
    const agent = new AgentInMemory();
    expect(converse(agent, [line])).toEqual([[answer]]);
    expect(agent.drawn).toBe(0);
  });

  it("is every line that is no wish for a picture, and no input draws more than its quota", () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          "a fox",
          "4 pictures of an owl",
          "again",
          "make it night",
          "four variations",
          "cancel",
        ),
        fc.constantFrom("hi", "help", "thanks", "yes delete everything", "delete my data", "history"),
        fc.string(),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 6 }), (said, quota) => {
        const agent = new AgentInMemory({ quota });
        converse(agent, said);
        expect(agent.drawn).toBeLessThanOrEqual(quota);
      }),
    );
  });
});

describe("pictures as turns", () => {
  it("are changed, drawn again and picked by their number, each from the right one", () => {
    const agent = new AgentInMemory();
    converse(agent, ["a lake", "a castle", "same but at night", "the first one, but in winter", "again"]);
    expect(agent.orders.map(({ prompt }) => prompt)).toEqual([
      "a lake",
      "a castle",
      "a castle, at night",
      "a lake, in winter",
      "a lake, in winter",
    ]);
    const [lake, castle, , winter, again] = agent.orders;
    expect([lake?.parent, castle?.parent, winter?.edit?.instruction]).toEqual([null, null, "but in winter"]);
    expect(winter?.edit?.inputs).toEqual([{ kind: "own", key: winter?.parent, extension: "png" }]);
    expect(again?.edit).toBeNull();
    expect(again?.parent).not.toBeNull();
  });

  it("are known while they are being drawn: a change then is a picture of its own", () => {
    const agent = new AgentInMemory();
    const [, second] = converse(agent, [{ say: "a lake", drawn: false }, "same but at night"]);
    expect(second?.[0]).toBe(EN.queued(1));
    expect(agent.orders[1]).toMatchObject({ prompt: "a lake, at night", edit: null });
    expect(second?.[1]).toContain(EN.drawnAs("a lake, at night"));
  });

  it("that came together are the ones that a number means, until another picture comes", () => {
    const agent = new AgentInMemory();
    const lines = ["a lake", "a castle", "two pictures of an owl", "thanks!", "the second one, but blue"];
    converse(agent, lines);
    const [, , owls] = agent.jobsOfOrders;
    expect(agent.orders.at(-1)).toMatchObject({ prompt: "an owl, blue", parent: `${owls}-2` });
    converse(agent, ["the second one, but in winter", "two pictures of a fox", "the third one, but pink"]);
    expect(agent.orders.map(({ prompt }) => prompt).slice(4)).toEqual([
      "a castle, in winter",
      "a fox",
      "an owl, pink",
    ]);
  });

  it("of another session are only meant by name, or by their link", () => {
    const agent = new AgentInMemory();
    const session = newId();
    const [first] = converse(agent, ["a lake"]);
    const link = /\((http\S+)\)/.exec(textOf(first))?.[1] ?? "";
    const said = converse(agent, [
      { say: "make it night", session },
      { say: "my last picture but blue", session },
      { say: `make it pink ${link}`, session: newId() },
      { say: `make it pink ${ORIGIN}/images/${"0".repeat(32)}.png`, session: newId() },
    ]);
    expect(said[0]).toEqual([EN.nothingToChange]);
    expect(said[3]).toEqual([EN.noSuchPicture(0)]);
    expect(agent.orders.map(({ prompt }) => prompt)).toEqual(["a lake", "a lake, blue", "a lake, pink"]);
  });

  it("are listed with their links", () => {
    const agent = new AgentInMemory();
    const said = converse(agent, ["a lake", "a castle", "history"]);
    expect(textOf(said[2])).toMatch(
      /^Your 2 pictures so far:\n\n1\. \[a lake\]\(http\S+\)\n2\. \[a castle\]/,
    );
  });

  it("come with one suggestion a session", () => {
    const said = converse(new AgentInMemory(), ["a lake", "a castle"]);
    expect(said.map((texts) => textOf(texts).includes(EN.suggestion))).toEqual([true, false]);
  });
});

describe("several pictures", () => {
  it("come in one reply, and count each", () => {
    const agent = new AgentInMemory();
    const said = converse(agent, ["3 pictures of an owl", "how many pictures do I have left?"]);
    expect(textOf(said[0]).match(/!\[an owl\]\(http/g)).toHaveLength(3);
    expect(textOf(said[1])).toContain("27");
  });

  it("are as many as are left, and as may be, and that is said", () => {
    const agent = new AgentInMemory({ quota: 6 });
    const said = converse(agent, ["10 pictures of an owl", "4 pictures of a fox", "a bear"]);
    expect(textOf(said[0])).toContain(EN.onlySoMany(4));
    expect(textOf(said[1])).toContain(EN.onlySoMany(2));
    expect(textOf(said[1]).match(/!\[/g)).toHaveLength(2);
    expect(textOf(said[2])).toBe(EN.overQuota(6, 60, 58));
    expect(agent.drawn).toBe(6);
  });
});

describe("cancel", () => {
  it("stops what is not paid", () => {
    const agent = new AgentInMemory();
    const said = converse(agent, [{ say: "a lake", drawn: false }, "cancel", "is it done?"]);
    expect(said.slice(1)).toEqual([[EN.cancelled(1, 0)], [EN.waiting(0)]]);
  });

  it("tells the client which lines it stops: those get no answer of their own", () => {
    const agent = new AgentInMemory();
    const under = newId();
    const take = (text: string, msgId: string, now: number) =>
      agent.take(chat(text, { now, msgId }), now).letters.map(reading);
    take("a lake", newId(), MINUTE);
    agent.payForOpen();
    take("a castle", under, 2 * MINUTE);
    const answer = agent.take(chat("cancel", { now: 3 * MINUTE }), 3 * MINUTE).letters;
    expect(answer.map(reading)).toEqual(["acknowledgement", EN.cancelled(1, 1)]);
    const read = chatMessage.decode(answer.at(-1)?.payload ?? "");
    expect(read.ok && stoppedIn(read.message.content)).toEqual([under]);
  });

  it("says what is paid, and lets it come", () => {
    const agent = new AgentInMemory();
    converse(agent, [{ say: "a lake", drawn: false }]);
    agent.payForOpen();
    expect(converse(agent, ["cancel", "is it done?"])).toEqual([[EN.cancelled(0, 1)], [EN.waiting(1)]]);
  });
});

describe("delete my data", () => {
  it("asks once, and does it on the words that confirm it", () => {
    const agent = new AgentInMemory();
    const said = converse(agent, ["a lake", "delete my data", EN.deleteConfirm, "my last picture but blue"]);
    expect(said.slice(1)).toEqual([[EN.deleteAsk], [EN.deleted], [EN.nothingToChange]]);
  });

  it("keeps everything on any other answer, and the words alone do nothing", () => {
    const agent = new AgentInMemory();
    const said = converse(agent, ["a lake", "delete my data", "no", "make it night"]);
    expect(said[2]).toEqual([EN.deleteKept]);
    expect(agent.orders.at(-1)?.prompt).toBe("a lake, night");
    expect(converse(agent, [EN.deleteConfirm])[0]).not.toEqual([EN.deleted]);
  });

  it("holds for ten minutes, and in its session", () => {
    const agent = new AgentInMemory();
    converse(agent, ["delete my data"]);
    const [elsewhere] = converse(agent, [{ say: EN.deleteConfirm, session: newId() }]);
    expect(elsewhere).not.toEqual([EN.deleted]);
    converse(agent, ["delete my data"]);
    const late = agent.take(chat(EN.deleteConfirm), 13 * MINUTE).letters.map(reading);
    expect(late).not.toContain(EN.deleted);
  });

  it("renews no quota", () => {
    const agent = new AgentInMemory({ quota: 1 });
    const said = converse(agent, ["a lake", "delete my data", EN.deleteConfirm, "a castle"]);
    expect(textOf(said[3])).toBe(EN.overQuota(1, 60, 57));
  });
});

describe("attachments", () => {
  const resource = (uri: string, metadata: Record<string, string> = {}): ChatContent => ({
    type: "resource",
    resourceId: newId(),
    resources: [{ uri, metadata }],
  });

  it("are what a change starts from", () => {
    const agent = new AgentInMemory();
    const uri = "agent-storage://https://agentverse.ai/v1/storage/0b7d5b5e-5df4-4a5b-8f6f-1e7d6b8d0c11";
    converse(agent, [{ say: [{ type: "text", text: "make it a watercolour" }, resource(uri)] }]);
    expect(agent.orders[0]?.edit).toEqual({
      instruction: "make it a watercolour",
      inputs: [{ kind: "remote", uri }],
    });
  });

  it("are links to pictures in the text as well", () => {
    const agent = new AgentInMemory();
    converse(agent, ["put a hat on https://cdn.example/dog.jpg please"]);
    expect(agent.orders[0]?.edit?.inputs).toEqual([{ kind: "remote", uri: "https://cdn.example/dog.jpg" }]);
    expect(agent.orders[0]?.prompt).not.toContain("http");
  });

  it("make the same words another wish: a better picture, sent at once, is no echo", () => {
    const agent = new AgentInMemory();
    const words = { type: "text", text: "make it a watercolour" } as const;
    const pdf = resource("data:application/pdf;base64,AA==");
    const say = (content: ChatContent[], now: number) => agent.take(chat(content, { now }), now);
    expect(say([words, pdf], MINUTE).letters.map(reading).at(-1)).toBe(EN.attachmentUnusable("no-picture"));
    const drawn = say([words, resource("data:image/png;base64,AAAA")], MINUTE + 1_000).draw;
    drawn?.(MINUTE + 1_500);
    say([words, resource("data:image/png;base64,BBBB")], MINUTE + 2_000).draw?.(MINUTE + 2_500);
    expect(agent.drawn).toBe(2);
    const again = say([words, resource("data:image/png;base64,BBBB")], MINUTE + 3_000);
    expect(again.letters.map(reading).at(-1)).toBe(EN.justAnswered);
    expect(agent.drawn).toBe(2);
  });

  it("alone are asked about, and what is none is said, before anything is paid", () => {
    const agent = new AgentInMemory();
    const five = Array.from({ length: 5 }, (_, n) => resource(`https://cdn.example/${n}.png`));
    const said = converse(agent, [
      { say: [resource("https://cdn.example/1.png")] },
      { say: [{ type: "text", text: "make it blue" }, resource("data:application/pdf;base64,AA==")] },
      { say: [{ type: "text", text: "make it blue" }, ...five] },
    ]);
    expect(said).toEqual([
      [EN.attachmentAlone],
      [EN.attachmentUnusable("no-picture")],
      [EN.attachmentUnusable("too-many")],
    ]);
    expect(agent.drawn).toBe(0);
  });
});
