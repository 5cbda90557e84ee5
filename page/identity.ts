import { parseJson } from "@asi-image-agent/protocol";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod/mini";

/** The key in the browser's storage under which the seed is kept. */
export const SEED_KEY = "image-agent:seed";
const seedSchema = z.string().check(z.minLength(1), z.maxLength(1_000));
const fileSchema = z.object({ seed: seedSchema });

export type SeedKeeper = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The seed of this browser's identity; at the first visit it is made of `random`, 32 bytes. */
export function keptSeed(storage: SeedKeeper, random: () => Uint8Array): string {
  const kept = seedSchema.safeParse(storage.getItem(SEED_KEY));
  if (kept.success) return kept.data;
  const seed = bytesToHex(random());
  storage.setItem(SEED_KEY, seed);
  return seed;
}

export function keepSeed(storage: SeedKeeper, seed: string): void {
  storage.setItem(SEED_KEY, seed);
}

export function forgetSeed(storage: SeedKeeper): void {
  storage.removeItem(SEED_KEY);
}

/** An identity as a file, which `npm run chat -- --identity FILE` takes as well. */
export function identityFile(seed: string, address: string): string {
  return `${JSON.stringify({ seed, address }, null, 2)}\n`;
}

/** The seed in such a file; null if there is none. */
export function readIdentityFile(text: string): string | null {
  const json = parseJson(text);
  const file = fileSchema.safeParse(json.ok ? json.value : null);
  return file.success ? file.data.seed : null;
}
