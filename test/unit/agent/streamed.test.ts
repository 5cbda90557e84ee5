import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../src/agent/sentences/index.ts";
import { joinStream } from "../../../src/agent/streamed.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../src/protocol/messages/chat-message.ts";
import golden from "../../vectors/chat-content.json" with { type: "json" };
import { AgentInMemory } from "./agent-in-memory.ts";
import { chat, newId, reading } from "./letters.ts";

const EN = sentencesIn("en");
const OTHER_SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b22";

/** The content of a message that uagents-core's own classes have written. */
function sentBy(name: string): readonly ChatContent[] {
  const found = golden.messages.find((message) => message.name === name);
  const read = chatMessage.decode(found?.json ?? "");
  if (!read.ok) throw new Error(`cannot read ${name}`);
  return read.message.content;
}

/** Sends one message after the other, a second between two. Gives what a peer reads after each, and what is drawn. */
function send(messages: readonly (readonly ChatContent[])[], session?: string) {
  const agent = new AgentInMemory();
  const answers = messages.map((content, n) => {
    const now = (n + 1) * 1_000;
    const letter = chat(content, { now, ...(session !== undefined && { session }) });
    return agent.take(letter, now).letters.map(reading);
  });
  return { answers, agent, drawn: agent.orders.map(({ prompt }) => prompt) };
}

const text = (words: string): ChatContent => ({ type: "text", text: words });

describe("a message that comes in a stream", () => {
  it("is one picture for all of its pieces, which are acknowledged as they come", () => {
    const { answers, drawn } = send([
      sentBy("a stream begins with words"),
      sentBy("words within a stream"),
      sentBy("a stream ends with words and the session"),
    ]);
    expect(drawn).toEqual(["a fox in the snow, as a woodcut"]);
    expect(answers).toEqual([["acknowledgement"], ["acknowledgement"], ["acknowledgement"]]);
  });

  it("is the same whether start and end bring words or not", () => {
    const begun = [sentBy("a stream begins"), sentBy("words within a stream"), sentBy("a stream ends")];
    expect(send(begun).drawn).toEqual(["a fox in the snow"]);
  });

  it("is answered at once where start and end come with it", () => {
    expect(send([sentBy("a stream in one message")]).drawn).toEqual(["a fox"]);
  });

  it("is answered in words, once, where it asks for no picture", () => {
    const [start, end] = [sentBy("a stream begins"), sentBy("a stream ends")];
    const { answers, agent } = send([start, [text("who ")], [text("made you?")], end]);
    expect(answers.slice(0, 3)).toEqual([["acknowledgement"], ["acknowledgement"], ["acknowledgement"]]);
    expect(answers[3]).toEqual(["acknowledgement", EN.about.maker]);
    expect(agent.drawn).toBe(0);
  });

  it("is not ended by another stream's end, and not by another session's", () => {
    const pieces = [sentBy("a stream begins with words"), sentBy("the end of another stream")];
    expect(send(pieces).drawn).toEqual([]);
    const agent = new AgentInMemory();
    agent.take(chat(sentBy("a stream begins with words"), { now: 1_000 }), 1_000);
    agent.take(chat("draw a boat", { now: 2_000, session: OTHER_SESSION }), 2_000);
    expect(agent.orders.map(({ prompt }) => prompt)).toEqual(["a boat"]);
  });

  it("has an end that is no news when nothing was begun", () => {
    expect(send([sentBy("a stream ends")]).answers).toEqual([["acknowledgement"]]);
  });

  it("ends with its session", () => {
    const ended = [sentBy("a stream begins with words"), [text("a boat"), { type: "end-session" } as const]];
    expect(send(ended).drawn).toEqual(["a boat"]);
  });

  it("brings its attachments along", () => {
    const upload = sentBy("an upload of a person with words");
    const { agent } = send([sentBy("a stream begins"), upload, sentBy("a stream ends")]);
    expect(agent.orders[0]?.edit?.instruction).toBe("make it a watercolour");
    expect(agent.orders[0]?.edit?.inputs).toHaveLength(1);
  });

  it("is the end of a stream in the old dialect, which spells it as the start", () => {
    const streamId = newId();
    const mark = { type: "start-stream", streamId } as const;
    const begun = joinStream([mark, text("draw ")], null);
    expect(begun.kind).toBe("piece");
    expect(joinStream([text("a fox"), mark], begun.content)).toMatchObject({ kind: "whole" });
  });

  it("that never ends is answered when it is too long to wait for", () => {
    const { answers } = send([[{ type: "start-stream", streamId: newId() }, text("fox ".repeat(10_000))]]);
    expect(answers[0]?.[1]).toBe(EN.textTooLong(16_000));
  });

  it("loses no word and draws once, however it is cut", () => {
    const words = "draw a small boat on a lake at night, as a woodcut";
    fc.assert(
      fc.property(fc.array(fc.nat({ max: words.length }), { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.toSorted((one, other) => one - other), words.length];
        const pieces = at.slice(1).map((end, n) => words.slice(at[n], end));
        const streamId = newId();
        const last = pieces.length - 1;
        const messages = pieces.map((piece, n): ChatContent[] => [
          ...(n === 0 ? [{ type: "start-stream", streamId } as const] : []),
          ...(piece === "" ? [] : [text(piece)]),
          ...(n === last ? [{ type: "end-stream", streamId } as const] : []),
        ]);
        expect(send(messages).drawn).toEqual(["a small boat on a lake at night, as a woodcut"]);
      }),
    );
  });
});
