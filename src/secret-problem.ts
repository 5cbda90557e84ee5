import { parseAgentUri } from "./agent-uri.ts";

/** Characters below which a secret can be guessed, and by whom. */
const SHORTEST = {
  AGENT_SEED: {
    length: 32,
    why: "the agent's address is public, and a seed that is guessed gives the same one",
  },
  OPERATOR_TOKEN: { length: 16, why: "whoever guesses it has /operator" },
} as const;

/**
 * The reason why a secret of the Worker would be refused; null: it is long enough, or not one of those that are
 * looked at.
 */
export function secretProblem(name: string, value: string): string | null {
  if (name === "AGENT_URI") return uriProblem(value);
  if (name !== "AGENT_SEED" && name !== "OPERATOR_TOKEN") return null;
  const { length, why } = SHORTEST[name];
  return value.trim().length >= length ? null : `must have ${length} characters or more: ${why}`;
}

function uriProblem(value: string): string | null {
  const read = parseAgentUri(value);
  if (!read.ok) return read.problem;
  const ofSeed = secretProblem("AGENT_SEED", read.uri.seed);
  return ofSeed === null ? null : `holds a seed that ${ofSeed}`;
}
