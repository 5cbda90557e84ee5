import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import * as z from "zod";

const fileSchema = z.object({ seed: z.string().min(1) });

export type ChatIdentityResult =
  | { readonly ok: true; readonly identity: Identity; readonly created: boolean }
  | { readonly ok: false; readonly problem: string };

/** The file in which the chat client keeps who it is: one identity for each user of the machine. */
export function defaultIdentityFile(environment: NodeJS.ProcessEnv): string {
  const configDirectory = environment.XDG_CONFIG_HOME || join(homedir(), ".config");
  return join(configDirectory, "asi-image-agent", "chat-identity.json");
}

/** The identity kept in `file`, which is made of `newSeed` at the first use. */
export function loadChatIdentity(file: string, newSeed: string): ChatIdentityResult {
  const kept = readSeed(file);
  if (kept.state === "damaged") {
    return {
      ok: false,
      problem: `${file} holds no identity. Remove it, or choose another file with --identity.`,
    };
  }
  if (kept.state === "kept") return { ok: true, identity: identityFromSeed(kept.seed), created: false };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify({ seed: newSeed })}\n`, { mode: 0o600 });
  return { ok: true, identity: identityFromSeed(newSeed), created: true };
}

type KeptSeed = { state: "missing" } | { state: "damaged" } | { state: "kept"; seed: string };

function readSeed(file: string): KeptSeed {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { state: "missing" };
  }
  try {
    return { state: "kept", seed: fileSchema.parse(JSON.parse(text)).seed };
  } catch {
    return { state: "damaged" };
  }
}
