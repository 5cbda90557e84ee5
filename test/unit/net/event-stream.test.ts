import { describe, expect, it } from "vitest";
import { readEvents, type StreamEvent } from "../../../src/net/event-stream.ts";
import { cpuTime } from "../../cpu-time.ts";

const MOST = 1_000_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A body that comes in these pieces, and whether it was given up. */
function bodyOf(pieces: readonly Uint8Array[]) {
  const left = [...pieces];
  const state = { isCancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
      cancel() {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state, left };
}

async function eventsIn(pieces: readonly Uint8Array[]): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  const read = await readEvents(bodyOf(pieces).body, MOST, (event) => {
    events.push(event);
    return null;
  });
  expect(read).toEqual({ kind: "ended" });
  return events;
}

describe("a stream of events", () => {
  const text = `: hello\nevent: one\ndata: {"a": "ü🦊"}\n\ndata:two\ndata: lines\nid: 7\nretry: 5\n\nevent: none\n\ndata\n\n`;
  const events = [
    { name: "one", data: '{"a": "ü🦊"}' },
    { name: "", data: "two\nlines" },
    { name: "", data: "" },
  ];

  it("is read field by field", async () => {
    expect(await eventsIn([bytesOf(text)])).toEqual(events);
  });

  it.each([
    ["CR LF", "\r\n"],
    ["CR", "\r"],
    ["LF", "\n"],
  ])("whose lines end in %s is the same wherever it is cut", async (_name, end) => {
    const bytes = bytesOf(text.replaceAll("\n", end));
    for (let at = 0; at <= bytes.length; at += 1)
      expect(await eventsIn([bytes.slice(0, at), bytes.slice(at)])).toEqual(events);
    expect(await eventsIn([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(events);
  });

  it("that ends in the middle of an event has only those before it", async () => {
    expect(await eventsIn([bytesOf("data: 1\n\nevent: two\ndata: 2\n")])).toEqual([{ name: "", data: "1" }]);
  });

  it("is not read beyond the answer", async () => {
    const { body, state, left } = bodyOf([bytesOf("data: no\n\ndata: yes\n\n"), bytesOf("data: more\n\n")]);
    const read = await readEvents(body, MOST, ({ data }) => (data === "yes" ? data : null));
    expect(read).toEqual({ kind: "answer", answer: "yes" });
    expect(state.isCancelled).toBe(true);
    expect(left).toHaveLength(1);
  });

  it("without a body has ended", async () => {
    expect(await readEvents(null, MOST, () => true)).toEqual({ kind: "ended" });
  });

  it.each([
    ["events without an end", "data: x\n\n".repeat(1_000)],
    ["one event without an end", "x".repeat(9_000)],
    ["empty lines without an end", "\n".repeat(9_000)],
  ])("of %s is given up", async (_name, piece) => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        controller.enqueue(bytesOf(piece));
      },
    });
    expect(await readEvents(body, 90_000, () => null)).toEqual({ kind: "too-long" });
    expect(pulls).toBeLessThan(15);
  });

  it("that brings a line of megabytes in small pieces is read in a time that grows with it", async () => {
    const piece = bytesOf("x".repeat(4_096));
    const pieces = Array.from({ length: 2_048 }, () => piece);
    const { body } = bodyOf([bytesOf("data: "), ...pieces, bytesOf("\n\n")]);
    const from = cpuTime();
    const read = await readEvents(body, 10_000_000, ({ data }) => data.length);
    expect(read).toEqual({ kind: "answer", answer: 2_048 * 4_096 });
    expect(cpuTime() - from).toBeLessThan(3_000);
  });
});
