import {
  canonicalJson,
  type Endpoint,
  type Protocol,
  type RegistrationMetadata,
} from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Config } from "../config.ts";
import { isLoopback } from "../net/loopback.ts";
import { ANNOUNCED } from "./announced.ts";
import { METADATA } from "./metadata.ts";

/** The entry of this agent in the Almanac of an Agentverse. */
export interface Registration {
  readonly agentverseUrl: string;
  readonly address: string;
  readonly endpoints: readonly Endpoint[];
  readonly protocols: readonly Protocol[];
  readonly metadata: RegistrationMetadata;
}

/** Why an agent keeps out of the Almanac. */
export type Unregistrable = "no-public-url" | "loopback-endpoint";

type Settings = Pick<Config, "publicUrl" | "agentverseUrl">;

/**
 * Why an agent with these settings must not register; null: it may. An endpoint on loopback is a developer's: only
 * an Agentverse on the same machine may hear of it.
 */
export function whyUnregistrable({ publicUrl, agentverseUrl }: Settings): Unregistrable | null {
  if (publicUrl === null) return "no-public-url";
  return isLoopback(publicUrl) && !isLoopback(agentverseUrl) ? "loopback-endpoint" : null;
}

/** The address at which others reach the agent; null: nobody knows it. */
export function endpointOf({ publicUrl }: Pick<Config, "publicUrl">): string | null {
  return publicUrl === null ? null : `${publicUrl}/submit`;
}

/** The entry that the settings make; null: an agent with these settings must not register. */
export function registrationOf(config: Settings, address: string): Registration | null {
  const url = endpointOf(config);
  if (url === null || whyUnregistrable(config) !== null) return null;
  return {
    agentverseUrl: config.agentverseUrl,
    address,
    endpoints: [{ url, weight: 1 }],
    protocols: ANNOUNCED,
    metadata: METADATA,
  };
}

/** Short text that differs whenever the Almanac would have to be told something else, or somewhere else. */
export function fingerprintOf({
  agentverseUrl,
  address,
  endpoints,
  protocols,
  metadata,
}: Registration): string {
  const digests = protocols.map(({ digest }) => digest);
  const facts = { agentverseUrl, address, endpoints, protocols: digests, metadata };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(facts))));
}
