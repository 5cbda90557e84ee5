import { attestRegistration, attestStatus, type Identity } from "@asi-image-agent/protocol";
import { SECOND } from "../clock.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type CallResult, type CallTrouble, callAgentverse } from "./call.ts";
import type { Registration } from "./registration.ts";

/**
 * The outcome of a registration. Once the record is there, the agent is found: what failed after it is only
 * mentioned.
 */
export type RegisterOutcome =
  | {
      readonly ok: true;
      /** Digests of the protocols whose manifests were given now. */
      readonly manifests: readonly string[];
      /** Whether "active" was taken as well. */
      readonly active: boolean;
    }
  | { readonly ok: false; readonly trouble: CallTrouble };

export interface RegisterWorld {
  readonly identity: Identity;
  readonly fetch: HttpFetch;
  /** The clock, in ms since the epoch. */
  readonly now: () => number;
}

/** A Worker may wait for six connections; others may want one meanwhile. */
const AT_A_TIME = 4;

/**
 * Tells the Almanac where the agent is and what it speaks, then that it is active, and gives it the manifests of the
 * protocols that are not in `known` (digests). Paths: `uagents/registration.py` and Agent.publish_manifest.
 */
export async function register(
  registration: Registration,
  known: ReadonlySet<string>,
  { identity, fetch, now }: RegisterWorld,
): Promise<RegisterOutcome> {
  const { agentverseUrl, address, endpoints, protocols, metadata } = registration;
  const almanac = `${agentverseUrl}/v1/almanac`;
  const post = (path: string, body: object): Promise<CallResult> =>
    callAgentverse({ fetch, now, url: `${almanac}${path}`, body: JSON.stringify(body) });
  const timestamp = () => Math.floor(now() / SECOND);

  const attestation = { protocols: digestsOf(protocols), endpoints, metadata, timestamp: timestamp() };
  const registered = await post("/agents", attestRegistration(identity, attestation));
  if (!registered.ok) return registered;

  const status = attestStatus(identity, { isActive: true, timestamp: timestamp() });
  const missing = protocols.filter(({ digest }) => !known.has(digest));
  const [active = false, ...given] = await inTurns([
    () => post(`/agents/${address}/status`, status),
    ...missing.map((protocol) => () => post("/manifests", protocol.manifest)),
  ]);
  return { ok: true, active, manifests: digestsOf(missing.filter((_, index) => given[index])) };
}

function digestsOf(protocols: Registration["protocols"]): string[] {
  return protocols.map(({ digest }) => digest);
}

/** Makes the calls, a few at a time. Whether each worked, in their order. */
async function inTurns(calls: readonly (() => Promise<CallResult>)[]): Promise<boolean[]> {
  const worked: boolean[] = [];
  for (let at = 0; at < calls.length; at += AT_A_TIME) {
    const results = await Promise.all(calls.slice(at, at + AT_A_TIME).map((call) => call()));
    worked.push(...results.map(({ ok }) => ok));
  }
  return worked;
}
