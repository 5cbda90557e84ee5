import { isLoopback } from "../../src/net/loopback.ts";
import { drawnBy, type StartFacts, warningLines } from "../start-summary.ts";

const EXAMPLE = "a lighthouse in a storm, as a woodcut";

/** The agent's page at Agentverse, as that links to it. */
function profileLink(agentverseUrl: string, address: string): string {
  return `${agentverseUrl}/agents/details/${address}/profile`;
}

/** The lines for whoever typed `npm start -- --agentverse`. `handle`: without its @; null: none is known. */
export function describeConnected(facts: StartFacts, address: string, handle: string | null): string {
  const { url, publicUrl, agentverseUrl, status } = facts;
  const pictures = isLoopback(publicUrl)
    ? "go into Agentverse's storage: nobody else reaches links to this machine"
    : `are links to ${publicUrl}`;
  const talk = isLoopback(agentverseUrl)
    ? `Chat with it from another terminal:\n    npm run chat -- --url ${url} "${EXAMPLE}"`
    : `Say at https://asi1.ai:\n    @${handle ?? address} ${EXAMPLE}`;
  return `
  ${status.name ?? "The agent"} is running, and reached through its mailbox at ${agentverseUrl}.

  Address     ${address}
  Profile     ${profileLink(agentverseUrl, address)}
  Drawn by    ${drawnBy(status)}
  Pictures    ${pictures}
  Page        ${url}

  ${talk}

  Messages wait in the mailbox while this is off. Ctrl-C stops it.
${warningLines(status)}`;
}
