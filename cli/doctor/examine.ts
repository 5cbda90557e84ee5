import { randomBytes } from "node:crypto";
import { identityFromSeed, stripEnd } from "@asi-image-agent/protocol";
import type { AgentverseAccount, Credentials } from "../../src/agentverse/account-api.ts";
import { ownAttestation } from "../../src/agentverse/own-attestation.ts";
import { isLoopback } from "../../src/net/loopback.ts";
import { type AgentStatus, readStatus } from "../agent-status.ts";
import type { SettingSources } from "../operator-settings.ts";
import { findSeed, findSetting } from "../settings.ts";
import { checkAddress, checkLinks, checkProbe, checkSecrets, checkSettings } from "./agent-checks.ts";
import { checkAlmanac, checkProfile, checkRenewal } from "./agentverse-checks.ts";
import { checkDrawing } from "./drawing-checks.ts";
import { bad, type CheckName, type Finding, ok, skipped } from "./finding.ts";
import { checkMoney } from "./money-checks.ts";
import { RANKING_CHECKS } from "./ranking.ts";
import { checkRanking } from "./ranking-facts.ts";

const AGENTVERSE = "https://agentverse.ai";
const DRAWING_TIMEOUT_MS = 180_000;

export interface Examination {
  /** Origin of the agent, without a trailing slash. */
  readonly url: string;
  readonly sources: SettingSources;
  /** Whether a picture is drawn, and perhaps paid for. */
  readonly draw: boolean;
  /** ms */
  readonly now: number;
}

/** Looks at everything in order and tells each finding as soon as it is there. */
export async function examine(
  { url, sources, draw, now }: Examination,
  report: (finding: Finding) => void,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const note = (...found: Finding[]) => {
    for (const finding of found) {
      findings.push(finding);
      report(finding);
    }
  };
  note(checkSettings(url, sources));
  const answer = await readStatus(url);
  if (!answer.ok) {
    const start = isLoopback(url)
      ? "Start it with `npm start`."
      : "Is it deployed (`npm run deploy`), and is this its address?";
    note(bad("reachable", answer.problem, start), ...skipAll(AFTER_REACHABLE, "the agent does not answer"));
    return findings;
  }
  const { status } = answer;
  note(ok("reachable", `${url} answers as ${status.name ?? "an agent that is not set up"}`));
  note(checkSecrets(status, isLoopback(url)));
  const { address } = status;
  if (address === null || address === undefined) {
    note(...skipAll(AFTER_SECRETS, "the agent has no address yet"));
    return findings;
  }
  note(await checkMoney(url, sources));
  note(checkLinks(url, status), await checkProbe(url, address), checkAddress(address, sources));
  note(checkRenewal(status, isLoopback(url)));
  note(await checkAlmanac(almanacUrl(status, sources), address, status.publicUrl ?? null, now));
  const account = accountFor(status, sources);
  note(await checkProfile(account, address));
  const drawn = draw ? await checkDrawing(url, address, DRAWING_TIMEOUT_MS) : [];
  note(...(draw ? drawn : skipAll(["chat", "picture"], "only with --draw, which draws a picture")));
  const agentverseUrl = almanacUrl(status, sources);
  note(...(await checkRanking({ agentverseUrl, address, status, account, chat: drawn[0] ?? null })));
  return findings;
}

const AFTER_SECRETS = [
  "money",
  "links",
  "probe",
  "address",
  "renewal",
  "almanac",
  "profile",
  "chat",
  "picture",
  "listed",
  ...RANKING_CHECKS,
] as const;
const AFTER_REACHABLE = ["secrets", ...AFTER_SECRETS] as const;

function skipAll(checks: readonly CheckName[], reason: string): Finding[] {
  return checks.map((check) => skipped(check, reason));
}

/** The Almanac that the agent itself uses. */
function almanacUrl(status: AgentStatus, sources: SettingSources): string {
  return status.agentverse ?? findSetting("AGENTVERSE_URL", sources) ?? AGENTVERSE;
}

/**
 * The way to the profile: with the key, else with the attestation of the agent whose seed is here. Both go only where the
 * operator's own settings say, or to this machine: whatever answers at the agent's address does not choose who gets it.
 */
function accountFor(status: AgentStatus, sources: SettingSources): AgentverseAccount | null {
  const credentials = credentialsFor(status, sources);
  if (credentials === null) return null;
  const local = isLoopback(status.agentverse ?? "") ? (status.agentverse ?? null) : null;
  const url = stripEnd(findSetting("AGENTVERSE_URL", sources) ?? local ?? AGENTVERSE, "/");
  return { url, credentials, fetch: (target, init) => fetch(target, init) };
}

function credentialsFor(status: AgentStatus, sources: SettingSources): Credentials | null {
  const key = findSetting("AGENTVERSE_KEY", sources);
  if (key !== null) return { kind: "api-key", key, team: findSetting("AGENTVERSE_TEAM", sources) };
  const seed = findSeed(sources);
  const identity = seed === null ? null : identityFromSeed(seed);
  if (identity === null || identity.address !== status.address) return null;
  return ownAttestation(identity, Date.now, randomBytes);
}
