import { setTimeout as pause } from "node:timers/promises";
import { type AgentStatus, readStatus } from "./agent-status.ts";

const POLL_MS = 1_500;

/**
 * Asks GET /status until the agent at `url` answers and its first registration has come to an end, which asking
 * sets going, or until `patienceMs` have passed. Returns the last answer; null: none came.
 */
export async function waitForAgent(url: string, patienceMs: number): Promise<AgentStatus | null> {
  const deadline = Date.now() + patienceMs;
  let last: AgentStatus | null = null;
  for (;;) {
    const answer = await readStatus(url);
    if (answer.ok) last = answer.status;
    const settled = answer.ok && answer.status.registration?.state !== "pending";
    if (settled || Date.now() >= deadline) return last;
    await pause(POLL_MS);
  }
}
