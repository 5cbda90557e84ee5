import { describe, expect, it } from "vitest";
import { readBounded } from "../../src/net/read-bounded.ts";

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 7) % 251);

/** A stream of the runtime itself, as the body of a request is one. */
function nativeStream(content: Uint8Array, written = content.length): ReadableStream<Uint8Array> {
  const { readable, writable } = new IdentityTransformStream();
  const writer = writable.getWriter();
  const send = async () => {
    for (let at = 0; at < content.length; at += written) await writer.write(content.slice(at, at + written));
    await writer.close();
  };
  void send().catch(() => {});
  return readable;
}

/** A stream that a program makes, here in single pieces. */
function madeStream(content: Uint8Array, piece = 1_000): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < content.length; at += piece) controller.enqueue(content.slice(at, at + piece));
      controller.close();
    },
  });
}

describe.each([
  ["of the runtime", (content: Uint8Array) => nativeStream(content)],
  ["of the runtime, in small pieces", (content: Uint8Array) => nativeStream(content, 777)],
  ["of a program", (content: Uint8Array) => madeStream(content)],
])("a stream %s", (_, open) => {
  it.each([0, 1, 999, 16_384, 16_385, 49_152, 100_000])("of %i bytes is read whole", async (length) => {
    expect(await readBounded(open(bytes(length)), 100_000)).toEqual(bytes(length));
  });

  it.each([0, 9, 16_384, 50_000])("is too long with one byte more than %i", async (most) => {
    expect(await readBounded(open(bytes(most)), most)).toEqual(bytes(most));
    expect(await readBounded(open(bytes(most + 1)), most)).toBeNull();
  });
});

it("no stream is an empty body", async () => {
  expect(await readBounded(null, 10)).toEqual(new Uint8Array());
});

it("a stream that breaks off is an error, not a short body", async () => {
  const { readable, writable } = new IdentityTransformStream();
  const writer = writable.getWriter();
  const broken = readBounded(readable, 100_000);
  await writer.write(bytes(5));
  await Promise.all([writer.abort(new Error("cut")), expect(broken).rejects.toThrow("cut")]);
});
