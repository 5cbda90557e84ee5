import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { SECOND } from "../clock.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { oneLine, terminalLine } from "../visible-text.ts";

const TIMEOUT = 15 * SECOND;
const LONGEST_ANSWER = 1024 * 1024;
const LONGEST_DETAIL = 300;

/** The proof that a caller may read and change an agent's profile. */
export type Credentials =
  /** An API key: whatever the account may do. `team`: one of the account's teams. */
  | { readonly kind: "api-key"; readonly key: string; readonly team: string | null }
  /** The agent's own attestation, for itself alone. `authorization` makes the header's value. */
  | { readonly kind: "attestation"; readonly authorization: () => string };

/** Access to the profiles of an Agentverse. */
export interface AgentverseAccount {
  /** Origin, without a trailing slash. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly fetch: HttpFetch;
}

/** Why Agentverse did not do what was asked. `detail` is its own sentence: bounded, of printable characters. */
export type AccountFailure =
  /** The key or the attestation is wrong, has expired or may not do this. */
  | { readonly reason: "unauthorized"; readonly detail: string }
  /** The account's agents are used up, or a member is not acceptable: only `detail` tells which. */
  | { readonly reason: "not-acceptable"; readonly detail: string }
  /** The address or the handle belongs to another account. */
  | { readonly reason: "taken"; readonly detail: string }
  | { readonly reason: "refused"; readonly status: number; readonly detail: string }
  /** The account's data is not there, or the other side cannot answer now: a later try may work. */
  | { readonly reason: "unavailable"; readonly detail: string }
  /** An answer of 2xx that says nothing of what it should. */
  | { readonly reason: "unexpected-answer"; readonly detail: string };

export type AccountResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: AccountFailure };

/** Raw outcome of one call, for callers to whom 404 is an answer. */
export type AccountAnswer =
  | { readonly kind: "answered"; readonly status: number; readonly json: unknown; readonly detail: string }
  | { readonly kind: "unavailable"; readonly detail: string };

/**
 * One call of Agentverse's API with somebody's credentials. Never throws. A redirect is not followed: it would carry
 * the key elsewhere. Source of the headers: _register_in_agentverse in uagents_core/utils/registration.py, and for
 * attestations register_to_agentverse in agentverse-sdk (_common/av.py).
 */
export async function callAccount(
  account: AgentverseAccount,
  path: string,
  body?: object,
  method = body === undefined ? "GET" : "POST",
): Promise<AccountAnswer> {
  const { fetch, url, credentials } = account;
  const init: RequestInit = {
    method,
    redirect: "manual",
    headers: {
      accept: "application/json",
      ...headersOf(credentials),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  try {
    const timed = await withTimeLimit(TIMEOUT, async (signal) => {
      const response = await fetch(`${url}${path}`, { ...init, signal });
      return readAnswer(response.status, await readBounded(response.body, LONGEST_ANSWER));
    });
    return timed.ok ? timed.value : { kind: "unavailable", detail: "no answer in time" };
  } catch {
    return { kind: "unavailable", detail: "no connection" };
  }
}

function headersOf(credentials: Credentials): Record<string, string> {
  if (credentials.kind === "attestation") return { authorization: credentials.authorization() };
  const { key, team } = credentials;
  return { authorization: `Bearer ${key}`, ...(team === null ? {} : { "x-team": team }) };
}

function readAnswer(status: number, body: Uint8Array | null): AccountAnswer {
  const text = body === null ? "" : new TextDecoder().decode(body);
  const read = parseJson(text);
  const json = read.ok ? read.value : undefined;
  return { kind: "answered", status, json, detail: errorDetail(json) };
}

/** Reads an answer by its status and `schema`. 2xx without what the schema wants is a failure as well. */
export function judgeAnswer<T>(answer: AccountAnswer, schema: z.ZodMiniType<T>): AccountResult<T> {
  if (answer.kind === "unavailable") return fail({ reason: "unavailable", detail: answer.detail });
  const { status, json, detail } = answer;
  if (status >= 200 && status < 300) {
    const read = schema.safeParse(json);
    return read.success
      ? { ok: true, value: read.data }
      : fail({ reason: "unexpected-answer", detail: `status ${status}` });
  }
  if (status === 401 || status === 403) return fail({ reason: "unauthorized", detail });
  if (status === 406) return fail({ reason: "not-acceptable", detail });
  if (status === 409) return fail({ reason: "taken", detail });
  if (status === 429 || status >= 500)
    return fail({ reason: "unavailable", detail: detail || `status ${status}` });
  return fail({ reason: "refused", status, detail });
}

function fail(failure: AccountFailure): { ok: false; failure: AccountFailure } {
  return { ok: false, failure };
}

/** Agentverse speaks FastAPI: `detail` is a sentence, or for a malformed body a list of places and complaints. */
const complaintSchema = z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() });
const errorSchema = z.object({ detail: z.union([z.string(), z.array(complaintSchema)]) });

function errorDetail(json: unknown): string {
  const read = errorSchema.safeParse(json);
  if (!read.success) return "";
  const { detail } = read.data;
  if (typeof detail === "string") return oneLine(terminalLine(detail), LONGEST_DETAIL);
  const complaints = detail.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ");
  return oneLine(terminalLine(complaints), LONGEST_DETAIL);
}
