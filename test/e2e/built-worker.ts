import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
const ENTRY = "src/worker.ts";

/** The Worker exactly as `wrangler deploy` would upload it. */
export interface BuiltWorker {
  readonly script: string;
  /** A copy of wrangler.toml in a directory without a `.dev.vars`: a key in there would pay for pictures. */
  readonly config: string;
}

/** A build, and the directory that holds nothing else. */
export interface Build extends BuiltWorker {
  readonly directory: string;
  remove(): void;
}

/**
 * `main` instead of the entry in wrangler.toml: the Worker with something around it, or with `bare` another one that
 * binds nothing. `readable`: the script is not minified, and says which file each part of it comes from.
 */
export function buildWorker(main = ENTRY, { bare = false, readable = false } = {}): Build {
  const directory = mkdtempSync(join(tmpdir(), "e2e-worker-"));
  const config = bare ? ["--config", bareConfig(directory)] : [];
  const options = ["--dry-run", "--outdir", directory, ...(readable ? ["--minify=false"] : []), ...config];
  const args = [WRANGLER, "deploy", resolve(ROOT, main), ...options];
  execFileSync(process.execPath, args, {
    cwd: ROOT,
    stdio: "pipe",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
  copyFileSync(join(ROOT, "wrangler.toml"), join(directory, "wrangler.toml"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  return { ...workerIn(directory, main), directory, remove };
}

/** No bindings, and the platform's version that the agent has. */
function bareConfig(directory: string): string {
  const path = join(directory, "bare.toml");
  const [version = ""] =
    /^compatibility_date = .*$/m.exec(readFileSync(join(ROOT, "wrangler.toml"), "utf8")) ?? [];
  writeFileSync(path, `name = "bare"\n${version}\n`);
  return path;
}

/** What buildWorker has left in a directory. */
export function workerIn(directory: string, main = ENTRY): BuiltWorker {
  return {
    script: join(directory, `${basename(main, ".ts")}.js`),
    config: join(directory, "wrangler.toml"),
  };
}
