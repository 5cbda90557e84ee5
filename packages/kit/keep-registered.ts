import { attestRegistration, type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import { readAgentInfo } from "./agent-info.ts";

/** The pause between registrations, as in the reference: an hour, and a minute while they fail. */
const RENEWAL_MS = 3_600_000;
const RETRY_MS = 60_000;
const PATIENCE_MS = 15_000;

export interface LocalRegistration {
  readonly seed: string;
  /** The agent's address as the agent itself gives it. */
  readonly address: string;
  /** The URL at which the agent is asked for its protocols. */
  readonly agentUrl: string;
  readonly endpoint: string;
  readonly agentverseUrl: string;
}

/**
 * Registers an agent of this machine at the local Almanac until the function that it returns is called.
 * `attempted` is told after every attempt whether it was taken.
 */
export function keepRegistered(
  registration: LocalRegistration,
  attempted: (registered: boolean) => void = () => {},
): () => void {
  const identity = identityFromSeed(registration.seed);
  // Somebody else's seed signs for somebody else.
  if (identity.address !== registration.address) return () => {};
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const renew = async () => {
    const registered = await register(identity, registration);
    attempted(registered);
    if (!stopped) timer = setTimeout(renew, registered ? RENEWAL_MS : RETRY_MS);
  };
  void renew();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function register(identity: Identity, registration: LocalRegistration): Promise<boolean> {
  try {
    const info = await fetch(`${registration.agentUrl}/agent_info`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const agent = info.ok ? readAgentInfo(await info.text()) : null;
    if (agent === null) return false;
    const attestation = attestRegistration(identity, {
      protocols: agent.protocols,
      endpoints: [{ url: registration.endpoint, weight: 1 }],
      metadata: null,
      timestamp: Math.floor(Date.now() / 1000),
    });
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(attestation);
    return (await fetch(`${registration.agentverseUrl}/v1/almanac/agents`, { method: "POST", headers, body }))
      .ok;
  } catch {
    return false;
  }
}
