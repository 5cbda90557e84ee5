import { describe, expect, it } from "vitest";
import { readUpload } from "../../../src/net/read-upload.ts";

/** A body that brings its pieces and then stays open, until somebody gives it up. */
function openBody(...pieces: string[]) {
  let given = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
    },
    cancel: () => {
      given = true;
    },
  });
  return { body, isGivenUp: () => given };
}

const brokenBody = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("Network connection lost.")),
  });

describe("an upload", () => {
  it("that comes to its end is its bytes", async () => {
    expect(await readUpload(new Response("hello").body, 5)).toEqual({
      ok: true,
      bytes: new TextEncoder().encode("hello"),
    });
    expect(await readUpload(null, 5)).toEqual({ ok: true, bytes: new Uint8Array() });
  });

  it("that is too long is not read further", async () => {
    expect(await readUpload(new Response("hello!").body, 5)).toEqual({ ok: false, code: "body-too-large" });
  });

  it("that breaks off is a refusal, not a fault", async () => {
    expect(await readUpload(brokenBody(), 5)).toEqual({ ok: false, code: "body-incomplete" });
  });

  it("that does not end in its time is given up", async () => {
    const { body, isGivenUp } = openBody("he", "l");
    expect(await readUpload(body, 5, 10)).toEqual({ ok: false, code: "body-too-slow" });
    expect(isGivenUp()).toBe(true);
  });
});
