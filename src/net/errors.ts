import { SECOND } from "../clock.ts";

/** Every error that a stranger can meet, by its tag: the status and, unless a route knows better, the sentence. */
const ERRORS = {
  "invalid-content-type": { status: 400, sentence: "invalid content-type" },
  "invalid-json": { status: 400, sentence: "empty or invalid payload" },
  "invalid-envelope": { status: 400, sentence: "contents do not match envelope schema" },
  "body-too-large": { status: 413, sentence: "The body is larger than 1 MiB." },
  "body-incomplete": { status: 400, sentence: "The body ended before it was complete." },
  "body-too-slow": { status: 408, sentence: "The body took too long to arrive." },
  "envelope-expired": { status: 400, sentence: "The envelope has expired." },
  "unable-to-route": { status: 400, sentence: "unable to route envelope" },
  "bad-signature": { status: 400, sentence: "Signature verification failed" },
  "unverified-sender": { status: 400, sentence: "Message must be sent from verified agent address" },
  busy: { status: 429, sentence: "Too many messages. Try again later." },
  "not-found": { status: 404, sentence: "not found" },
  unauthorized: { status: 401, sentence: "The token is missing or does not open this mailbox." },
  "wrong-origin": { status: 403, sentence: "This may be done from the operator's page only." },
  "invalid-request": { status: 400, sentence: "This is no request that is understood here." },
  "upgrade-required": { status: 426, sentence: "This address is for WebSockets." },
  "invalid-range": { status: 416, sentence: "The requested range is not satisfiable." },
  "not-configured": { status: 503, sentence: "This agent is not set up yet. See /status." },
  internal: { status: 500, sentence: "Something went wrong here." },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** An answer 429 with the seconds after which another try may be made; at least one. */
export function busyResponse(pauseMs = SECOND): Response {
  return errorResponse("busy", { headers: { "retry-after": String(Math.ceil(pauseMs / SECOND)) } });
}

/**
 * The answer for a tag: `{"error": sentence, "code": tag}`. A sentence given here is one of the reference's own, or
 * ours; never an exception's text.
 */
export function errorResponse(
  code: ErrorCode,
  options: {
    readonly sentence?: string;
    readonly id?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Response {
  const { status, sentence } = ERRORS[code];
  const body = {
    error: options.sentence ?? sentence,
    code,
    ...(options.id === undefined ? {} : { id: options.id }),
  };
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...options.headers } });
}
