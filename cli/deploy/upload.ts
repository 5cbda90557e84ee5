import * as z from "zod";
import type { Settings } from "../settings.ts";
import { type Wrangler, wranglerProblem } from "./wrangler.ts";

const deployEntrySchema = z.object({
  type: z.literal("deploy"),
  targets: z.array(z.string()).default([]),
  bundle_size: z.object({ gzip_bytes: z.number() }).nullish(),
});

export type UploadResult =
  | {
      readonly ok: true;
      /** The Worker's address at workers.dev; null: it has none. */
      readonly workersDev: string | null;
      readonly compressedBytes: number | null;
    }
  | { readonly ok: false; readonly problem: string };

export interface WorkerUpload {
  readonly envFlags: readonly string[];
  /** Settings that the Worker is given beside those in wrangler.toml. */
  readonly vars: Settings;
  /** Bundles and checks, and uploads nothing: needs neither account nor network. */
  readonly dryRun: boolean;
}

/** Runs `wrangler deploy`. What came of it is read from what wrangler writes for programs, not from its words. */
export async function uploadWorker(
  wrangler: Wrangler,
  { envFlags, vars, dryRun }: WorkerUpload,
): Promise<UploadResult> {
  const run = await wrangler.run([
    "deploy",
    ...envFlags,
    ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
    ...(dryRun ? ["--dry-run"] : []),
  ]);
  if (run.exitCode !== 0) return { ok: false, problem: wranglerProblem(run) };
  const entry = run.entries
    .map((candidate) => deployEntrySchema.safeParse(candidate))
    .find(({ success }) => success)?.data;
  const workersDev = entry?.targets.find(isWorkersDev) ?? null;
  return { ok: true, workersDev, compressedBytes: entry?.bundle_size?.gzip_bytes ?? null };
}

/** Whether an address is one that Cloudflare gave. */
export function isWorkersDev(url: string): boolean {
  return /^https:\/\/[^/]+\.workers\.dev$/.test(url);
}
