import { chatProtocol } from "@asi-image-agent/protocol";
import {
  type Criterion,
  type Judgement,
  met,
  missed,
  PAGES,
  type RankingFacts,
  REGISTER,
  unknown,
} from "./criterion.ts";
import { type CheckName, type Finding, ok, skipped, unmet } from "./finding.ts";
import { PROFILE_CRITERIA } from "./profile-criteria.ts";
import type { SearchRecord } from "./search-record.ts";

/** "At least 10 interactions." */
const FEWEST_INTERACTIONS = 10;

/** What Agentverse's pages want of an agent besides its profile. */
const CONDUCT_CRITERIA: readonly Criterion[] = [
  {
    check: "protocol",
    source: PAGES.ranking,
    judge: ({ listing }) =>
      listing.protocols.some(({ digest }) => bare(digest) === bare(chatProtocol.digest))
        ? met("the profile names the Agent Chat Protocol")
        : missed("The profile does not name the Agent Chat Protocol.", REGISTER),
  },
  {
    check: "manifests",
    source: PAGES.ranking,
    judge: ({ unpublished }) => {
      if (unpublished === null) return unknown("the Almanac does not say which manifests it has");
      return unpublished.length === 0
        ? met("the Almanac has the manifest of every protocol that the agent speaks")
        : missed(
            `The Almanac has no manifest of ${unpublished.join(", ")}.`,
            "The agent gives them with its registration, every hour.",
          );
    },
  },
  {
    check: "active",
    source: PAGES.ranking,
    judge: ({ listing: { status } }) =>
      status === "active"
        ? met("the agent is marked active")
        : missed(`The agent is marked ${status ?? "neither active nor inactive"}.`, REGISTER),
  },
  { check: "interactions", source: PAGES.ranking, judge: ({ listing }) => judgeInteractions(listing) },
  {
    check: "events",
    source: PAGES.ranking,
    judge: ({ reportsEvents }) => {
      if (reportsEvents === null) return unknown("the agent does not say whether it tells of messages");
      return reportsEvents
        ? met("Agentverse is told of messages, and counts them")
        : missed(
            "Agentverse is not told of messages, and counts none.",
            "REPORT_EVENTS=true lets it: in `.dev.vars`, or in the environment of `npm run deploy`.",
          );
    },
  },
  {
    check: "website",
    source: PAGES.verifications,
    judge: ({ listing: { domain } }) =>
      domain == null
        ? missed("No domain is verified as the agent's.", "Run `npm run verify`.")
        : met(`${domain} is verified`),
  },
  { check: "responsive", source: PAGES.growth, judge: ({ chat }) => judgeResponse(chat) },
  {
    check: "success",
    source: PAGES.growth,
    judge: () => unknown("whether replies answer what was asked, only Agentverse's Growth tab shows"),
  },
  {
    check: "rating",
    source: PAGES.ranking,
    judge: ({ listing: { rating } }) =>
      rating == null ? unknown("Agentverse shows none yet") : met(`${rating} of 5`),
  },
];

const CRITERIA = [...PROFILE_CRITERIA, ...CONDUCT_CRITERIA];

/** The names of what judgeRanking looks at. */
export const RANKING_CHECKS: readonly CheckName[] = CRITERIA.map(({ check }) => check);

/** What Agentverse ranks by, criterion for criterion. */
export function judgeRanking(facts: RankingFacts): Finding[] {
  return CRITERIA.map(({ check, source, judge }) => {
    const verdict = judge(facts);
    if (verdict.met === null) return { ...skipped(check, verdict.detail), source };
    return verdict.met
      ? { ...ok(check, verdict.detail), source }
      : unmet(check, verdict.detail, verdict.advice, source);
  });
}

function judgeInteractions({ total_interactions, recent_interactions }: SearchRecord): Judgement {
  if (total_interactions == null) return unknown("Agentverse does not say how many");
  const recent = recent_interactions == null ? "" : `, ${recent_interactions} in the last 90 days`;
  const words = `${total_interactions} in all${recent}`;
  return total_interactions >= FEWEST_INTERACTIONS
    ? met(words)
    : missed(
        `${words}; Agentverse wants ${FEWEST_INTERACTIONS} at least.`,
        "Chat with the agent on ASI:One, and let others do so.",
      );
}

/** "Unresponsive" is an agent with which a conversation timed out; its next reply clears that. */
function judgeResponse(chat: Finding | null): Judgement {
  if (chat === null)
    return unknown("with --draw a chat is tried; what Agentverse itself saw, only its Growth tab shows");
  return chat.state === "ok"
    ? met(`a chat was ${chat.detail}`)
    : missed("A chat was not answered as it should be.", "See the chat above.");
}

/** Digests are written with and without their prefix. */
function bare(digest: string): string {
  return digest.replace(/^proto:/, "");
}
