import { LONGEST_SUBMISSION } from "@asi-image-agent/kit/endpoint";
import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";
import { ARRIVAL_HEADER } from "../../src/agentverse/arrival.ts";
import { SECOND } from "../../src/clock.ts";
import type { HttpFetch } from "../../src/net/http-fetch.ts";
import { parseRetryAfter } from "../../src/net/json-call.ts";
import { readBounded } from "../../src/net/read-bounded.ts";
import { withTimeLimit } from "../../src/net/time-limit.ts";
import type { WaitingLetter } from "./waiting-letter.ts";

/** The agent's answer to a letter. */
export type HandOver =
  /** It is on the agent's disk, or was before. */
  | { readonly kind: "taken" }
  /** The agent will never take it. `why` is its own tag. */
  | { readonly kind: "refused"; readonly why: string }
  /** This sender has sent too much for now. */
  | { readonly kind: "busy"; readonly pauseMs: number }
  /** Who answers is an agent of another address: AGENT_SEED has changed since this began. */
  | { readonly kind: "another-agent" }
  /** The agent does not answer, or cannot work now. */
  | { readonly kind: "away" };

export interface HandOverOptions {
  /** Origin of the agent, without a trailing slash. */
  readonly agentUrl: string;
  readonly address: string;
  /** The value of `Authorization` with which the agent believes when a letter came. */
  readonly authorization: () => string;
  readonly fetch: HttpFetch;
  /** The clock, in ms since 1970. */
  readonly now: () => number;
}

const TIMEOUT = 30 * SECOND;
const LONGEST_ANSWER = 64 * 1024;
const USUAL_PAUSE = SECOND;
const LONGEST_PAUSE = 60 * SECOND;

const errorSchema = z.object({ code: z.string() });

/** Errors of a request that are none of the envelope. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set(["body-incomplete", "body-too-slow"]);

/**
 * Gives a letter to the agent on this machine, as anybody else would: it verifies, sheds load and knows repeats by
 * itself. Taken is exactly 200, after which it is on disk. Never throws.
 */
export async function handToAgent(letter: WaitingLetter, options: HandOverOptions): Promise<HandOver> {
  const { agentUrl, address, authorization, fetch, now } = options;
  if (letter.wire === "") return { kind: "refused", why: "unreadable" };
  if (letter.wire.length > LONGEST_SUBMISSION) return { kind: "refused", why: "body-too-large" };
  if (letter.target !== address) return { kind: "refused", why: "not-for-this-agent" };
  const arrival: Record<string, string> =
    letter.receivedAt === null
      ? {}
      : { [ARRIVAL_HEADER]: String(letter.receivedAt), authorization: authorization() };
  try {
    const timed = await withTimeLimit(TIMEOUT, async (signal): Promise<HandOver> => {
      const headers = { "content-type": "application/json", ...arrival };
      const init = { method: "POST", headers, body: letter.wire, redirect: "manual", signal } as const;
      const response = await fetch(`${agentUrl}/submit`, init);
      const bytes = await readBounded(response.body, LONGEST_ANSWER, signal);
      const pause = parseRetryAfter(response.headers.get("retry-after"), now());
      return readAnswer(response.status, bytes, pause);
    });
    return timed.ok ? timed.value : { kind: "away" };
  } catch {
    return { kind: "away" };
  }
}

function readAnswer(status: number, bytes: Uint8Array | null, pauseSeconds: number | null): HandOver {
  if (status === 200) return { kind: "taken" };
  if (status === 429) {
    const pauseMs = pauseSeconds === null ? USUAL_PAUSE : pauseSeconds * SECOND;
    return { kind: "busy", pauseMs: Math.min(Math.max(pauseMs, USUAL_PAUSE), LONGEST_PAUSE) };
  }
  const json = parseJson(new TextDecoder().decode(bytes ?? new Uint8Array()));
  const error = errorSchema.safeParse(json.ok ? json.value : null);
  if (!error.success || OF_THE_REQUEST.has(error.data.code)) return { kind: "away" };
  const { code } = error.data;
  if (code === "unable-to-route") return { kind: "another-agent" };
  return status === 400 || status === 413 ? { kind: "refused", why: code } : { kind: "away" };
}
