import { isLoopback } from "../../src/net/loopback.ts";
import { drawnBy, type StartFacts, warningLines } from "../start-summary.ts";
import type { StorageLeave } from "./register-mailbox.ts";

const EXAMPLE = "a lighthouse in a storm, as a woodcut";

/** The agent's page at Agentverse, as that links to it. */
function profileLink(agentverseUrl: string, address: string): string {
  return `${agentverseUrl}/agents/details/${address}/profile`;
}

/** The agent as others find it. */
export interface ConnectedAgent {
  readonly address: string;
  /** Without its @; null: none is known. */
  readonly handle: string | null;
  readonly storage: StorageLeave;
}

/** The places where pictures are seen that have no public link. */
const STORED: Readonly<Record<StorageLeave, string>> = {
  given: "go into Agentverse's storage: nobody else reaches links to this machine",
  unknown:
    "go into Agentverse's storage if an account lets them: start once with AGENTVERSE_KEY, or name a tunnel (docs/laptop.md)",
  refused: "are not seen elsewhere: Agentverse's storage refuses them. Name a tunnel (docs/laptop.md)",
};

/** The lines for whoever typed `npm start -- --agentverse`. */
export function describeConnected(
  { url, publicUrl, agentverseUrl, status }: StartFacts,
  { address, handle, storage }: ConnectedAgent,
): string {
  const pictures = isLoopback(publicUrl) ? STORED[storage] : `are links to ${publicUrl}`;
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
