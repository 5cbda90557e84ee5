import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";

const TIMEOUT_MS = 15_000;
const text = z.string().nullish().catch(null);
const count = z.number().nullish().catch(null);

const recordSchema = z.object({
  address: z.string(),
  name: text,
  handle: text,
  description: text,
  readme: text,
  avatar_href: text,
  status: text,
  domain: text,
  protocols: z.array(z.object({ digest: z.string() })).catch([]),
  metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  total_interactions: count,
  recent_interactions: count,
  rating: count,
});
/**
 * An agent as Agentverse's search shows it to everybody. Source: SearchRecord in uagents_core/agentverse/cli/types.py,
 * Agent in uagents/experimental/search.
 */
export type SearchRecord = z.infer<typeof recordSchema>;

const foundSchema = z.object({ agents: z.array(z.unknown()) });

export type SearchResult =
  /** null: the search does not show the agent. */
  | { readonly ok: true; readonly listing: SearchRecord | null }
  | { readonly ok: false; readonly problem: string };

/** Searches for an agent by its address, as the reference's command does (_get_search_record in its agent.py). */
export async function findSearchRecord(agentverseUrl: string, address: string): Promise<SearchResult> {
  let answer: string;
  try {
    const response = await fetch(`${agentverseUrl}/v1/search/agents`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ search_text: `address:${address}`, exact_match: true }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = await response.text();
  } catch {
    return { ok: false, problem: `the search of ${agentverseUrl} does not answer` };
  }
  const json = parseJson(answer);
  const found = foundSchema.safeParse(json.ok ? json.value : null);
  if (!found.success)
    return { ok: false, problem: `the search of ${agentverseUrl} answers what cannot be read` };
  const listings = found.data.agents.flatMap((agent) => recordSchema.safeParse(agent).data ?? []);
  return { ok: true, listing: listings.find((listing) => listing.address === address) ?? null };
}
