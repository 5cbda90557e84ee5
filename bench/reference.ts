import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discoverAgent } from "../cli/agent-client.ts";
import { freePort } from "../dev/agent-process.ts";
import { pythonEnvironment } from "../test/interop/python-environment.ts";
import type { Target } from "./load.ts";

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;

/** Runs the reference's image agent (reference_agent.py). */
export async function startReference(
  agentverseUrl: string,
  imageApiUrl: string,
  seed: string,
): Promise<Target & { readonly pid: number; readonly stop: () => void }> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), "bench-reference-"));
  const script = join(import.meta.dirname, "reference_agent.py");
  const args = [script, String(port), agentverseUrl, imageApiUrl, seed];
  const child = spawn(pythonEnvironment(), args, { cwd: directory, stdio: "ignore" });
  const stop = () => {
    process.removeListener("exit", stop);
    child.kill("SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  };
  process.once("exit", stop);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const agent = await discoverAgent(url);
    if (agent.ok) return { url, address: agent.address, pid: child.pid ?? 0, stop };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  stop();
  throw new Error("The reference agent did not come up.");
}
