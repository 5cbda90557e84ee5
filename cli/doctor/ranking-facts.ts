import type { AgentverseAccount } from "../../src/agentverse/account-api.ts";
import { findProfile } from "../../src/agentverse/profile.ts";
import { sniffPicture } from "../../src/imagegen/picture-type.ts";
import { readBounded } from "../../src/net/read-bounded.ts";
import type { AgentStatus } from "../agent-status.ts";
import { PAGES, type RankingFacts } from "./criterion.ts";
import { type Finding, ok, skipped, unmet } from "./finding.ts";
import { judgeRanking, RANKING_CHECKS } from "./ranking.ts";
import { findSearchRecord } from "./search-record.ts";

const TIMEOUT_MS = 15_000;
const MOST_PICTURE_BYTES = 10 * 1024 * 1024;

export interface RankedAgent {
  readonly agentverseUrl: string;
  readonly address: string;
  readonly status: AgentStatus;
  /** null: nobody here is known to be the profile's owner. */
  readonly account: AgentverseAccount | null;
  /** The finding of the chat that was tried; null: none was. */
  readonly chat: Finding | null;
}

/** Looks at all that Agentverse ranks an agent by. */
export async function checkRanking(agent: RankedAgent): Promise<Finding[]> {
  const { agentverseUrl, address, status, account, chat } = agent;
  const found = await findSearchRecord(agentverseUrl, address);
  const { listing } = found.ok ? found : { listing: null };
  if (!found.ok || listing === null) {
    const listed = found.ok ? NOT_LISTED : skipped("listed", found.problem);
    return [
      listed,
      ...RANKING_CHECKS.map((check) => skipped(check, "Agentverse's search does not show the agent")),
    ];
  }
  const [own, unpublished, avatarShows] = await Promise.all([
    findOwnPart(account, address),
    findUnpublished(agentverseUrl, status.protocols),
    showsPicture(listing.avatar_href ?? null),
  ]);
  const bannerShows = await showsPicture(own?.bannerUrl ?? null);
  const reportsEvents = status.reportsEvents ?? null;
  const facts = { listing, own, unpublished, avatarShows, bannerShows, reportsEvents, chat };
  return [ok("listed", "Agentverse's search shows the agent"), ...judgeRanking(facts)];
}

const NOT_LISTED = unmet(
  "listed",
  "Agentverse's search does not show the agent.",
  "Run `npm run register`; it may take some minutes until the search knows.",
  PAGES.ranking,
);

async function findOwnPart(account: AgentverseAccount | null, address: string): Promise<RankingFacts["own"]> {
  const found = account === null ? null : await findProfile(account, address);
  if (!found?.ok || found.value === null) return null;
  const { profile } = found.value;
  return { bannerUrl: profile?.banner_url ?? null, prompts: profile?.starter_prompts?.length ?? 0 };
}

/** Names of the protocols without a manifest in the Almanac; null: nobody can tell. */
async function findUnpublished(
  agentverseUrl: string,
  protocols: AgentStatus["protocols"],
): Promise<readonly string[] | null> {
  const missing = await Promise.all(
    protocols.map(async ({ name, digest }) => {
      const bare = digest.replace(/^proto:/, "");
      const status = await statusOf(`${agentverseUrl}/v1/almanac/manifests/protocols/${bare}`);
      return { name, isMissing: status === 404, isKnown: status === 200 || status === 404 };
    }),
  );
  if (missing.length === 0 || missing.some(({ isKnown }) => !isKnown)) return null;
  return missing.filter(({ isMissing }) => isMissing).map(({ name }) => name);
}

async function statusOf(url: string): Promise<number | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

async function showsPicture(url: string | null): Promise<boolean> {
  if (url === null || url === "") return false;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const bytes = await readBounded(response.body, MOST_PICTURE_BYTES);
    return response.ok && bytes !== null && sniffPicture(bytes) !== null;
  } catch {
    return false;
  }
}
