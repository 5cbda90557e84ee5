// `npm run stack`: reads lines of the agent's log on standard input and writes them with the places in src/ that their
// stacks mean. The bundle is built for that out of the files as they are: check out what was deployed.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { projectWrangler } from "./deploy/wrangler.ts";
import { readableStack } from "./readable-stack.ts";
import { complain, say } from "./terminal.ts";

const ROOT = resolve(import.meta.dirname, "..");

const map = await buildSourceMap();
if (map === null) process.exitCode = 1;
else say(readableStack(readFileSync(0, "utf8").trimEnd(), map));

/** The source map of the bundle that `npm run deploy` would upload now; null: it cannot be built, and it was said why. */
async function buildSourceMap(): Promise<SourceMap | null> {
  const directory = mkdtempSync(join(tmpdir(), "stack-"));
  try {
    const built = await projectWrangler(ROOT).run(["deploy", "--dry-run", "--outdir", directory]);
    if (built.exitCode === 0)
      return new SourceMap(JSON.parse(readFileSync(join(directory, "worker.js.map"), "utf8")));
    complain(built.stderr);
    return null;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
