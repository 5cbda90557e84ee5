import type { Config } from "../config.ts";
import { logFault } from "../log.ts";
import { errorEvent, messageEvent, type TelemetryEvent } from "./events.ts";

/** Notes for Agentverse: messages and errors, as they happen. Nothing waits for it or fails with it. */
export interface EventNotes {
  received(peer: string, session: string): void;
  sent(peer: string, session: string): void;
  /** Reports a failure. `tag` is a word of ours. */
  failed(tag: string): void;
}

const NO_NOTES: EventNotes = { received() {}, sent() {}, failed() {} };

/** The notes of one invocation: what `waitUntil` is told of goes on beside the work. Off, they do nothing at all. */
export function eventNotes(
  env: Env,
  config: Pick<Config, "reportEvents"> | null,
  now: () => number,
  waitUntil: (work: Promise<unknown>) => void,
): EventNotes {
  if (config?.reportEvents !== true) return NO_NOTES;
  const pen = () => ({ now: now(), newId: () => crypto.randomUUID() });
  const note = (event: TelemetryEvent) => waitUntil(handOver(env, event));
  return {
    received: (peer, session) => note(messageEvent(pen(), { direction: "received", peer, session })),
    sent: (peer, session) => note(messageEvent(pen(), { direction: "sent", peer, session })),
    failed: (tag) => note(errorEvent(pen(), tag)),
  };
}

async function handOver(env: Env, event: TelemetryEvent): Promise<void> {
  try {
    await env.EVENTS.getByName("events").collect([event]);
  } catch (fault) {
    logFault("events", fault);
  }
}
