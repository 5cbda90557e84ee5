import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { expect, onTestFinished } from "vitest";
import { pythonEnvironment } from "./python-environment.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const PATIENCE = { timeout: 20_000, interval: 50 };

/** Somebody who sits at a terminal in which `npm run chat` runs. */
export interface Terminal {
  /** Waits until something stands there that was not there when something was typed last. */
  sees(expected: string | RegExp): Promise<void>;
  type(keys: string): void;
  /** All that the terminal was sent. */
  shown(): string;
  /** Resolves when the command has ended. */
  code(): Promise<number | null>;
}

/** `environment`: what a terminal tells of itself, TERM for instance. */
export function chatInTerminal(args: readonly string[], environment: Record<string, string>): Terminal {
  const command = [process.execPath, join(ROOT, "cli/chat.ts"), ...args];
  const child = spawn(pythonEnvironment(), [join(import.meta.dirname, "terminal.py"), ...command], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env.PATH, ...environment },
  });
  const closed = once(child, "close");
  onTestFinished(() => void child.kill());
  let shown = "";
  let typedAt = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    shown += chunk;
  });
  return {
    sees: (expected) => expect.poll(() => shown.slice(typedAt), PATIENCE).toMatch(expected),
    type(keys) {
      typedAt = shown.length;
      child.stdin.write(keys);
    },
    shown: () => shown,
    code: async () => (await closed)[0],
  };
}
