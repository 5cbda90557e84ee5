import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { pythonEnvironment } from "../test/interop/python-environment.ts";

export interface Plan {
  readonly target: string;
  /** Of the senders, who take turns. */
  readonly seeds: readonly string[];
  readonly acknowledgement: number;
  readonly chat: number;
}

export interface Signed {
  /** Index of its seed. */
  readonly sender: number;
  readonly session: string;
  readonly wire: string;
}

/** Two supplies that are used up front to back. */
export type Envelopes = Readonly<Record<"acknowledgement" | "chat", readonly Signed[]>>;

const LIFETIME_SECONDS = 6 * 3_600;
const LONGEST_OUTPUT = 512 * 2 ** 20;
const lineSchema = z.object({
  kind: z.enum(["acknowledgement", "chat"]),
  sender: z.number(),
  session: z.string(),
  wire: z.string(),
});

/** Envelopes that the Python reference made and signed (sign_envelopes.py): every agent gets the same ones. */
export function signByReference(plan: Plan): Envelopes {
  const script = join(import.meta.dirname, "sign_envelopes.py");
  const input = JSON.stringify({ ...plan, expires: Math.floor(Date.now() / 1_000) + LIFETIME_SECONDS });
  const options = { input, encoding: "utf8", maxBuffer: LONGEST_OUTPUT } as const;
  const output = execFileSync(pythonEnvironment(), [script], options);
  const lines = output.trimEnd().split("\n");
  const all = lines.map((line) => lineSchema.parse(JSON.parse(line)));
  const of = (kind: "acknowledgement" | "chat") => all.filter((one) => one.kind === kind);
  return { acknowledgement: of("acknowledgement"), chat: of("chat") };
}
