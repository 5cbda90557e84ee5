import { attestStatus, type Identity } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";
import { proveIdentity } from "./identity-proof.ts";
import type { AgentverseProfile } from "./profile.ts";
import { withoutStored, withStored } from "./profile-difference.ts";
import type { ProfileForm } from "./profile-form.ts";

/** A step of a registration that is done, for whoever watches. */
export type RegistrationStep = "identity-proved" | "profile-saved" | "active" | "storage-delegated";

export interface Registration {
  readonly identity: Identity;
  readonly form: ProfileForm;
  /** The profile that findProfile has found. */
  readonly known: AgentverseProfile | null;
  /** Whether the account has the agent already, or the agent registers itself: its identity need not be proved. */
  readonly isOwn: boolean;
  /** Whether the form replaces what was edited on Agentverse. */
  readonly force: boolean;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly report: (step: RegistrationStep) => void;
}

/**
 * Registers the agent or brings its profile up to date, and says that it is active. An account that does not have the
 * agent proves its identity first; an attestation is that proof. The rest is one and the same call for all, so that
 * repeating it is harmless. Sources: register_agent in uagents_core/utils/registration.py, and
 * register_to_agentverse in agentverse-sdk (_common/av.py).
 */
export async function saveProfile(
  account: AgentverseAccount,
  registration: Registration,
): Promise<AccountResult<unknown>> {
  const { identity, form, known, isOwn, force, timestamp, report } = registration;
  if (!isOwn) {
    const proved = await proveIdentity(account, identity);
    if (!proved.ok) return proved;
    report("identity-proved");
  }
  const update = account.credentials.kind === "api-key" ? withStored : withoutStored;
  const body = known === null ? form : update(form, known, force);
  const saved = judgeAnswer(await callAccount(account, "/v2/agents", body), z.unknown());
  if (!saved.ok) return saved;
  report("profile-saved");
  const status = attestStatus(identity, { isActive: true, timestamp });
  const path = `/v1/almanac/agents/${identity.address}/status`;
  const active = judgeAnswer(await callAccount(account, path, status), z.unknown());
  if (active.ok) report("active");
  return active;
}
