import * as z from "zod";
import { actionRowSchema, type OperatorAction } from "../../src/operator/action.ts";
import { jobReportSchema } from "../../src/operator/job-report.ts";
import { parseJson } from "../../src/protocol/json.ts";

const TIMEOUT_MS = 30_000;

const counts = z.record(z.string(), z.number());
const times = z.object({ count: z.number(), p50: z.number().nullable(), p95: z.number().nullable() });

const figuresSchema = z.object({
  conversations: z.number(),
  senders: z.number(),
  pictures: z.number(),
  answers: z.number(),
  inFlight: z.number(),
  failures: counts,
  overQuota: z.number(),
  messages: z.record(z.string(), counts),
  refusals: counts,
  letters: counts,
  deadLetters: counts,
  acknowledgementTimes: times,
  pictureTimes: times,
  calls: z.record(z.string(), counts),
  spent: z.array(z.object({ provider: z.string(), paid: z.number(), perhapsPaid: z.number() })),
  costUsd: z.number().nullable(),
});

export const overviewSchema = z.object({
  now: z.string(),
  name: z.string(),
  address: z.string(),
  providers: z.array(z.object({ name: z.string(), failing: z.boolean().nullable() })),
  registration: z.object({ state: z.string(), problem: z.string().nullable() }),
  dailyPictures: z.object({ taken: z.number(), limit: z.number().nullable() }),
  dailyAnswers: z.object({ taken: z.number(), limit: z.number().nullable() }),
  rules: z.object({
    blocked: z.array(z.string()),
    unlimited: z.array(z.string()),
    paused: z.string().nullable(),
  }),
  actions: z.array(actionRowSchema),
  total: figuresSchema,
  days: z.array(figuresSchema.extend({ day: z.string() })),
});
export type SeenOverview = z.infer<typeof overviewSchema>;

export const jobsSchema = z.object({ jobs: z.array(jobReportSchema) });
export type SeenJobs = z.infer<typeof jobsSchema>["jobs"];

export const deadLettersSchema = z.object({
  deadLetters: z.array(
    z.object({
      id: z.string(),
      sender: z.string(),
      session: z.string(),
      reason: z.string(),
      at: z.number(),
      settled: z.string().nullable(),
    }),
  ),
});
export type SeenDeadLetters = z.infer<typeof deadLettersSchema>["deadLetters"];

export const resultSchema = z.object({ result: z.string(), pictures: z.number().optional() });

const errorSchema = z.object({ error: z.string(), code: z.string() });

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T; readonly json: string }
  | { readonly ok: false; readonly problem: string };

/** The operator's API of the agent at `url`. */
export class OperatorApi {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** `path` is below /operator/api. */
  read<T>(path: string, schema: z.ZodType<T>): Promise<ApiResult<T>> {
    return this.#ask(path, { method: "GET" }, schema);
  }

  act(action: OperatorAction): Promise<ApiResult<z.infer<typeof resultSchema>>> {
    return this.#ask("/actions", { method: "POST", body: JSON.stringify(action) }, resultSchema);
  }

  async #ask<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<ApiResult<T>> {
    let response: Response;
    let json: string;
    try {
      response = await fetch(`${this.#url}/operator/api${path}`, {
        ...init,
        headers: { authorization: `Bearer ${this.#token}` },
        // A redirect would carry the token to somebody else.
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      json = await response.text();
    } catch {
      return { ok: false, problem: `Nothing answers at ${this.#url}.` };
    }
    const parsed = parseJson(json);
    const value = schema.safeParse(parsed.ok ? parsed.value : null);
    if (response.ok && value.success) return { ok: true, value: value.data, json };
    return { ok: false, problem: this.#problem(response.status, parsed.ok ? parsed.value : null) };
  }

  #problem(status: number, answer: unknown): string {
    if (status === 404)
      return `The agent at ${this.#url} has no OPERATOR_TOKEN, so nobody can operate it from here.`;
    const error = errorSchema.safeParse(answer);
    return error.success ? error.data.error : `What answers at ${this.#url} is not this agent (${status}).`;
  }
}
