import { identityFromSeed } from "@asi-image-agent/protocol";
import { loadConfig } from "../../src/config.ts";
import type { AgentStatus } from "../agent-status.ts";
import type { SettingSources } from "../operator-settings.ts";
import { findSeed } from "../settings.ts";
import { bad, type Finding, ok, skipped } from "./finding.ts";

const PROBE_TIMEOUT_MS = 15_000;

/** The settings that lie on this machine, for the agent at `url`. Those of a deployed agent show in its status. */
export function checkSettings(url: string, sources: SettingSources): Finding {
  const merged = Object.fromEntries(
    sources
      .toReversed()
      .flatMap((settings) => Object.entries(settings).filter(([, value]) => value.trim() !== "")),
  );
  // Without a seed there is nothing to compare with, which is the business of the address' check.
  const loaded = loadConfig({
    ...("AGENT_URI" in merged ? {} : { AGENT_SEED: "a placeholder as long as a seed must be" }),
    PUBLIC_URL: url,
    ...merged,
  });
  if (loaded.ok) {
    const weak = loaded.warnings.map(({ setting, problem }) => `${setting} ${problem}`);
    return ok("settings", ["what is set on this machine is valid", ...weak].join("; once deployed, "));
  }
  const problems = loaded.problems.map(({ setting, problem }) => `${setting} ${problem}`);
  return bad("settings", problems.join("; "), "Change it in .dev.vars or the shell's environment.");
}

/** Whether the agent has what it needs, by its own account. */
export function checkSecrets(status: AgentStatus, local: boolean): Finding {
  const how = local ? "Set it in .dev.vars and start again." : "Set it with `npm run deploy`.";
  const [problem] = status.problems;
  if (status.address === null || status.address === undefined)
    return bad("secrets", problem ?? "The agent is not configured.", how);
  if (status.providers.length === 0) {
    const detail = "No image provider is configured.";
    return bad("secrets", detail, `ASI_LLM_KEY lets ASI:One draw. ${how}`);
  }
  return ok("secrets", `AGENT_SEED is set; ${status.providers.join(", then ")} draws`);
}

/** Whether the links in the agent's replies lead back to it. */
export function checkLinks(url: string, status: AgentStatus): Finding {
  const { publicUrl } = status;
  if (publicUrl === null || publicUrl === undefined)
    return bad(
      "links",
      "PUBLIC_URL is not set.",
      "`npm run deploy` sets it; the agent cannot register without.",
    );
  return ok(
    "links",
    publicUrl === url ? `begin with ${publicUrl}` : `begin with ${publicUrl}, not with ${url}`,
  );
}

/** The probe that other agents make before they send. Source: HEAD /submit of the reference. */
export async function checkProbe(url: string, address: string): Promise<Finding> {
  const advice =
    "Is something in front of the agent, such as a bot rule or an access policy? It must let /submit through.";
  try {
    const response = await fetch(`${url}/submit`, {
      method: "HEAD",
      headers: { "x-uagents-address": address },
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    const state = response.headers.get("x-uagents-status");
    if (response.ok && state === "ready") return ok("probe", "ready for envelopes");
    return bad("probe", `HEAD /submit says ${state ?? `status ${response.status}`}.`, advice);
  } catch {
    return bad("probe", "HEAD /submit is not answered.", advice);
  }
}

export function checkAddress(address: string, sources: SettingSources): Finding {
  const seed = findSeed(sources);
  if (seed === null) return skipped("address", "no AGENT_SEED on this machine to compare with");
  const expected = identityFromSeed(seed).address;
  if (expected === address) return ok("address", address);
  return bad(
    "address",
    `The agent is ${address}; the AGENT_SEED here gives ${expected}.`,
    "One of the two is another agent's: see `Moving the seed` in docs/deploy.md.",
  );
}
