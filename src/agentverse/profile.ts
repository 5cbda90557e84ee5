import { attestStatus, type Identity } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { withFallback } from "../with-fallback.ts";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";
import { proveIdentity } from "./identity-proof.ts";
import type { ProfileForm } from "./profile-form.ts";

const text = withFallback(z.nullish(z.string()), null);
/** The part of GET /v2/agents/{address} that is needed; what is absent there is null here. */
const profileSchema = z.object({
  name: text,
  handle: text,
  endpoints: withFallback(z.array(z.object({ url: z.string() })), []),
});
export type AgentverseProfile = z.infer<typeof profileSchema>;

/** The agent's profile as Agentverse has it; the value null: it has none. */
export async function findProfile(
  account: AgentverseAccount,
  address: string,
): Promise<AccountResult<AgentverseProfile | null>> {
  const answer = await callAccount(account, `/v2/agents/${address}`);
  if (answer.kind === "answered" && answer.status === 404) return { ok: true, value: null };
  return judgeAnswer(answer, profileSchema);
}

/** A step of a registration that is done, for whoever watches. */
export type RegistrationStep = "identity-proved" | "profile-saved" | "active" | "storage-delegated";

export interface Registration {
  readonly identity: Identity;
  readonly form: ProfileForm;
  /** The profile that findProfile has found. */
  readonly known: AgentverseProfile | null;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly report: (step: RegistrationStep) => void;
}

/**
 * Registers the agent or brings its profile up to date, and says that it is active. Only an agent that Agentverse
 * does not know proves its identity; the rest is one and the same call for both, so that repeating it is harmless.
 * Source: register_agent in uagents_core/utils/registration.py.
 */
export async function saveProfile(
  account: AgentverseAccount,
  registration: Registration,
): Promise<AccountResult<unknown>> {
  const { identity, form, known, timestamp, report } = registration;
  if (known === null) {
    const proved = await proveIdentity(account, identity);
    if (!proved.ok) return proved;
    report("identity-proved");
  }
  const saved = judgeAnswer(await callAccount(account, "/v2/agents", form), z.unknown());
  if (!saved.ok) return saved;
  report("profile-saved");
  const status = attestStatus(identity, { isActive: true, timestamp });
  const path = `/v1/almanac/agents/${identity.address}/status`;
  const active = judgeAnswer(await callAccount(account, path, status), z.unknown());
  if (active.ok) report("active");
  return active;
}
