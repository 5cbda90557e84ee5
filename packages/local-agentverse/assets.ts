import * as z from "zod";
import type { Caller } from "./caller.ts";
import type { State } from "./state-file.ts";

/** Characters of base64: all of them lie in memory, and in the file of the state. */
const MOST_CONTENTS = 64 * 1024 * 1024;

/** Source: ExternalStorage.set_permissions in uagents_core/storage.py. */
export const permissionSchema = z.object({
  agent_address: z.string(),
  read: z.boolean(),
  write: z.boolean(),
});

const assetSchema = z.object({
  name: z.string(),
  account: z.string(),
  /** Address of the agent that made it for its account; null: the account itself did. */
  maker: z.string().nullable().default(null),
  mimeType: z.string(),
  /** Base64. */
  contents: z.string(),
  /** The end of the asset, in ms since 1970. */
  expiresAt: z.number(),
  permissions: z.array(permissionSchema),
});
export type StoredAsset = z.infer<typeof assetSchema>;

/** The purpose for which somebody asks for an asset; "own": to say who may do the others. */
export type Purpose = "read" | "write" | "own";

export interface Assets {
  /** An asset by its id; null: there is none, or it has expired. */
  find(id: string): StoredAsset | null;
  /** false: there is no room, even without what has expired. */
  store(id: string, asset: StoredAsset): boolean;
}

export function openAssets(state: State, now: () => number): Assets {
  const table = state.table("assets", assetSchema);
  const isLive = ({ expiresAt }: StoredAsset) => expiresAt > now();
  return {
    find(id) {
      const asset = table.get(id);
      return asset !== undefined && isLive(asset) ? asset : null;
    },
    store(id, asset) {
      for (const [id, asset] of table.entries()) if (!isLive(asset)) table.delete(id);
      const others = table.entries().filter(([other]) => other !== id);
      const taken = others.reduce((sum, [, { contents }]) => sum + contents.length, 0);
      if (taken + asset.contents.length > MOST_CONTENTS) return false;
      table.set(id, asset);
      return true;
    },
  };
}

/** Accounts that let an agent make assets for them. */
export interface Delegations {
  /** The account for which an agent makes assets; null: none has delegated that. */
  of(agent: string): string | null;
  /** false: the agent makes assets for another account. */
  add(agent: string, account: string): boolean;
}

export function openDelegations(state: State): Delegations {
  const accounts = state.table("delegations", z.string());
  const of = (agent: string) => accounts.get(agent) ?? null;
  return {
    of,
    add(agent, account) {
      if (of(agent) !== null && of(agent) !== account) return false;
      accounts.set(agent, account);
      return true;
    },
  };
}

/** Its account and the agent that made it may do everything, another agent what it was permitted. */
export function mayOpen(asset: StoredAsset, caller: Caller, purpose: Purpose): boolean {
  if (caller.kind === "account") return caller.id === asset.account;
  if (caller.kind === "nobody") return false;
  if (caller.address === asset.maker) return true;
  if (purpose === "own") return false;
  return asset.permissions.some((it) => it.agent_address === caller.address && it[purpose]);
}
