import {
  type Envelope,
  encodeEnvelope,
  encodePayload,
  type Identity,
  sealEnvelope,
} from "@asi-image-agent/protocol";
import { errorLetter, type Letter } from "../agent/letter.ts";
import { QUERY_EXPIRED } from "../agent/words.ts";
import { type Clock, MINUTE, SECOND } from "../clock.ts";
import type { Answer } from "../durable/sender/accept.ts";
import type { HandedOver } from "../durable/sender/reserved-reply.ts";
import { randomNonce } from "../random-nonce.ts";

/** The wait of a query that names no end: `uagents.config.DEFAULT_ENVELOPE_TIMEOUT_SECONDS`. */
const LONGEST_WAIT = 30 * SECOND;
/** Between two questions whether the reply is there: nothing is kept busy by them. */
const PAUSES = [250, 500, 1_000] as const;

/**
 * Pauses before each of an answer's last bytes, in ms. Between us and the client may stand others (the platform's own
 * Workers, with `npm start` a proxy), each of which holds one write and learns a step later that nobody reads: with
 * four, the first bytes have left the last of them before we write the last one. An answer that is there at once is
 * not kept waiting. Whoever has waited for a picture may have gone long ago, and does not notice a tenth of a second.
 * Nobody notices a client that goes within the last pause: it is short.
 */
const LAST_PAUSES: Readonly<Record<Answer["kind"], readonly number[]>> = {
  letter: [1, 1, 1, 1],
  pending: [60, 20, 10, 1],
};
const JSON_HEADERS = { "content-type": "application/json" };

interface Answerer {
  readonly identity: Identity;
  readonly clock: Clock;
}

/** The answer to a query. `reserved`: the message whose kept reply it is, to be confirmed when it was read. */
export interface QueryAnswer {
  readonly letter: Letter;
  readonly reserved: string | null;
}

/** Whether a request waits for the first reply in its response. */
export function isSync(request: Request): boolean {
  return request.headers.get("x-uagents-connection") === "sync";
}

/** The time until which a query waits, in ms. `expires` in s. */
export function waitsUntil(expires: bigint | null, now: number): number {
  const end = now + LONGEST_WAIT;
  return expires === null || expires * BigInt(SECOND) > BigInt(end) ? end : Number(expires) * SECOND;
}

/** The wire text of the answer to a query whose sender was verified: our envelope in its session, whatever it says. */
function sealAnswer({ identity, clock }: Answerer, query: Envelope, letter: Letter): string {
  const sealed = sealEnvelope(identity, {
    target: query.sender,
    session: query.session,
    schemaDigest: letter.schemaDigest,
    protocolDigest: letter.protocolDigest,
    message: letter.payload,
    expires: BigInt(Math.floor((clock.now() + MINUTE) / SECOND)),
    nonce: randomNonce(),
  });
  return encodeEnvelope(sealed);
}

/**
 * The response to a query, and what tells whether it was read: `written` resolves to true when the last of it has gone
 * to a client that was still there, else to false. It never rejects. `kind`: whether the query had to wait for it.
 */
export function answerObserved(
  agent: Answerer,
  query: Envelope,
  letter: Letter,
  kind: Answer["kind"],
): { readonly response: Response; readonly written: Promise<boolean> } {
  const bytes = new TextEncoder().encode(sealAnswer(agent, query, letter));
  const { readable, writable } = new FixedLengthStream(bytes.length);
  return {
    response: new Response(readable, { headers: JSON_HEADERS }),
    written: writeAll(writable, bytes, LAST_PAUSES[kind]),
  };
}

/**
 * Whether the reader took everything. What is first sent to a client that has closed its socket still seems to go well:
 * only what comes back tells that nobody is there, and only while the response is not finished: nothing is heard after
 * its end. So the last bytes follow one by one, each a moment later, and count.
 */
async function writeAll(
  writable: WritableStream<Uint8Array>,
  bytes: Uint8Array,
  pauses: readonly number[],
): Promise<boolean> {
  const writer = writable.getWriter();
  try {
    let written = bytes.length - pauses.length;
    await writer.write(bytes.subarray(0, written));
    for (const pauseMs of pauses) {
      await scheduler.wait(pauseMs);
      await writer.write(bytes.subarray(written, written + 1));
      written += 1;
    }
    await writer.close();
    return true;
  } catch {
    return false;
  }
}

/** Characters of an address: none is longer (see bech32.ts). */
const LONGEST_SENDER = 256;

/**
 * The response to a query whose sender nobody has verified: an envelope without a signature, as the reference
 * answers every query (enclose_response_raw in uagents/communication.py). A signed one would hold whatever a stranger
 * wrote in place of an address. null: what it gives as its sender is no address of anybody.
 */
export function refuseQuery(
  ourAddress: string,
  query: Envelope,
  words: string,
  now: number,
): Response | null {
  if (query.sender.length > LONGEST_SENDER) return null;
  const { schemaDigest, protocolDigest, payload } = queryError(query, words, now);
  const refusal: Envelope = {
    version: 1,
    sender: ourAddress,
    target: query.sender,
    session: query.session,
    schemaDigest,
    protocolDigest,
    payload: encodePayload(payload),
    expires: null,
    nonce: null,
    signature: null,
  };
  return new Response(encodeEnvelope(refusal), { headers: { "content-type": "application/json" } });
}

/** An ErrorMessage as the letter of a query that gets nothing better. */
function queryError(query: Envelope, error: string, now: number): Letter {
  return errorLetter({ now, newId: () => "" }, query.session, null, error);
}

/**
 * Waits for the reply to a query without keeping the sender's object busy: it is asked in growing intervals until
 * the reply is there or the query's time is over. A reply that comes later goes the ordinary way.
 */
export async function waitForReply(
  query: Envelope,
  answer: Answer,
  until: number,
  clock: Clock,
  take: (identity: string) => Promise<HandedOver | null>,
): Promise<QueryAnswer> {
  if (answer.kind === "letter") return answer;
  for (let round = 0; clock.now() < until; round += 1) {
    const pause = PAUSES[Math.min(round, PAUSES.length - 1)] ?? PAUSES[0];
    await scheduler.wait(Math.max(0, Math.min(pause, until - clock.now())));
    const taken = await take(answer.identity);
    if (taken === null) continue;
    const settles = taken.isReserved && answer.isFirst;
    return { letter: taken.letter, reserved: settles ? answer.identity : null };
  }
  return { letter: queryError(query, QUERY_EXPIRED, clock.now()), reserved: null };
}
