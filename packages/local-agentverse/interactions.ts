import { Hono } from "hono";
import * as z from "zod";
import { DAY } from "../../src/clock.ts";
import { callerOf, unauthorized } from "./caller.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";
import type { State } from "./state-file.ts";

/** Conversations that are known one by one, for each agent; older ones are only counted. */
const MOST_REMEMBERED = 500;
/** Source: recent_interactions of Agent in uagents/experimental/search. */
const RECENT = 90 * DAY;

/** Source: Interaction in uagents_core/types.py. */
const interactionSchema = z.object({
  target: z.string().max(66),
  source: z.string().max(66),
  session_id: z.uuid(),
});

const countSchema = z.object({
  total: z.number(),
  /** Conversations, the newest last. `at` in ms since 1970. */
  known: z.array(z.object({ conversation: z.string(), at: z.number() })),
});

/** The conversations of agents, each counted once, whoever tells of it and however often. */
export interface Interactions {
  add(interaction: { readonly target: string; readonly source: string; readonly session: string }): void;
  countOf(target: string): { readonly total: number; readonly recent: number };
}

export function openInteractions(state: State, now: () => number): Interactions {
  const table = state.table("interactions", countSchema);
  const of = (target: string) => table.get(target) ?? { total: 0, known: [] };
  return {
    add({ target, source, session }) {
      const { total, known } = of(target);
      const conversation = `${source} ${session}`;
      if (known.some((one) => one.conversation === conversation)) return;
      const later = [...known, { conversation, at: now() }].slice(-MOST_REMEMBERED);
      table.set(target, { total: total + 1, known: later });
    },
    countOf(target) {
      const { total, known } = of(target);
      return { total, recent: known.filter(({ at }) => at > now() - RECENT).length };
    },
  };
}

/**
 * What an agent says of its own conversations with others. Source: record_agent_interaction in
 * uagents_core/utils/messages.py, which send_message_to_agent calls.
 */
export function interactionReports(interactions: Interactions, { now, report }: Platform): Hono {
  return new Hono().post("/", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "agent") return unauthorized(context);
    const body = await readBody(context, interactionSchema);
    if (!body.ok) return body.response;
    const { target, source, session_id } = body.value;
    if (source !== caller.address)
      return context.json({ detail: "An agent may only tell of its own interactions." }, 403);
    interactions.add({ target, source, session: session_id });
    report(`interaction of ${source} with ${target}`);
    return context.json({});
  });
}
