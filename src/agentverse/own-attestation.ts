import type { Identity } from "@asi-image-agent/protocol";
import type { Credentials } from "./account-api.ts";
import { tokenSource } from "./token-source.ts";

/** The seconds for which an attestation holds: AGENT_AUTH_TOKEN_VALIDITY in agentverse-sdk (_common/config.py). */
const ATTESTATION_SECONDS = 120;

/** The credentials of an agent for its own profile. `now` is the clock, in ms since 1970. */
export function ownAttestation(
  identity: Identity,
  now: () => number,
  randomBytes: (length: number) => Uint8Array,
): Credentials {
  return { kind: "attestation", authorization: tokenSource(identity, ATTESTATION_SECONDS, now, randomBytes) };
}
