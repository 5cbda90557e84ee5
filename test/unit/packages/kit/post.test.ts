import { describe, expect, it } from "vitest";
import { postEnvelope } from "../../../../packages/kit/post.ts";

const NOW = Date.UTC(2026, 0, 1, 12);

async function trouble(retryAfter: string) {
  const fetch = async () => new Response(null, { status: 503, headers: { "retry-after": retryAfter } });
  const peer = { fetch, policy: { development: true }, now: () => NOW };
  return postEnvelope(peer, "http://127.0.0.1:1/submit", "{}");
}

describe("a peer that is busy", () => {
  it.each([
    ["a number of seconds", "90", 90],
    ["an HTTP date", new Date(NOW + 120_000).toUTCString(), 120],
    ["a date that is over", new Date(NOW - 120_000).toUTCString(), 0],
    ["neither", "soon", null],
    ["less than nothing", "-5", null],
  ])("says when it is to be asked again: %s", async (_, header, seconds) => {
    expect(await trouble(header)).toEqual({
      ok: false,
      trouble: { status: 503, retryAfterSeconds: seconds },
    });
  });
});
