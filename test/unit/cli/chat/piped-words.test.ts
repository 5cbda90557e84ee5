import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { readPipedWords } from "../../../../cli/chat/piped-words.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("words from a pipe", () => {
  it("are one message, with its lines", async () => {
    const input = Readable.from([bytes("a fox\n"), bytes("in the snow\n\n")]);
    expect(await readPipedWords(input)).toEqual({ ok: true, text: "a fox\nin the snow" });
  });

  it("are whole where a letter is cut between two pieces", async () => {
    const fox = bytes("狐");
    expect(await readPipedWords(Readable.from([fox.slice(0, 1), fox.slice(1)]))).toEqual({
      ok: true,
      text: "狐",
    });
  });

  it("are no more than a message may have, and are not read to their end", async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield bytes("x".repeat(10_000));
      }
    }
    expect(await readPipedWords(endless())).toEqual({
      ok: false,
      problem: "A message has 16000 characters at most.",
    });
    expect(read).toBe(2);
  });
});
