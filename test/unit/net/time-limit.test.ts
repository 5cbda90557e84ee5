import { expect, it } from "vitest";
import { withTimeLimit } from "../../../src/net/time-limit.ts";

it("work that ends in time gives its value, and its signal stays quiet", async () => {
  let signal: AbortSignal | undefined;
  const timed = await withTimeLimit(5_000, async (given) => {
    signal = given;
    return 7;
  });
  expect(timed).toEqual({ ok: true, value: 7 });
  expect(signal?.aborted).toBe(false);
});

it("work that does not end is left at the limit, with its signal aborted", async () => {
  let signal: AbortSignal | undefined;
  const timed = await withTimeLimit(10, (given) => {
    signal = given;
    return new Promise(() => {});
  });
  expect(timed).toEqual({ ok: false, reason: "timeout" });
  expect(signal?.aborted).toBe(true);
});

it("an error before the limit is the caller's", async () => {
  await expect(withTimeLimit(5_000, () => Promise.reject(new Error("cut")))).rejects.toThrow("cut");
});
