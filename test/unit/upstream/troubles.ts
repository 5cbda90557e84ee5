import { expect, it } from "vitest";
import {
  cutBody,
  deafSilence,
  type fakeHttp,
  fetchFailed,
  json,
  type SeenRequest,
  silence,
  stalledBody,
} from "./fake-http.ts";

/** The refusal of an API, as its body has it. */
const REFUSAL = {
  error: { code: "content_policy_violation", message: "Your request was rejected." },
};

const ELSEWHERE = { headers: { location: "https://elsewhere.example.com/" } };

/** What an API of any kind may answer where it does not do as it was asked, and the outcome of each. */
const ANSWERS: readonly (readonly [string, () => Response, object])[] = [
  ["400 for its content", () => json(400, REFUSAL), { kind: "refused" }],
  ["451", () => new Response("no", { status: 451 }), { kind: "refused" }],
  ["200 that is a refusal", () => json(200, REFUSAL), { kind: "refused" }],
  ["401", () => json(401, { error: "bad key" }), { kind: "misconfigured", status: 401, says: "bad key" }],
  ["404", () => json(404, {}), { kind: "misconfigured", status: 404 }],
  [
    "429 without credit",
    () => json(429, { error: { code: "insufficient_quota" } }),
    { kind: "misconfigured", status: 429 },
  ],
  ...[302, 307].map(
    (status) =>
      [
        `a redirect, ${status}`,
        () => new Response(null, { status, ...ELSEWHERE }),
        { kind: "misconfigured", status },
      ] as const,
  ),
  ["429", () => json(429, {}), { kind: "unavailable", retryAfterSeconds: 30 }],
  [
    "429 with seconds",
    () => json(429, {}, { "retry-after": "7" }),
    { kind: "unavailable", retryAfterSeconds: 7 },
  ],
  ["503", () => new Response("busy", { status: 503 }), { kind: "unavailable", retryAfterSeconds: null }],
  ["500", () => json(500, {}), { kind: "unknown", detail: "status-500" }],
  ["200 with a cut body", () => cutBody(), { kind: "unknown", detail: "cut" }],
  ["200, HTML", () => new Response("<html>ok</html>"), { kind: "unusable", detail: "not-json" }],
];

const IN_NO_TIME: readonly (readonly [
  string,
  (request: SeenRequest, signal: AbortSignal | null) => Response | Promise<Response>,
])[] = [
  ["nothing at all", silence],
  ["nothing at all, deaf to the abort", deafSilence],
  ["a body that stalls", () => stalledBody()],
];

const NOBODY_LISTENS = ["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT"];

/** Tests that hold for every API that is called, whatever it is asked for. */
export function takesTroubleAsItIs(
  outcomeOf: (answer: Parameters<typeof fakeHttp>[0], timeoutMs?: number) => Promise<unknown>,
): void {
  it.each(ANSWERS)("%s", async (_name, answer, outcome) => {
    expect(await outcomeOf(answer)).toEqual(outcome);
  });

  it.each(IN_NO_TIME)("in time is unknown: %s", async (_name, answer) => {
    expect(await outcomeOf(answer, 20)).toEqual({ kind: "unknown", detail: "timeout" });
  });

  it.each(NOBODY_LISTENS)("because nobody listens is unavailable: %s", async (code) => {
    const outcome = await outcomeOf(() => Promise.reject(fetchFailed(code)));
    expect(outcome).toEqual({ kind: "unavailable", retryAfterSeconds: null });
  });
}
