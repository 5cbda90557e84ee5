import type { Access, Limits, MessageOutcome } from "../../agent/decision.ts";
import type { Form, Task } from "../../agent/form.ts";
import type { ClockAndIds, Letter } from "../../agent/letter.ts";
import type { SenderRules } from "../../operator/rules.ts";
import type { Sql } from "../storage/sql.ts";
import type { EndContext } from "./work-context.ts";

/** What is left of an envelope once the Worker has verified it. */
export interface VerifiedEnvelope {
  /** The id of the request that brought it, for the log. */
  readonly request?: string;
  /** Canonical. */
  readonly sender: string;
  readonly session: string;
  readonly schemaDigest: string;
  readonly payload: string;
  /** Hex. */
  readonly digest: string;
  /** Hex: the half of the signature that both of its forms share. */
  readonly r: string;
  /** Seconds, as endOf tells it; null: never. */
  readonly expires: bigint | null;
  /** Where the request came from; see clientNetwork. */
  readonly network?: string;
  /** Where our links may begin, if this request says so. */
  readonly origin: string | null;
  /** Until when the sender waits for the first reply in the response, in ms; null: it does not. */
  readonly waitsUntil: number | null;
  /** How the agent does, if the message asks; else null. */
  readonly healthy: boolean | null;
  /** What the operator has decided of this sender, beside the settings; absent: nothing. */
  readonly rules?: SenderRules;
}

/** What became of an envelope. One for which there is no room is not taken, and not counted. */
export type AcceptOutcome =
  | { readonly kind: "accepted"; readonly answer: Answer | null; readonly taken: Taken }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number };

/** A message that was taken, as the operator's figures count it. */
export type Taken = {
  readonly form: Form | "acknowledgement" | "never-answered";
  readonly outcome: MessageOutcome | "taken";
};

/** What a waiting query gets: the first reply, or what to come back with for it. null for one that does not wait. */
export type Answer =
  /** `reserved`: the message whose kept reply this is, to be confirmed when it was read; null: nothing is kept. */
  | { readonly kind: "letter"; readonly letter: Letter; readonly reserved: string | null }
  /** `isFirst`: what the query brought is new, and its response settles what is owed; a repeat only listens in. */
  | { readonly kind: "pending"; readonly identity: string; readonly isFirst: boolean };

/** The operator's settings, and what was decided beside them, for one sender. */
export interface AcceptPolicy {
  readonly agentName: string;
  readonly limits: Limits;
  readonly access: Access;
  readonly can: Record<Task, boolean>;
  /** What is said in place of a picture or an answer; null: nothing is paused. */
  readonly paused: string | null;
  readonly progressAfterMs: number;
  /** Whether the text model is asked where the rules are not sure. */
  readonly asksModel: boolean;
  /** Whether pictures come with a card; absent: no. */
  readonly cards?: boolean;
}

/** Who hears of a job that a message ends. */
export type AcceptListeners = Pick<EndContext, "onUnpaid" | "onEnd">;

/** Everything that taking one envelope works with. */
export interface Intake {
  readonly sql: Sql;
  readonly envelope: VerifiedEnvelope;
  readonly policy: AcceptPolicy;
  readonly clockAndIds: ClockAndIds;
  /** Gives the random key of a picture. */
  readonly newKey: () => string;
  readonly listeners: AcceptListeners;
}
