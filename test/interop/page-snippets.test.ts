import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { freePort } from "../../dev/agent-process.ts";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { pythonSnippet, typescriptSnippet } from "../../page/use/snippets.ts";
import { pythonEnvironment } from "./python-environment.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** As deep below the root as examples/, where the TypeScript snippet is to be saved. */
const BESIDE_EXAMPLES = join(ROOT, ".wrangler");

const directory = temporaryDirectory();
const agent = inject("sharedAgent");
let running: ChildProcess | undefined;
let pasted: string | undefined;

afterEach(() => {
  running?.kill("SIGKILL");
  if (pasted !== undefined) rmSync(pasted, { force: true });
});

afterAll(() => directory.remove());

/** Saves a snippet as somebody would who pasted it, runs it, and waits for the picture that it prints. */
async function picturePrintedBy(command: string, file: string, snippet: string): Promise<string> {
  pasted = file;
  writeFileSync(file, snippet);
  running = spawn(command, [file], { cwd: directory.path, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [running.stdout, running.stderr]) stream?.on("data", (chunk) => (output += chunk));
  await expect.poll(() => findPicture([output]) ?? output, { timeout: 40_000 }).toMatch(/^http/);
  expect(output).toContain("acknowledged");
  return findPicture([output]) ?? "";
}

const facts = () => ({ address: agent.address, agentverse: agent.agentverseUrl, development: true });

describe("what the page offers to paste", () => {
  it("gets a picture in Python", async () => {
    const snippet = pythonSnippet(facts()).replaceAll("8001", String(await freePort()));
    const url = await picturePrintedBy(pythonEnvironment(), join(directory.path, "ask.py"), snippet);
    expect((await fetch(url)).headers.get("content-type")).toBe("image/png");
  });

  it("gets a picture in TypeScript", async () => {
    mkdirSync(BESIDE_EXAMPLES, { recursive: true });
    const file = join(BESIDE_EXAMPLES, `ask-${process.pid}.ts`);
    const url = await picturePrintedBy(process.execPath, file, typescriptSnippet(facts()));
    expect((await fetch(url)).headers.get("content-type")).toBe("image/png");
  });
});
