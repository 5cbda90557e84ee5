import type { Directory } from "./directory.ts";
import type { Owners } from "./identities.ts";
import { NO_ACCOUNT, type Registration } from "./listing.ts";
import type { Platform } from "./platform.ts";

/**
 * The answer to a registration. 409: belongs to somebody else; 403: identity not proved; 406: quota. The words are
 * the local Agentverse's own.
 */
export type RegistrationResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: 403 | 406 | 409; readonly detail: string };

/** Registers agents for accounts, or says why not. */
export interface Registrations {
  /** Registers all of them, or none if one cannot be. */
  register(wanted: readonly Registration[], account: string): RegistrationResult;
  /**
   * Registers an agent for itself, as its attestation says that it is `address`. On agentverse.ai an account has made it
   * before, on the website; here it need not, and the first account that proves its identity gets it.
   */
  registerSelf(wanted: Registration, address: string): RegistrationResult;
}

export function openDesk(
  { listings, addressOfHandle }: Directory,
  owners: Owners,
  { now, report, quota }: Platform,
): Registrations {
  const countOf = (account: string) =>
    listings.entries().filter(([, listing]) => listing.account === account).length;

  const checkHandle = (address: string, handle: string | null): RegistrationResult => {
    const holder = handle === null ? null : addressOfHandle(handle);
    return holder === null || holder === address
      ? { ok: true }
      : { ok: false, status: 409, detail: "The handle is already taken by another agent." };
  };

  const check = ({ address, handle }: Registration, account: string): RegistrationResult => {
    const known = listings.get(address);
    if (known !== undefined && known.account !== NO_ACCOUNT && known.account !== account)
      return { ok: false, status: 409, detail: "The agent is already registered by another account." };
    const taken = checkHandle(address, handle);
    if (!taken.ok) return taken;
    if (!owners.has(address, account))
      return { ok: false, status: 403, detail: "This account has not proved that it holds the agent's key." };
    return { ok: true };
  };

  const checkQuota = (wanted: readonly Registration[], account: string): RegistrationResult => {
    const added = new Set(
      wanted.map(({ address }) => address).filter((it) => listings.get(it) === undefined),
    );
    if (added.size === 0 || countOf(account) + added.size <= quota) return { ok: true };
    return { ok: false, status: 406, detail: `The account has used up its quota of ${quota} agents.` };
  };

  const carryOut = (
    wanted: readonly Registration[],
    account: string,
    results: readonly RegistrationResult[],
  ): RegistrationResult => {
    const refusal = results.find(({ ok }) => !ok);
    if (refusal?.ok === false) {
      report(`refused to list ${wanted.map(({ address }) => address).join(", ")}: ${refusal.detail}`);
      return refusal;
    }
    for (const one of wanted) {
      const registeredAt = listings.get(one.address)?.registeredAt ?? now();
      listings.set(one.address, { ...one, account, registeredAt, updatedAt: now() });
      report(`listed ${one.address} as "${one.name}"`);
    }
    return { ok: true };
  };

  return {
    register: (wanted, account) =>
      carryOut(wanted, account, [...wanted.map((one) => check(one, account)), checkQuota(wanted, account)]),
    registerSelf(wanted, address) {
      const owner = listings.get(address)?.account ?? NO_ACCOUNT;
      const isItself: RegistrationResult =
        wanted.address === address
          ? { ok: true }
          : { ok: false, status: 403, detail: "The attestation is another agent's." };
      return carryOut([wanted], owner, [isItself, checkHandle(address, wanted.handle)]);
    },
  };
}
