import { Hono } from "hono";
import * as z from "zod";
import { callerOf, unauthorized } from "./caller.ts";
import type { Directory } from "./directory.ts";
import type { Interactions } from "./interactions.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";

/** The most events that the reference sends at once (DEFAULT_EVENTS_MAX_BATCH_EVENTS). */
const MOST_EVENTS = 50;
const KINDS = ["error", "info", "message"] as const;
const MOST_REMEMBERED = 10_000;

/** Source: AgentBatchEvents in uagents_core/events.py. */
const batchSchema = z.object({
  platform: z.object({
    operating_system: z.object({ name: z.string(), version: z.string(), release: z.string() }),
    python_version: z.string(),
    processor: z.string(),
    nodename: z.string(),
    sdk_version: z.string(),
  }),
  events: z
    .array(
      z.object({
        id: z.uuid(),
        category: z.enum(["system", "user"]),
        kind: z.enum(KINDS),
        timestamp: z.iso.datetime({ offset: true }),
        exception: z.string().nullish(),
        traceback: z.string().nullish(),
        metadata: z.record(z.string(), z.json()).nullish(),
        message: z.string().nullish(),
      }),
    )
    .max(MOST_EVENTS),
});

const messageMetadataSchema = z.object({
  direction: z.enum(["received", "sent"]),
  peer: z.string().max(66),
  msg_id: z.uuid(),
  session_id: z.uuid().nullish(),
});

/**
 * Telemetry of agents that are registered with an account. Only counted, and an event once; a message that came in is
 * an interaction of the agent.
 */
export function events(directory: Directory, interactions: Interactions, { now, report }: Platform): Hono {
  const seen = new Set<string>();
  return new Hono().post("/", async (context) => {
    const caller = callerOf(context, now());
    if (caller.kind !== "agent") return unauthorized(context);
    if (directory.listings.get(caller.address) === undefined)
      return context.json({ detail: "The agent is not registered." }, 403);
    const body = await readBody(context, checkedBatchSchema);
    if (!body.ok) return body.response;
    const fresh = body.value.events.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    for (const { metadata } of fresh) {
      const heard = heardIn(metadata);
      if (heard !== null) interactions.add({ target: caller.address, ...heard });
    }
    forgetOldest(seen);
    const counts = KINDS.map((kind) => ({
      kind,
      count: fresh.filter((event) => event.kind === kind).length,
    }));
    const words = counts
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => `${count} ${kind}`)
      .join(", ");
    report(`events of ${caller.address}: ${words || "none that is new"}`);
    return context.json({});
  });
}

const checkedBatchSchema = batchSchema.superRefine(({ events }, context) => {
  for (const [index, { kind, metadata }] of events.entries()) {
    if (kind !== "message" || metadata == null || messageMetadataSchema.safeParse(metadata).success) continue;
    context.addIssue({
      code: "custom",
      path: ["events", index, "metadata"],
      message: "not that of a message",
    });
  }
});

/** The conversation in which the agent heard something; null: it is about something else. */
function heardIn(metadata: unknown): { readonly source: string; readonly session: string } | null {
  const message = messageMetadataSchema.safeParse(metadata);
  if (!message.success) return null;
  const { direction, peer, session_id } = message.data;
  return direction === "received" && session_id != null ? { source: peer, session: session_id } : null;
}

function forgetOldest(seen: Set<string>): void {
  for (const id of seen) {
    if (seen.size <= MOST_REMEMBERED) return;
    seen.delete(id);
  }
}
