import type { CheckName, Finding } from "./finding.ts";
import type { SearchRecord } from "./search-record.ts";

/** All that is known of an agent when Agentverse's criteria are gone through. */
export interface RankingFacts {
  readonly listing: SearchRecord;
  /** The part of the profile that only its owner sees; null: nobody here is known to be the owner. */
  readonly own: { readonly bannerUrl: string | null; readonly prompts: number } | null;
  /** Whether a picture is behind the link. */
  readonly avatarShows: boolean;
  readonly bannerShows: boolean;
  /** Names of the announced protocols whose manifest the Almanac has not; null: nobody can tell. */
  readonly unpublished: readonly string[] | null;
  /** By the agent's own account; null: it does not say. */
  readonly reportsEvents: boolean | null;
  /** The finding of the chat that was tried; null: none was. */
  readonly chat: Finding | null;
}

/** The judgement of one criterion. */
export type Judgement =
  | { readonly met: true; readonly detail: string }
  | { readonly met: false; readonly detail: string; readonly advice: string }
  /** It cannot be known here, for the reason in `detail`. */
  | { readonly met: null; readonly detail: string };

/** Something that Agentverse says it ranks agents by. */
export interface Criterion {
  readonly check: CheckName;
  /** The page that names it. */
  readonly source: string;
  readonly judge: (facts: RankingFacts) => Judgement;
}

const DOCUMENTATION = "https://docs.agentverse.ai/documentation";

export const PAGES = {
  ranking: `${DOCUMENTATION}/agent-optimization/ranking`,
  growth: `${DOCUMENTATION}/agent-optimization/growth-metrics`,
  profile: `${DOCUMENTATION}/agent-discovery/profile`,
  readme: `${DOCUMENTATION}/agent-discovery/readme-guidelines`,
  verifications: `${DOCUMENTATION}/agent-discovery/agents-domains`,
} as const;

/** The step that fills what is empty in the profile. */
export const REGISTER = "Run `npm run register`.";
/** The step that replaces what is there. */
export const REPLACE = "Run `npm run register -- --force`, which replaces what is there.";

export function met(detail: string): Judgement {
  return { met: true, detail };
}

export function missed(detail: string, advice: string): Judgement {
  return { met: false, detail, advice };
}

export function unknown(detail: string): Judgement {
  return { met: null, detail };
}
