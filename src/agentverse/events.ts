import { formatTimestamp } from "@asi-image-agent/protocol";
import type { ClockAndIds } from "../agent/letter.ts";

/**
 * An event as Agentverse is told of it, in wire names. Source: BatchEvent in uagents_core/events.py. No text of a
 * message, no prompt and no link is ever in one.
 */
export interface TelemetryEvent {
  /** A UUID4, by which Agentverse knows a repeat. */
  readonly id: string;
  readonly category: "system" | "user";
  readonly kind: "error" | "info" | "message";
  readonly timestamp: string;
  readonly exception: string | null;
  readonly traceback: null;
  readonly metadata: Readonly<Record<string, string | number>> | null;
  readonly message: string;
}

/** The most events that are sent at once: DEFAULT_EVENTS_MAX_BATCH_EVENTS. */
export const LARGEST_BATCH = 50;

/**
 * A message came in or went out. Its id is a random one, as the reference's is: messages other than chats have none.
 * Source: _build_message_event.
 */
export function messageEvent(
  clockAndIds: ClockAndIds,
  message: { readonly direction: "received" | "sent"; readonly peer: string; readonly session: string },
): TelemetryEvent {
  const { direction, peer, session } = message;
  const metadata = { direction, peer, msg_id: clockAndIds.newId(), session_id: session };
  const text = `Message ${direction === "received" ? "received from" : "sent to"} ${peer}`;
  return { ...blank(clockAndIds), category: "user", kind: "message", metadata, message: text };
}

/** The event of a failure. `tag` is a word of ours, such as the reason of an apology. Source: _build_error_event. */
export function errorEvent(clockAndIds: ClockAndIds, tag: string): TelemetryEvent {
  return {
    ...blank(clockAndIds),
    category: "user",
    kind: "error",
    exception: tag,
    message: `Failed: ${tag}`,
  };
}

/** The event that says that events were lost since `clockAndIds.now`, because more came than are kept. */
export function droppedEvent(clockAndIds: ClockAndIds, count: number): TelemetryEvent {
  const metadata = { dropped_count: count, reason: "buffer_full" };
  const message = `${count} event(s) dropped due to full buffer`;
  return { ...blank(clockAndIds), category: "user", kind: "info", metadata, message };
}

/**
 * Body of POST …/v1/events. Source: AgentBatchEvents, whose platform wants the Python it runs on; a Worker has none,
 * and knows of no machine that it could name.
 */
export function eventBatch(events: readonly TelemetryEvent[]): string {
  return JSON.stringify({ platform: PLATFORM, events });
}

const PLATFORM = {
  operating_system: { name: "Cloudflare Workers", version: "", release: "" },
  python_version: "",
  processor: "",
  nodename: "",
  sdk_version: "asi-image-agent",
};

function blank({ now, newId }: ClockAndIds) {
  return { id: newId(), timestamp: formatTimestamp(now), exception: null, traceback: null, metadata: null };
}
