import type { Reply } from "../agent/reply.ts";
import type { Upstream } from "../imagegen/provider.ts";
import type { JobCall, JobReport } from "./job-report.ts";

/** A job's facts for the day book, as its row has them. Times in ms. */
export type ReportedJob = Omit<JobReport, "sender" | "ended" | "calls"> & {
  readonly calls: readonly JobCall[];
};

/** A letter's facts for the day book, as its row has them. Times in ms. */
export interface ReportedLetter {
  readonly id: number;
  readonly session: string;
  readonly schemaDigest: string;
  readonly writtenAt: number;
}

/** The operator's ear in the object of a sender: jobs and letters, as they happen. Nothing waits for it. */
export interface SenderPort {
  /** A consumer is about to call `provider` for the job. */
  claimed(job: ReportedJob, provider: Upstream): void;
  ended(job: ReportedJob, reply: Reply): void;
  /** A letter is out of our hands. */
  sent(letter: ReportedLetter): void;
  /** A letter could not be delivered. */
  buried(letter: Pick<ReportedLetter, "id" | "session">, reason: string): void;
  /** A full mailbox had no room for so many letters that nobody misses. */
  dropped(count: number): void;
  /** Hands over everything since the last time. Never rejects. */
  tell(): Promise<void>;
}

/** The operator's ear at the Worker: requests to /submit, and what became of them. Nothing waits for it. */
export interface RequestPort {
  taken(message: { readonly form: string; readonly outcome: string }): void;
  /** Counts a request that was refused. `code`: of the answer. */
  refused(code: string): void;
  /** A reply went out in the response to the query that waited for it. */
  responded(): void;
}

/** The port of an agent without OPERATOR_TOKEN: nobody listens. */
export const NO_SENDER_PORT: SenderPort = {
  claimed() {},
  ended() {},
  sent() {},
  buried() {},
  dropped() {},
  tell: async () => {},
};
export const NO_REQUEST_PORT: RequestPort = { taken() {}, refused() {}, responded() {} };
