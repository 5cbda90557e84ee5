import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";

const TIMEOUT_MS = 15_000;
const moment = z.union([z.string(), z.number()]).nullish().catch(null);

const settingProblemSchema = z.object({ setting: z.string(), problem: z.string() });
const problemSchema = z.union([
  z.string(),
  settingProblemSchema.transform(({ setting, problem }) => `${setting} ${problem}`),
  z.unknown().transform((problem) => JSON.stringify(problem)),
]);

const statusSchema = z.object({
  status: z.string(),
  name: z.string().nullish(),
  /** The agent's address; absent while it is not configured. */
  address: z.string().nullish(),
  providers: z.array(z.string()).default([]),
  publicUrl: z.string().nullish(),
  agentverse: z.string().nullish(),
  /** Whether Agentverse is told of messages (REPORT_EVENTS). */
  reportsEvents: z.boolean().nullish().catch(null),
  /** The protocols that the agent announces. */
  protocols: z.array(z.object({ name: z.string(), digest: z.string() })).catch([]),
  /** The agent's problems, in its own words. */
  problems: z.array(problemSchema).default([]),
  /** The state of the agent's own entry in the Almanac. */
  registration: z
    .object({
      state: z.string(),
      lastSuccess: moment,
      nextTry: moment,
      problem: z.string().nullish().catch(null),
      endpoint: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
export type AgentStatus = z.infer<typeof statusSchema>;

export type StatusResult =
  | { readonly ok: true; readonly status: AgentStatus }
  | { readonly ok: false; readonly reason: "unreachable" | "not-an-agent"; readonly problem: string };

/** GET /status of the agent at `url`. One that is not configured answers too, with what is wrong. */
export async function readStatus(url: string): Promise<StatusResult> {
  let text: string;
  try {
    const response = await fetch(`${url}/status`, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch {
    return { ok: false, reason: "unreachable", problem: `Nothing answers at ${url}.` };
  }
  const json = parseJson(text);
  const read = statusSchema.safeParse(json.ok ? json.value : null);
  if (read.success) return { ok: true, status: read.data };
  return { ok: false, reason: "not-an-agent", problem: `What answers at ${url} is not this agent.` };
}
