import { MINUTE } from "../clock.ts";
import type { Env } from "../env.ts";
import { logFault } from "../log.ts";
import type { DrawOutcome, ImageProvider } from "./provider.ts";

/** A provider that works is reported this often by one isolate; one that fails, each time. */
const WORKING_REPORTED = MINUTE;
const reportedWorking = new Map<string, number>();

/** A refusal by content policy is an answer like a picture: the provider works. */
const WORKING: readonly DrawOutcome["kind"][] = ["drawn", "drawn-remote", "refused"];

/** The same provider, whose calls are told to the object that knows how providers do. */
export function withPulse(provider: ImageProvider, env: Env, now: () => number): ImageProvider {
  return {
    ...provider,
    draw: async (prompt) => {
      const outcome = await provider.draw(prompt);
      const worked = WORKING.includes(outcome.kind);
      if (!worked || now() - (reportedWorking.get(provider.name) ?? 0) >= WORKING_REPORTED) {
        if (worked) reportedWorking.set(provider.name, now());
        else reportedWorking.delete(provider.name);
        await report(provider, worked, env);
      }
      return outcome;
    },
  };
}

/** What the health check knows must never cost a picture. */
async function report(provider: ImageProvider, worked: boolean, env: Env): Promise<void> {
  try {
    await env.PULSE.getByName("pulse").note(provider.name, worked);
  } catch (fault) {
    logFault("pulse", fault);
  }
}
