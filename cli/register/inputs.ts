import { stripEnd } from "@asi-image-agent/protocol";
import { isLoopback } from "../../src/net/loopback.ts";
import type { SettingSources } from "../operator-settings.ts";
import { expandSources, findSetting } from "../settings.ts";

const AGENTVERSE = "https://agentverse.ai";
const LOCAL_AGENT = "http://127.0.0.1:8787";

/** The facts that a registration needs from the operator. */
export interface RegistrationInputs {
  readonly seed: string;
  /** The API key of an account; null: the agent registers by its own attestation. */
  readonly key: string | null;
  readonly team: string | null;
  /** Origins, without a trailing slash. */
  readonly publicUrl: string;
  readonly agentverseUrl: string;
  /** The name and the handle that the settings ask for; null: none. */
  readonly name: string | null;
  readonly handle: string | null;
  /** Whether the agent copies pictures into Agentverse's storage, which its account has to let it do. */
  readonly copiesPictures: boolean;
}

export type InputsResult =
  | { readonly ok: true; readonly inputs: RegistrationInputs }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Finds what a registration needs, and says all that is missing or wrong at once. */
export function registrationInputs(sources: SettingSources): InputsResult {
  const expanded = expandSources(sources);
  const settings = expanded.ok ? [expanded.settings] : sources;
  const find = (name: string) => findSetting(name, settings);
  const agentverseUrl = origin(find("AGENTVERSE_URL") ?? AGENTVERSE);
  const local = agentverseUrl !== null && isLoopback(agentverseUrl);
  const givenUrl = find("PUBLIC_URL") ?? (local ? LOCAL_AGENT : null);
  const publicUrl = givenUrl === null ? null : origin(givenUrl);
  const seed = find("AGENT_SEED");
  const key = find("AGENTVERSE_KEY");
  const contradictions = expanded.ok ? [] : expanded.problems;
  const problems = [
    ...contradictions.map(({ setting, problem }) => `${setting} ${problem}.`),
    ...(seed === null && expanded.ok
      ? ["AGENT_SEED is missing: the seed of the deployed agent (or its AGENT_URI)."]
      : []),
    ...(agentverseUrl === null ? ["AGENTVERSE_URL must be an http(s) URL."] : []),
    ...publicUrlProblems(givenUrl, publicUrl, local),
  ];
  if (problems.length > 0 || seed === null || agentverseUrl === null || publicUrl === null)
    return { ok: false, problems };
  const handle = find("AGENT_HANDLE")?.replace(/^@/, "") ?? null;
  const team = find("AGENTVERSE_TEAM");
  const copiesPictures = find("IMAGE_RESOURCE_URI") === "agent-storage";
  return {
    ok: true,
    inputs: { seed, key, team, publicUrl, agentverseUrl, name: find("AGENT_NAME"), handle, copiesPictures },
  };
}

function publicUrlProblems(given: string | null, url: string | null, local: boolean): string[] {
  if (given === null) return ["PUBLIC_URL is missing: the address of the deployed agent, https://…"];
  if (url === null) return ["PUBLIC_URL must be an http(s) URL."];
  if (!local && !url.startsWith("https://")) return ["PUBLIC_URL must begin with https://."];
  return !local && isLoopback(url) ? ["PUBLIC_URL is on this machine, where nobody finds it."] : [];
}

/** A URL without its trailing slashes; null for what is none. */
function origin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? stripEnd(text, "/") : null;
}
