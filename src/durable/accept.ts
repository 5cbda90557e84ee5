import { type Decision, decide, type Limits } from "../agent/decide.ts";
import { identityOf, readIncoming } from "../agent/incoming.ts";
import type { Pen } from "../agent/letter.ts";
import type { SenderState } from "../agent/sender-state.ts";
import { DAY, MINUTE, SECOND } from "../clock.ts";
import { HINT_INTERVALS, insertJob, openJobs } from "./job-rows.ts";
import { insertLetter } from "./letter-rows.ts";
import { findMessage, insertMessage, messagesOf } from "./message-rows.ts";
import { migrate } from "./schema.ts";
import { insertSender, loadSenderState } from "./sender-row.ts";
import type { Sql } from "./sql.ts";

/** What is left of an envelope once the Worker has verified it. */
export interface VerifiedEnvelope {
  /** Canonical. */
  readonly sender: string;
  readonly session: string;
  readonly schemaDigest: string;
  readonly payload: string;
  /** Hex. */
  readonly digest: string;
  /** Hex: the half of the signature that both of its forms share. */
  readonly r: string;
  /** Seconds; null: never. */
  readonly expires: bigint | null;
  /** Where our links may begin, if this request says so. */
  readonly origin: string | null;
}

export type AcceptOutcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

export interface AcceptPolicy {
  readonly limits: Limits;
  readonly canDraw: boolean;
  readonly progressAfterMs: number;
}

/** After this a job ends with an apology, whatever its queue message or consumer did. */
const JOB_DEADLINE = 10 * MINUTE;
/** How long a message is known again when its envelope has expired long before. */
const REMEMBERED = 30 * DAY;
/** An envelope that expires later than this, or never, is remembered as long as the object lives. */
const FAR_AWAY = 365 * DAY;

/**
 * Takes a verified envelope: in one transaction it is either known already, or its message, job, acknowledgement
 * and counts are written together. `newKey` gives the random key of a picture. Must run without an await, so that
 * sixty copies at once are one message.
 */
export function accept(
  sql: Sql,
  envelope: VerifiedEnvelope,
  policy: AcceptPolicy,
  pen: Pen,
  newKey: () => string,
): AcceptOutcome {
  const incoming = readIncoming(envelope.schemaDigest, envelope.payload);
  if (incoming.kind === "silent") return { kind: "accepted" };
  migrate(sql);
  const identity = identityOf(incoming, envelope);
  return sql.transaction(() => {
    const copies = messagesOf(sql, identity);
    if (copies.some((copy) => copy.session === envelope.session)) return { kind: "accepted" };
    const state = loadSenderState(sql);
    const decision = decide(envelope.session, incoming, {
      state,
      limits: policy.limits,
      canDraw: policy.canDraw,
      origin: envelope.origin,
      previous: previousMessage(sql, state),
      original: copies[0] ?? null,
      sessionBusy: openJobs(sql).some((job) => job.session === envelope.session),
      pen,
    });
    if (decision.kind === "busy") return decision;
    write(sql, envelope, identity, decision, policy, pen, newKey);
    return { kind: "accepted" };
  });
}

function previousMessage(sql: Sql, state: SenderState) {
  return state.previous === null ? null : findMessage(sql, state.previous.identity, state.previous.session);
}

function write(
  sql: Sql,
  envelope: VerifiedEnvelope,
  identity: string,
  decision: Extract<Decision, { kind: "accepted" }>,
  policy: AcceptPolicy,
  pen: Pen,
  newKey: () => string,
): void {
  const { now } = pen;
  const { session } = envelope;
  const isChat = decision.form === "chat";
  const previous = isChat ? { identity, session } : decision.state.previous;
  const sweptAt = decision.state.sweptAt === 0 ? now : decision.state.sweptAt;
  insertSender(sql, envelope.sender, { ...decision.state, previous, sweptAt });
  insertMessage(sql, {
    identity,
    session,
    form: decision.form,
    description: decision.description,
    acceptedAt: now,
    keepUntil: rememberedUntil(envelope.expires, now),
    reply: decision.reply,
    answeredAt: decision.reply === null || decision.reply.kind === "silence" ? null : now,
  });
  for (const letter of decision.letters) insertLetter(sql, letter, now);
  if (decision.countedIn === null || envelope.origin === null) return;
  insertJob(sql, {
    id: newKey(),
    identity,
    session,
    origin: envelope.origin,
    acceptedAt: now,
    deadline: now + JOB_DEADLINE,
    countedIn: decision.countedIn,
    attempt: 0,
    leaseUntil: null,
    notBefore: now,
    hintAt: now + HINT_INTERVALS[0],
    hints: 0,
    progressAt: isChat && policy.progressAfterMs > 0 ? now + policy.progressAfterMs : null,
    calls: [],
    nextProvider: null,
    remoteUrl: null,
  });
}

function rememberedUntil(expires: bigint | null, now: number): number | null {
  if (expires === null || expires > BigInt(Math.floor((now + FAR_AWAY) / SECOND))) return null;
  return Math.max(now + REMEMBERED, Number(expires) * SECOND + DAY);
}
