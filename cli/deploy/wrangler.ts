import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terminalLine, terminalText } from "../../src/visible-text.ts";
import { wranglerBin } from "../wrangler-dev.ts";

/** The outcome of one call of wrangler. */
export interface WranglerRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The values that wrangler wrote for programs (WRANGLER_OUTPUT_FILE_PATH): one JSON value a line. */
  readonly entries: readonly unknown[];
}

/** The one way to Cloudflare. `input` goes to its standard input: on a command line everybody could read a secret. */
export interface Wrangler {
  run(args: readonly string[], input?: string): Promise<WranglerRun>;
}

/** The wrangler of this project. It is never asked to ask: its standard input is no terminal. */
export function projectWrangler(root: string): Wrangler {
  return {
    async run(args, input = "") {
      const directory = mkdtempSync(join(tmpdir(), "deploy-"));
      const outputFile = join(directory, "output.ndjson");
      try {
        const ended = await runToEnd(root, args, input, outputFile);
        return { ...ended, entries: readEntries(outputFile) };
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
  };
}

function runToEnd(
  root: string,
  args: readonly string[],
  input: string,
  outputFile: string,
): Promise<Omit<WranglerRun, "entries">> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [wranglerBin(), ...args], {
      cwd: root,
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        ...process.env,
        WRANGLER_OUTPUT_FILE_PATH: outputFile,
        WRANGLER_SEND_METRICS: "false",
        WRANGLER_HIDE_BANNER: "true",
        NO_COLOR: "1",
      },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ exitCode: code ?? 1, stdout, stderr }));
    // It may end without reading what it was given; its exit code tells enough.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

function readEntries(file: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

const LONGEST_PROBLEM = 600;

/** Why a call failed, in wrangler's words: what stands behind its error mark, else the end of what it wrote. */
export function wranglerProblem({ stdout, stderr }: WranglerRun): string {
  const text = terminalText(`${stdout}\n${stderr}`);
  const [, marked] = /\[ERROR\]\s*([\s\S]*)/.exec(text) ?? [];
  const [beforeTheLogsPath = ""] = (marked ?? text).split("🪵", 1);
  const words = terminalLine(beforeTheLogsPath);
  return words.length <= LONGEST_PROBLEM ? words : `${words.slice(0, LONGEST_PROBLEM)}…`;
}
