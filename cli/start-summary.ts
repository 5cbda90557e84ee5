import * as z from "zod";
import { PROVIDER_NAMES, PROVIDERS } from "../src/imagegen/provider.ts";

const STATUS_POLL_MS = 200;
const DEFAULT_URL = "http://127.0.0.1:8787";

const statusSchema = z.object({
  status: z.string(),
  address: z.string().optional(),
  name: z.string().optional(),
  providers: z.array(z.string()).default([]),
  /** Settings that are wrong: then there is no address. */
  problems: z.array(z.unknown()).default([]),
  /** Settings that would be refused outside development. */
  warnings: z.array(z.unknown()).optional(),
});
export type StartedAgent = z.infer<typeof statusSchema>;

/** Asks GET /status until it answers. null when `stopped` says that nobody will answer any more. */
export async function waitForStatus(url: string, stopped: () => boolean): Promise<StartedAgent | null> {
  while (!stopped()) {
    try {
      const response = await fetch(`${url}/status`);
      const status = statusSchema.safeParse(await response.json());
      if (status.success) return status.data;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, STATUS_POLL_MS));
  }
  return null;
}

/** The line of a provider in the table of providers; one of a newer agent may be in none. */
function summaryOf(provider: string): string {
  const known = PROVIDER_NAMES.find((name) => name === provider);
  return known === undefined ? provider : PROVIDERS[known].summary;
}

export interface StartFacts {
  readonly url: string;
  readonly publicUrl: string;
  readonly agentverseUrl: string;
  readonly agentverseIsLocal: boolean;
  /** Whether there is an OPERATOR_TOKEN, and so a page that it opens. */
  readonly hasOperatorPage: boolean;
  readonly status: StartedAgent;
}

/** The lines that a person who typed `npm start` wants to read, and no more. */
export function describeStart({
  url,
  publicUrl,
  agentverseUrl,
  agentverseIsLocal,
  hasOperatorPage,
  status,
}: StartFacts): string {
  const { address } = status;
  if (address === undefined)
    return `\n  The agent cannot work yet:\n${status.problems.map(describeProblem).join("")}`;
  const urlOption = url === DEFAULT_URL ? "" : `--url ${url} `;
  return `
  Open ${url} in your browser.

  ${status.name ?? "The agent"} is running.

  Address     ${address}
  URL         ${publicUrl}
  Pictures    ${drawnBy(status)}
  Agentverse  ${agentverseUrl}${agentverseIsLocal ? ` (a local one, with this agent in its Almanac)\n  ASI:One     ${agentverseUrl}/conversations (a page that shows a chat as ASI:One would)` : ""}${hasOperatorPage ? `\n  Operator    ${url}/operator (opens with OPERATOR_TOKEN)` : ""}

  Chat with it from another terminal:
    npm run chat -- ${urlOption}"a lighthouse in a storm, as a woodcut"

  From a Python agent, with Agent(..., agentverse="${agentverseUrl}"):
    await ctx.send("${address}", ChatMessage(...))

  Its endpoint is ${publicUrl}/submit. Ctrl-C stops it.
${warningLines(status)}`;
}

/** Who draws, in the order in which they are asked. */
export function drawnBy({ providers }: StartedAgent): string {
  return providers.length === 0 ? "not configured" : providers.map(summaryOf).join(", then ");
}

/** Lines of what is taken in development alone. */
export function warningLines({ warnings = [] }: StartedAgent): string {
  if (warnings.length === 0) return "";
  return `\n  Taken in development, refused once it is deployed:\n${warnings.map(describeProblem).join("")}`;
}

const settingProblemSchema = z.object({ setting: z.string(), problem: z.string() });

function describeProblem(problem: unknown): string {
  const known = settingProblemSchema.safeParse(problem);
  return `    ${known.success ? `${known.data.setting} ${known.data.problem}` : JSON.stringify(problem)}\n`;
}
