import { describe, expect, it } from "vitest";
import { readRequestBody, readUpload } from "../../../src/net/read-upload.ts";

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

describe("the body of a request that declares its length", () => {
  const request = (body: BodyInit, length: string) => {
    const init = { method: "POST", body, headers: { "content-length": length }, duplex: "half" };
    return new Request("http://agent.test/", init);
  };

  it("is its bytes", async () => {
    const bytes = new TextEncoder().encode("hello");
    expect(await readRequestBody(request("hello", "5"), 5)).toEqual({ ok: true, bytes });
  });

  it.each(["6", "1e9", "-", "NaN"])("is not read where the length is %s", async (length) => {
    const { body } = openBody("hello");
    expect(await readRequestBody(request(body, length), 5, 10)).toEqual({
      ok: false,
      code: "body-too-large",
    });
  });

  it("is not taken where more came than was declared", async () => {
    expect(await readRequestBody(request("hello!", "5"), 5)).toEqual({ ok: false, code: "body-too-large" });
  });

  it("that breaks off is a refusal, not a fault", async () => {
    expect(await readRequestBody(request(brokenBody(), "5"), 5)).toEqual({
      ok: false,
      code: "body-incomplete",
    });
  });

  it("that does not end in its time is not waited for", async () => {
    const { body } = openBody("he", "l");
    expect(await readRequestBody(request(body, "5"), 5, 10)).toEqual({ ok: false, code: "body-too-slow" });
  });
});
