import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");

/** The Worker exactly as `wrangler deploy` would upload it. */
export interface BuiltWorker {
  readonly script: string;
  /** A copy of wrangler.toml in a directory without a `.dev.vars`: a key in there would pay for pictures. */
  readonly config: string;
  remove(): void;
}

/** `main` instead of the entry in wrangler.toml: the Worker with something around it. */
export function buildWorker(main = "src/worker.ts"): BuiltWorker {
  const directory = mkdtempSync(join(tmpdir(), "e2e-worker-"));
  execFileSync(process.execPath, [WRANGLER, "deploy", main, "--dry-run", "--outdir", directory], {
    cwd: ROOT,
    stdio: "pipe",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  const config = join(directory, "wrangler.toml");
  copyFileSync(join(ROOT, "wrangler.toml"), config);
  const remove = () => rmSync(directory, { recursive: true, force: true });
  return { script: join(directory, `${basename(main, ".ts")}.js`), config, remove };
}
