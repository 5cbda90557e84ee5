import { stripEnd } from "@asi-image-agent/protocol";
import { isLoopback } from "../../src/net/loopback.ts";
import type { SettingSources } from "../operator-settings.ts";
import { findSetting } from "../settings.ts";

const AGENTVERSE = "https://agentverse.ai";
const LOCAL_AGENT = "http://127.0.0.1:8787";
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** The facts that the verification of a website needs from the operator. */
export interface VerificationInputs {
  readonly key: string;
  readonly team: string | null;
  readonly agentverseUrl: string;
  readonly publicUrl: string;
  readonly domain: string;
}

export type VerificationInputsResult =
  | { readonly ok: true; readonly inputs: VerificationInputs }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Finds what a verification needs, and says all that is missing or wrong. `named`: the domain of the command line. */
export function verificationInputs(sources: SettingSources, named: string | null): VerificationInputsResult {
  const find = (name: string) => findSetting(name, sources);
  const key = find("AGENTVERSE_KEY");
  const agentverseUrl = stripEnd(find("AGENTVERSE_URL") ?? AGENTVERSE, "/");
  const found = find("PUBLIC_URL") ?? (isLoopback(agentverseUrl) ? LOCAL_AGENT : null);
  const publicUrl = found === null ? null : stripEnd(found, "/");
  const domain = named?.toLowerCase() ?? hostOf(publicUrl);
  const problems = [
    ...(key === null
      ? [
          "AGENTVERSE_KEY is missing: a domain belongs to an account. Make a key at agentverse.ai, Profile, API Keys.",
        ]
      : []),
    ...(publicUrl === null ? ["PUBLIC_URL is missing: the address of the deployed agent, https://…"] : []),
    ...(domain === null ? [] : domainProblems(domain)),
  ];
  if (problems.length > 0 || key === null || publicUrl === null || domain === null)
    return { ok: false, problems: problems.length > 0 ? problems : ["PUBLIC_URL must be an http(s) URL."] };
  return { ok: true, inputs: { key, team: find("AGENTVERSE_TEAM"), agentverseUrl, publicUrl, domain } };
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null;
}

function domainProblems(domain: string): string[] {
  if (/(^|\.)workers\.dev$/.test(domain))
    return [
      `${domain} is Cloudflare's, into whose DNS you cannot write. Name a domain of yours with --domain, or give the ` +
        "agent one: see `A domain of your own` in docs/deploy.md.",
    ];
  return DOMAIN.test(domain) ? [] : [`${domain} is not the name of a domain: give one with --domain.`];
}
