import { Submissions } from "../submissions.ts";
import { LeakyBuckets } from "./leaky-buckets.ts";
import { RefusalLog } from "./refusal-log.ts";
import { VerificationGate } from "./verification-gate.ts";

// What an isolate has seen lately of its callers. Each has its own: losing it costs some checks, never a message.

const MOST_COUNTED = 10_000;

/** The gate before every check of a signature, of an envelope or of a token. */
export const verificationGate = new VerificationGate();

/** Messages of each verified sender, of any kind: a thousand at once is no attack, for ever is one. */
export const senderMessages = new LeakyBuckets({ burst: 1_000, perSecond: 20 }, MOST_COUNTED);

/** Verified envelopes that this isolate has taken: a replay is told from them. */
export const submissions = new Submissions(senderMessages);

/** Wrong tokens for the operator's page, by network: ten at once, then one a minute. A long token keeps guessers out. */
export const wrongTokens = new LeakyBuckets({ burst: 10, perSecond: 1 / 60 }, MOST_COUNTED);

export const refusalLog = new RefusalLog();
