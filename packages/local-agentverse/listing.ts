import { parseAddress } from "@asi-image-agent/protocol";
import * as z from "zod";

/** Lengths count characters as Python does, not UTF-16 units. */
function text(longest: number, shortest = 0) {
  const length = (value: string) => Array.from(value).length;
  return z
    .string()
    .refine((value) => length(value) <= longest, `String should have at most ${longest} characters`)
    .refine((value) => length(value) >= shortest, `String should have at least ${shortest} characters`);
}

const url = text(4_000);
const endpoint = z.object({ url: z.string(), weight: z.int() });
const metadata = z.record(z.string(), z.json()).nullable();
const handle = text(40, 1).nullable();

const profileSchema = z.object({
  description: text(300).default(""),
  readme: text(80_000).default(""),
  avatar_url: url.default(""),
  banner_url: url.default(""),
  starter_prompts: z.array(z.string()).default([]),
});

/** Body of POST /v2/agents. Source: RegistrationRequest in uagents_core/registration.py; the types: Agentverse's API reference, and agentverse-sdk. */
const registrationSchema = z.object({
  address: z.string().refine((value) => parseAddress(value).ok, "not the address of an agent"),
  name: text(32, 1),
  handle: handle.default(null),
  url: url.nullable().default(null),
  agent_type: z.enum(["uagent", "a2a", "custom"]).default("uagent"),
  profile: profileSchema.prefault({}),
  endpoints: z.array(endpoint).default([]),
  protocols: z.array(z.string()).default([]),
  metadata: metadata.default(null),
});
export type Registration = z.infer<typeof registrationSchema>;

const partSchema = z.looseObject({ address: z.string(), profile: z.looseObject({}).optional() });

/**
 * A registration that may lack what the agent's listing has: agentverse-sdk sends no field that somebody has edited on the
 * website (_preserved_listing_fields in _common/av.py). What is not sent stays as it is.
 */
export function completedBy(listingOf: (address: string) => Listing | undefined) {
  return z.preprocess((body) => {
    const part = partSchema.safeParse(body);
    const known = part.success ? listingOf(part.data.address) : undefined;
    if (!part.success || known === undefined) return body;
    return { ...known, ...part.data, profile: { ...known.profile, ...part.data.profile } };
  }, registrationSchema);
}

/** Body of PUT /v2/agents/{address}: what is there changes, the rest stays. */
export const updateSchema = z.object({
  name: text(32, 1).optional(),
  handle: handle.optional(),
  url: url.nullable().optional(),
  profile: profileSchema.optional(),
  endpoints: z.array(endpoint).optional(),
  protocols: z.array(z.string()).optional(),
  metadata: metadata.optional(),
});

/** The account of an agent that has registered itself, by its own attestation: nobody's as yet. */
export const NO_ACCOUNT = "";

export const listingSchema = registrationSchema.extend({
  account: z.string(),
  registeredAt: z.number(),
  updatedAt: z.number(),
});
/** An agent on the marketplace: what its owner registered, and when (ms since 1970). */
export type Listing = z.infer<typeof listingSchema>;
