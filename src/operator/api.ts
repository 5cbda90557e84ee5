import * as z from "zod/mini";
import { troubleSchema } from "../imagegen/trouble.ts";
import { actionRowSchema } from "./action.ts";
import { jobReportSchema } from "./job-report.ts";

// The JSON of /operator/api, for the routes that write it and the command line that reads it.

const counts = z.readonly(z.record(z.string(), z.number()));
const limited = z.readonly(z.object({ taken: z.number(), limit: z.nullable(z.number()) }));

/** Durations in ms; null: there were none. */
const timesSchema = z.readonly(
  z.object({ count: z.number(), p50: z.nullable(z.number()), p95: z.nullable(z.number()) }),
);
export type Times = z.infer<typeof timesSchema>;

/** Calls of one provider, and what they come to. */
const spentSchema = z.readonly(
  z.object({
    provider: z.string(),
    calls: z.number(),
    /** Pictures that were made and so are paid for, one that was of no use included. 0 for what costs nothing. */
    paid: z.number(),
    /** Calls that ended without an answer: they may have been paid for. */
    perhapsPaid: z.number(),
    /** The cost of the paid ones, estimated by the usual price of one; null: no price is known. */
    costUsd: z.nullable(z.number()),
  }),
);
export type Spent = z.infer<typeof spentSchema>;

const figures = z.object({
  conversations: z.number(),
  senders: z.number(),
  pictures: z.number(),
  /** Answers of the text model. */
  answers: z.number(),
  inFlight: z.number(),
  /** Jobs that ended in an apology, by its reason. */
  failures: counts,
  /** Messages that a quota refused. */
  overQuota: z.number(),
  /** Numbers of messages, by form and by outcome. */
  messages: z.readonly(z.record(z.string(), counts)),
  /** Requests to /submit that were refused, by code. */
  refusals: counts,
  letters: counts,
  deadLetters: counts,
  acknowledgementTimes: timesSchema,
  pictureTimes: timesSchema,
  /** Numbers of calls, by provider and by how each ended. */
  calls: z.readonly(z.record(z.string(), counts)),
  spent: z.readonly(z.array(spentSchema)),
  /** The cost over all providers; null: no price is known. */
  costUsd: z.nullable(z.number()),
});
/** The figures of a day, or of several. Every name is a word of ours; docs/operator.md has them all. */
const figuresSchema = z.readonly(figures);
export type Figures = z.infer<typeof figuresSchema>;

const providerSchema = z.readonly(
  z.object({
    name: z.string(),
    paid: z.boolean(),
    /** Its last three calls failed; null: nobody could say. */
    failing: z.nullable(z.boolean()),
    /** What a picture of its model usually costs, in dollars; null: no price is known. */
    pictureUsd: z.nullable(z.number()),
  }),
);

const agentFacts = z.object({
  now: z.string(),
  name: z.string(),
  address: z.string(),
  /** The providers, in the operator's order. */
  providers: z.readonly(z.array(providerSchema)),
  textModel: z.nullable(z.string()),
  /** The providers whose account does not work, and what they say about that. */
  troubles: z.readonly(z.array(troubleSchema)),
  registration: z.readonly(
    z.object({
      state: z.enum(["registered", "pending", "failing", "off", "unknown"]),
      endpoint: z.nullable(z.string()),
      lastSuccess: z.nullable(z.string()),
      nextTry: z.nullable(z.string()),
      problem: z.nullable(z.string()),
    }),
  ),
  /** Paid pictures of this UTC day, as the guard of the limit counts them. `limit` null: none is set. */
  dailyPictures: limited,
  /** Calls of the text model of this UTC day. */
  dailyAnswers: limited,
  /** What this UTC day's calls have cost or may cost, in dollars. `limit` null: no budget is set. */
  dailyMoney: limited,
  pictureCostUsd: z.nullable(z.number()),
  rules: z.readonly(
    z.object({
      blocked: z.readonly(z.array(z.string())),
      unlimited: z.readonly(z.array(z.string())),
      paused: z.nullable(z.string()),
    }),
  ),
  /** The newest first. */
  actions: z.readonly(z.array(actionRowSchema)),
});
/** Facts about the agent that the day books do not have. */
const agentFactsSchema = z.readonly(agentFacts);
export type AgentFacts = z.infer<typeof agentFactsSchema>;

/** GET /operator/api/overview. `days`: the oldest first. */
export const overviewSchema = z.readonly(
  z.extend(agentFacts, {
    total: figuresSchema,
    days: z.readonly(z.array(z.readonly(z.extend(figures, { day: z.string() })))),
  }),
);
export type Overview = z.infer<typeof overviewSchema>;

/** GET /operator/api/jobs: the newest first. */
export const jobsSchema = z.object({ jobs: z.array(jobReportSchema) });
export type Jobs = z.infer<typeof jobsSchema>;

const listedLetterSchema = z.readonly(
  z.object({
    /** The id by which it is sent again: the day of its book, and its number there. */
    id: z.string(),
    sender: z.string(),
    session: z.string(),
    /** The number of the letter in the object of its sender. */
    letter: z.number(),
    reason: z.string(),
    at: z.number(),
    /** The result of the operator's action on it; null: there was none. */
    settled: z.nullable(z.string()),
  }),
);
/** A dead letter with the id by which it is sent again. */
export type ListedLetter = z.infer<typeof listedLetterSchema>;

/** GET /operator/api/dead-letters: the newest first. */
export const deadLettersSchema = z.object({ deadLetters: z.array(listedLetterSchema) });
export type DeadLetters = z.infer<typeof deadLettersSchema>;

/** POST /operator/api/actions: "done", or why not. `pictures`: of how many the bucket was told to delete them. */
export const actionResultSchema = z.readonly(
  z.object({ result: z.string(), pictures: z.optional(z.number()) }),
);
export type ActionResult = z.infer<typeof actionResultSchema>;
