import type { Context } from "hono";
import * as z from "zod/mini";
import { DAY, utcDay } from "../../clock.ts";
import type { Config } from "../../config.ts";
import { budgetName } from "../../durable/daily-budget.ts";
import type { AgentHono } from "../../http/agent-hono.ts";
import { registrationStatus } from "../../http/registration-status.ts";
import { isPaid, modelOf, type ProviderName } from "../../imagegen/provider.ts";
import type { Trouble } from "../../imagegen/trouble.ts";
import { logFault } from "../../log.ts";
import { dollarsOf, usualPictureUsd } from "../../pricing/price.ts";
import { withFallback } from "../../with-fallback.ts";
import type { AgentFacts, ListedLetter } from "../api.ts";
import { KEPT_DAYS } from "../book-entry.ts";
import type { DaySummary } from "../day-summary.ts";
import type { JobReport } from "../job-report.ts";
import { DESK } from "../rules.ts";

/** The things that the operator's views are gathered from. */
export interface Sight {
  readonly env: Env;
  readonly config: Config;
  readonly address: string;
  readonly now: number;
}

/** The number of days that an overview shows, if nobody says. */
export const OVERVIEW_DAYS = 7;
/** A dead letter is kept by its sender's object for a week. */
export const DEAD_LETTER_DAYS = 7;

/** A query's number of days, as text; without it `fallback`. */
export function daysQuery(fallback: number) {
  return wholeNumberQuery(KEPT_DAYS, fallback);
}

/** A query's whole number from 1 to `most`, as text; without it `fallback`. */
export function wholeNumberQuery(most: number, fallback: number) {
  const wrong = `must be a whole number from 1 to ${most}`;
  const number = z.coerce.number<string>(wrong).check(z.int(wrong), z.gte(1, wrong), z.lte(most, wrong));
  return z._default(number, fallback);
}

/** The number of days that a browser asks for: what makes no sense counts as nothing. */
export function daysAsked(text: string | undefined): number {
  return z.parse(withFallback(daysQuery(OVERVIEW_DAYS), OVERVIEW_DAYS), text);
}

export function sightOf(context: Context<AgentHono>): Sight {
  const { config, clock, identity } = context.var.agent;
  return { env: context.env, config, address: identity.address, now: clock.now() };
}

const ACTIONS_SHOWN = 20;

export async function agentFacts({ env, config, address, now }: Sight): Promise<AgentFacts> {
  const desk = env.OPERATOR_DESK.getByName(DESK);
  const [rules, actions, registration, taken, providers, troubles] = await Promise.all([
    desk.rules(),
    desk.actions(ACTIONS_SHOWN),
    registrationStatus(env, config, now),
    env.DAILY_BUDGET.getByName(budgetName(now)).taken(),
    Promise.all(config.providers.map((name) => providerFacts(env, config, name))),
    troublesIn(env),
  ]);
  return {
    now: new Date(now).toISOString(),
    name: config.agentName,
    address,
    providers,
    textModel: config.textModel?.model ?? null,
    troubles,
    registration,
    dailyPictures: ofLimit(taken.pictures, config.dailyImageLimit),
    dailyAnswers: ofLimit(taken.answers, config.dailyCompletionLimit),
    dailyMoney: ofLimit(dollarsOf(taken.micros), dollarsOf(config.dailyBudgetMicros)),
    pictureCostUsd: config.prices.pictureUsd,
    rules,
    actions,
  };
}

/** A limit and how much of it is taken. In the settings 0 is no limit. */
function ofLimit(taken: number, limit: number): AgentFacts["dailyPictures"] {
  return { taken, limit: limit === 0 ? null : limit };
}

async function providerFacts(
  env: Env,
  { providerSettings, prices }: Config,
  name: ProviderName,
): Promise<AgentFacts["providers"][number]> {
  const paid = isPaid(name);
  const pictureUsd = paid ? usualPictureUsd(modelOf(name, providerSettings), prices) : 0;
  try {
    const failing = await env.PROVIDER_HEALTH.getByName("health").isFailing(name);
    return { name, paid, failing, pictureUsd };
  } catch (fault) {
    logFault("health", fault);
    return { name, paid, failing: null, pictureUsd };
  }
}

async function troublesIn(env: Env): Promise<Trouble[]> {
  try {
    return await env.PROVIDER_HEALTH.getByName("health").troubles();
  } catch (fault) {
    logFault("health", fault);
    return [];
  }
}

interface Day {
  readonly day: string;
  readonly summary: DaySummary;
}

/**
 * The books of days that are long over. They change only when the book goes: nobody asks for them every few seconds.
 */
const closed = new WeakMap<Env, Map<string, Day>>();
const CLOSED_AFTER = 2;

/** The last `days` UTC days, the oldest first; the last one is today. */
export function lastDays({ env, now }: Sight, days: number): Promise<Day[]> {
  const known = closed.get(env) ?? new Map<string, Day>();
  closed.set(env, known);
  const back = Array.from({ length: days }, (_, index) => days - 1 - index);
  return Promise.all(
    back.map(async (ago) => {
      const day = utcDay(now - ago * DAY);
      const found = known.get(day) ?? { day, summary: await env.DAY_BOOK.getByName(day).summary() };
      if (ago >= CLOSED_AFTER) known.set(day, found);
      return found;
    }),
  );
}

/** The newest first, `most` at the most. */
export async function lastJobs({ env, now }: Sight, days: number, most: number): Promise<JobReport[]> {
  const asked = dayNames(now, days).map((day) => env.DAY_BOOK.getByName(day).jobs(most));
  return (await Promise.all(asked)).flat().slice(0, most);
}

/** The newest first. */
export async function lastDeadLetters({ env, now }: Sight, days: number): Promise<ListedLetter[]> {
  const listed = dayNames(now, days).map(async (day) => {
    const letters = await env.DAY_BOOK.getByName(day).deadLetters();
    return letters.map((letter) => ({ ...letter, id: `${day}.${letter.id}` }));
  });
  return (await Promise.all(listed)).flat();
}

/** The newest first. */
function dayNames(now: number, days: number): string[] {
  return Array.from({ length: days }, (_, ago) => utcDay(now - ago * DAY));
}
