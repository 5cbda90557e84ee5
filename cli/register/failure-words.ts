import type { AccountFailure, AgentverseAccount } from "../../src/agentverse/account-api.ts";

/** The sentences for the operator about what went wrong at Agentverse. */
export interface FailureWords {
  /** The problem, with Agentverse's own words, where it said any. */
  readonly problem: string;
  readonly advice: string;
}

export function failureWords(
  failure: AccountFailure,
  { url, credentials }: Pick<AgentverseAccount, "url" | "credentials">,
): FailureWords {
  const { detail } = failure;
  const byItself = credentials.kind === "attestation" && REFUSALS.has(failure.reason);
  const { problem, advice } = byItself ? attestationRefused(url) : meaning(failure, url);
  return { problem: `${problem}${detail === "" ? "." : `: ${detail.replace(/\.$/, "")}.`}`, advice };
}

const REFUSALS: ReadonlySet<AccountFailure["reason"]> = new Set(["unauthorized", "refused"]);

function attestationRefused(url: string): FailureWords {
  return {
    problem: `${url} does not take the agent's own attestation`,
    advice:
      "It may not know the agent yet: make one on its website (Agents, Launch an Agent) and set the AGENT_URI that " +
      "it gives, or set AGENTVERSE_KEY, whose account then owns the agent. This machine's clock must be right.",
  };
}

function meaning(failure: AccountFailure, url: string): FailureWords {
  switch (failure.reason) {
    case "unauthorized":
      return {
        problem: `${url} does not accept AGENTVERSE_KEY`,
        advice:
          "It is wrong, has expired or may not manage agents: make a new one there under Profile, API Keys.",
      };
    case "not-acceptable":
      return {
        problem: "Agentverse did not take the profile",
        advice: "The number of agents of your account is used up, or a setting is not acceptable.",
      };
    case "taken":
      return {
        problem: "The address or the handle belongs to somebody else",
        advice: "Set another AGENT_HANDLE, or use the account that registered this agent first.",
      };
    case "unavailable":
      return {
        problem: `${url} cannot be reached or cannot answer now`,
        advice: "Try again later; check AGENTVERSE_URL if it stays so.",
      };
    case "unexpected-answer":
      return { problem: `What answers at ${url} is not Agentverse's API`, advice: "Check AGENTVERSE_URL." };
    case "refused":
      return {
        problem: `Agentverse refused the request with status ${failure.status}`,
        advice: "Check the settings; if they are right, Agentverse's API has changed.",
      };
  }
}
