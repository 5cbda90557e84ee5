import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";

let latest: { readonly seed: string; readonly identity: Identity } | null = null;

/** The agent's key pair, derived once in the life of an isolate: a curve multiplication is too dear for each request. */
export function agentIdentity(seed: string): Identity {
  if (latest?.seed !== seed) latest = { seed, identity: identityFromSeed(seed) };
  return latest.identity;
}
