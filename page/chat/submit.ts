import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";

export type Submitted =
  | { readonly ok: true; readonly tookMs: number }
  | { readonly ok: false /** One sentence for a person. */; readonly problem: string };

const TIMEOUT_MS = 15_000;
const errorSchema = z.object({ error: z.string(), code: z.string() });

/** What a person can do about an error; the agent's own sentence where nothing better is known. */
const ADVICE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "envelope-expired": "The agent found the message too old. Is this device's clock right?",
    busy: "The agent has had too many messages from this browser. Try again a little later.",
    "body-too-large": "That is too long for one message.",
    "not-configured": "This agent is not set up yet.",
  }),
);

/** Posts an envelope's wire text to the agent. Never rejects. */
export async function submit(wire: string): Promise<Submitted> {
  const start = performance.now();
  try {
    const response = await fetch("/submit", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: wire,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (response.ok) return { ok: true, tookMs: performance.now() - start };
    return { ok: false, problem: problemOf(body, response.status) };
  } catch {
    return { ok: false, problem: "The agent could not be reached." };
  }
}

function problemOf(body: string, status: number): string {
  const json = parseJson(body);
  const error = errorSchema.safeParse(json.ok ? json.value : null);
  if (!error.success) return `The agent answered ${status}.`;
  return ADVICE.get(error.data.code) ?? `The agent did not take it: ${error.data.error}`;
}
