import type { RegistrationAttestation } from "@asi-image-agent/protocol";
import * as z from "zod";
import { DAY } from "../../src/clock.ts";
import type { Domains } from "./domains.ts";
import { type Listing, listingSchema } from "./listing.ts";
import type { State, StateTable } from "./state-file.ts";

/** Agents register hourly; one that has not for two days is gone. */
const RECORD_LIFETIME = 2 * DAY;
/** The reference knows its own kind by these ends of an endpoint (uagents_core/config.py). */
const MAILBOX_ENDPOINT = /\/v2\/agents\/mailbox\/submit$/;
const PROXY_ENDPOINT = /\/v2\/agents\/proxy\/submit$/;

/** An agent's record in the Almanac, as it attested it. */
export interface AlmanacRecord extends Pick<RegistrationAttestation, "endpoints" | "protocols" | "metadata"> {
  /** "agent" or "test-agent". */
  readonly prefix: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
}

const text = z.string();
const recordSchema: z.ZodType<AlmanacRecord> = z.object({
  endpoints: z.array(z.object({ url: text, weight: z.number() })),
  protocols: z.array(text),
  metadata: z.record(text, z.union([text, z.array(text), z.record(text, text)])).nullable(),
  prefix: text,
  registeredAt: z.number(),
});

/** A record as the reference's resolver and its command `agentverse agent` read it (AlmanacRegistration). */
export interface AlmanacWireRecord {
  readonly address: string;
  readonly prefix: string;
  readonly status: "active" | "inactive";
  readonly type: string;
  readonly endpoints: readonly { readonly url: string; readonly weight: number }[];
  /** Digests without "proto:". */
  readonly protocols: readonly string[];
  readonly metadata: unknown;
  /** ISO 8601. The reference takes an agent without it for unknown. */
  readonly expiry: string;
  /** The domain that the agent has been verified for. */
  readonly domain_name: string | null;
}

/**
 * The directory of agents that are registered, whether by an attestation in the Almanac, by an account on the
 * marketplace, or both.
 */
export interface Directory {
  readonly records: StateTable<AlmanacRecord>;
  readonly listings: StateTable<Listing>;
  /** The last word of each agent on whether it is active. */
  readonly statuses: StateTable<boolean>;
  /** The record of an address; null: there is none, or it has expired. */
  find(address: string): AlmanacWireRecord | null;
  addressOfHandle(handle: string): string | null;
  /** Whether letters for an agent are kept here: it says so by its endpoint. */
  hasMailbox(address: string): boolean;
}

export function openDirectory(state: State, domains: Domains, now: () => number): Directory {
  const records = state.table("almanac", recordSchema);
  const listings = state.table("listings", listingSchema);
  const statuses = state.table("statuses", z.boolean());

  const find = (address: string): AlmanacWireRecord | null => {
    const said = statuses.get(address);
    const listing = listings.get(address);
    // Agentverse renews what an account registered, for as long as the agent says that it is active.
    const source =
      attested(records.get(address), now()) ?? (said === true ? synchronized(listing, now()) : null);
    if (source === null) return null;
    const { endpoints, protocols, metadata, prefix, expires } = source;
    return {
      address,
      prefix,
      status: (said ?? true) ? "active" : "inactive",
      type: typeOf(endpoints) ?? listing?.agent_type ?? "custom",
      endpoints,
      protocols: protocols.map((digest) => digest.replace(/^proto:/, "")),
      metadata,
      expiry: new Date(expires).toISOString(),
      domain_name: domains.of(address),
    };
  };

  return {
    records,
    listings,
    statuses,
    find,
    addressOfHandle: (handle) => listings.entries().find(([, row]) => row.handle === handle)?.[0] ?? null,
    hasMailbox(address) {
      const endpoints = [...(find(address)?.endpoints ?? []), ...(listings.get(address)?.endpoints ?? [])];
      return endpoints.some(({ url }) => MAILBOX_ENDPOINT.test(url));
    },
  };
}

interface Source extends Pick<AlmanacWireRecord, "endpoints" | "protocols" | "metadata" | "prefix"> {
  readonly expires: number;
}

function attested(record: AlmanacRecord | undefined, now: number): Source | null {
  if (record === undefined || record.registeredAt + RECORD_LIFETIME <= now) return null;
  return { ...record, expires: record.registeredAt + RECORD_LIFETIME };
}

function synchronized(listing: Listing | undefined, now: number): Source | null {
  return listing === undefined ? null : { ...listing, prefix: "agent", expires: now + RECORD_LIFETIME };
}

/** Source: Agent.agent_type in uagents/agent.py. */
function typeOf(endpoints: AlmanacWireRecord["endpoints"]): string | null {
  if (endpoints.some(({ url }) => MAILBOX_ENDPOINT.test(url))) return "mailbox";
  return endpoints.some(({ url }) => PROXY_ENDPOINT.test(url)) ? "proxy" : null;
}
