import type { ClockAndIds } from "../../agent/letter.ts";
import type { ImageReply } from "../../agent/picture-resource.ts";
import type { Reply } from "../../agent/reply.ts";
import type { ProviderName, Upstream } from "../../imagegen/provider.ts";
import type { Sql } from "../storage/sql.ts";
import type { JobRow } from "./job-rows.ts";

/** The operator's settings, as far as they tell how a job is done. */
export interface WorkPolicy {
  readonly providers: readonly ProviderName[];
  /** How long a claim holds for a call, and for a picture's download and put. */
  readonly leaseMs: (upstream: Upstream) => number;
  /** How pictures come in a chat reply; absent: as Markdown. */
  readonly imageReply?: ImageReply;
  /** Whether pictures that come as resources are copied into Agentverse's storage; absent: they are not. */
  readonly copies?: boolean;
}

/** All that a step in the life of a job works with. */
export interface WorkContext {
  readonly sql: Sql;
  readonly policy: WorkPolicy;
  readonly clockAndIds: ClockAndIds;
  /** From 0 to 1. */
  readonly jitter: number;
  /** Told of a job that ended in an apology after a last call, if any, that cost nothing. */
  readonly onUnpaid: (job: JobRow) => void;
  /** Told of every job that ends, and with which reply. */
  readonly onEnd: (job: JobRow, reply: Reply) => void;
  /** Decides what a pending job is to do, by the text model's answer or, without one, by the rules. True: it draws. */
  readonly onMeaning: (job: JobRow, answer: string | null) => boolean;
}

/** As much of it as the end of a job needs. */
export type EndContext = Pick<WorkContext, "sql" | "clockAndIds" | "onUnpaid" | "onEnd">;
