import type { AccountFailure } from "../../src/agentverse/account-api.ts";

/** What went wrong at Agentverse, for the operator: what it means, what to do, and Agentverse's own words. */
export function describeFailure(failure: AccountFailure, agentverseUrl: string): string {
  const { detail } = failure;
  return `${meaning(failure, agentverseUrl)}${detail === "" ? "" : ` (${detail})`}`;
}

function meaning(failure: AccountFailure, url: string): string {
  switch (failure.reason) {
    case "bad-key":
      return `${url} does not accept AGENTVERSE_KEY: it is wrong, has expired, or may not manage agents. Make a new one there under Profile, API Keys.`;
    case "not-acceptable":
      return "Agentverse did not take the profile: the number of agents of your account is used up, or a setting is not acceptable.";
    case "taken":
      return "The address or the handle belongs to somebody else: set another AGENT_HANDLE, or use the account that registered this agent first.";
    case "unavailable":
      return `${url} cannot be reached or cannot answer now. Try again later; check AGENTVERSE_URL if it stays so.`;
    case "unexpected-answer":
      return `What answers at ${url} is not Agentverse's API. Check AGENTVERSE_URL.`;
    case "refused":
      return `Agentverse refused the request with status ${failure.status}.`;
  }
}
