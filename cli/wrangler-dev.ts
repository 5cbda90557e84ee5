import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as z from "zod";

/** Node versions that run wrangler, and these TypeScript files as they are. */
const OLDEST_NODE = 22;

/** A sentence for who starts this with a Node that is too old; null if it will do. */
export function nodeVersionProblem(version: string): string | null {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return null;
  return `This needs Node ${OLDEST_NODE} or later and runs on ${version}. Use \`npm start\`, which brings its own Node.`;
}

/**
 * Loaded into wrangler's processes before wrangler itself: they end when the process that started them is gone,
 * even if it was killed and could not say goodbye (the channel between the two closes then).
 */
const END_WITH_PARENT =
  'data:text/javascript,process.once("disconnect",()=>process.kill(process.pid,"SIGTERM"));process.channel?.unref()';

const QUIET: Readonly<Record<string, string>> = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  // No line for every request: they cost a third of the request rate. --log-level brings them back.
  WRANGLER_LOG: "warn",
  // Without it every start asks a server for a description of the visitor's network, and warns when offline.
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  // Records every request for a local dashboard, which halves the request rate.
  X_LOCAL_OBSERVABILITY: "false",
};

/** Starts `wrangler dev` with the terminal of this process, so that its keys work where there is a keyboard. */
export function spawnWranglerDev(root: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", END_WITH_PARENT, wranglerBin(), "dev", ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...QUIET, ...process.env },
  });
}

/** Does once what the cron trigger does when deployed; `wrangler dev` never does it by itself. */
export async function runCron(url: string): Promise<void> {
  try {
    await (await fetch(`${url}/cdn-cgi/local/scheduled`)).arrayBuffer();
  } catch {
    // The agent is ending, or says in GET /status what is wrong.
  }
}

const packageSchema = z.object({ bin: z.object({ wrangler: z.string() }) });

/** The script that wrangler starts from. */
export function wranglerBin(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("wrangler/package.json");
  return join(dirname(manifest), packageSchema.parse(require(manifest)).bin.wrangler);
}

/** Asks a process to end, and ends it when it has not within `patienceMs`. Resolves when it is gone. */
export function stopProcess(child: ChildProcess, patienceMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
