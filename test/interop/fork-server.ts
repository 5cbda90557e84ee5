import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { packagesBeside, pythonEnvironment } from "./python-environment.ts";

const portSchema = z.coerce.number().int().positive();

/** A process that has loaded a reference, and forks for every script (fork_server.py). */
export interface ForkServer {
  readonly port: number;
  stop(): void;
}

/** Loads modules of what a file of requirements pins, or of this folder. */
export async function startForkServer(requirements: string, modules: readonly string[]): Promise<ForkServer> {
  const script = join(import.meta.dirname, "fork_server.py");
  const child = spawn(pythonEnvironment(), [script, ...modules], {
    env: { ...process.env, PYTHONPATH: packagesBeside(requirements) },
    // The reference keeps a log in the working directory.
    cwd: tmpdir(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await Promise.race([once(child.stdout, "data"), once(child, "close")]);
  return { port: portSchema.parse(String(line)), stop: () => void child.kill("SIGKILL") };
}

/** A script of this folder that runs in a process of its own. */
export interface RunningScript {
  hasEnded(): boolean;
  output(): string;
  kill(): void;
}

/** Runs a script of this folder in a directory. It is gone at the latest with this process. */
export function runScript(
  port: number,
  script: string,
  args: readonly string[],
  directory: string,
): RunningScript {
  const connection = connect(port, "127.0.0.1");
  let output = "";
  let ended = false;
  connection.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  connection.once("close", () => {
    ended = true;
  });
  connection.once("error", (error) => {
    output += error.message;
  });
  connection.write(`${JSON.stringify({ script, args, directory })}\n`);
  return { hasEnded: () => ended, output: () => output, kill: () => connection.destroy() };
}
