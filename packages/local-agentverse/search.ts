import { type Context, Hono } from "hono";
import * as z from "zod";
import type { AlmanacWireRecord, Directory } from "./directory.ts";
import type { Interactions } from "./interactions.ts";
import type { Listing } from "./listing.ts";
import type { Platform } from "./platform.ts";
import { readBody } from "./request-body.ts";

/** Source: AgentSearchCriteria in uagents/experimental/search; exact_match: uagents_core/agentverse/cli/agent.py. */
const criteriaSchema = z.object({
  filters: z
    .object({
      state: z.array(z.string()).default([]),
      agent_type: z.array(z.string()).default([]),
      protocol_digest: z.array(z.string()).default([]),
    })
    .prefault({}),
  search_text: z.string().nullable().default(null),
  exact_match: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(100).default(30),
});
type Criteria = z.infer<typeof criteriaSchema>;

/** Finds registered agents by the words of their profile; the real search also knows meanings and popularity. */
export function search(directory: Directory, interactions: Interactions, { newId, report }: Platform): Hono {
  const find = async (context: Context): Promise<Response> => {
    const criteria = await readBody(context, criteriaSchema);
    if (!criteria.ok) return criteria.response;
    const { search_text, offset, limit } = criteria.value;
    const hits = directory.listings
      .entries()
      .map(([address, listing]) => ({ listing, record: directory.find(address) }))
      .filter(({ listing, record }) => passes(listing, record, criteria.value))
      .map((hit) => ({ ...hit, score: scoreOf(hit.listing, criteria.value) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    report(`searched for "${search_text ?? ""}": ${hits.length} found`);
    const agents = hits
      .slice(offset, offset + limit)
      .map(({ listing, record }) => onWire(listing, record, interactions.countOf(listing.address)));
    return context.json({
      agents,
      offset,
      limit,
      num_hits: hits.length,
      total: hits.length,
      search_id: newId(),
    });
  };
  return new Hono().post("/", find).post("/agents", find);
}

/** Inactive agents do not show, unless they are asked for (uagents_core/utils/registration.py). */
function passes(listing: Listing, record: AlmanacWireRecord | null, { filters }: Criteria): boolean {
  const state = record?.status ?? "inactive";
  const states = filters.state.length === 0 ? ["active"] : filters.state;
  const type = record?.type ?? listing.agent_type;
  return (
    states.includes(state) &&
    (filters.agent_type.length === 0 || filters.agent_type.includes(type)) &&
    filters.protocol_digest.every((digest) => listing.protocols.includes(digest))
  );
}

/** The score of a listing in a search; 0: nothing in common. Everything fits a search without words. */
function scoreOf(listing: Listing, { search_text, exact_match }: Criteria): number {
  const text = (search_text ?? "").trim().toLowerCase();
  const [, address] = /^address:(\S+)$/.exec(text) ?? [];
  if (address !== undefined) return listing.address === address ? 1 : 0;
  if (text === "") return 1;
  const words = exact_match ? [text] : text.split(/\s+/);
  return weightedTexts(listing).reduce((score, [weight, content]) => {
    const found = words.filter((word) => content.toLowerCase().includes(word));
    return score + weight * found.length;
  }, 0);
}

/** The texts of a listing, each with the weight that a word has in it. */
function weightedTexts({ name, handle, profile, protocols, address }: Listing): [number, string][] {
  return [
    [16, address],
    [16, protocols.join("\n")],
    [8, name],
    [8, handle ?? ""],
    [4, profile.description],
    [2, profile.starter_prompts.join("\n")],
    [1, profile.readme],
  ];
}

/** Source: SearchRecord in uagents_core/agentverse/cli/types.py, Agent in uagents/experimental/search. */
function onWire(
  listing: Listing,
  record: AlmanacWireRecord | null,
  { total, recent }: ReturnType<Interactions["countOf"]>,
) {
  const { address, name, handle, profile, metadata, registeredAt, updatedAt } = listing;
  return {
    address,
    name,
    handle,
    description: profile.description,
    readme: profile.readme,
    avatar_href: profile.avatar_url || null,
    status: record?.status ?? "inactive",
    type: record?.type ?? listing.agent_type,
    protocols: listing.protocols.map((digest) => ({ name: "", version: "", digest })),
    metadata,
    domain: record?.domain_name ?? null,
    category: "community",
    featured: false,
    geo_location: null,
    rating: null,
    total_interactions: total,
    recent_interactions: recent,
    created_at: new Date(registeredAt).toISOString(),
    last_updated: new Date(updatedAt).toISOString(),
  };
}
