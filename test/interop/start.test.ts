import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type AgentProcess, freePort, freePortPair, startAgentProcess } from "../../dev/agent-process.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const KEY = "key-that-nobody-may-see";

let directory: ReturnType<typeof temporaryDirectory>;
let agent: AgentProcess | undefined;

beforeEach(() => {
  directory = temporaryDirectory();
});

afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  directory.remove();
});

async function start(): Promise<AgentProcess> {
  agent = await startAgentProcess({ persistTo: directory.path });
  return agent;
}

async function statusOf({ url }: AgentProcess) {
  return (await fetch(`${url}/status`)).json();
}

describe("npm start with settings on the line and in the shell", () => {
  const state = temporaryDirectory();
  let running: AgentProcess;

  beforeAll(async () => {
    running = await startAgentProcess({
      persistTo: state.path,
      vars: { AGENT_NAME: "From the line" },
      environment: { AGENT_NAME: "From the shell", ASI_LLM_KEY: KEY },
    });
  });

  afterAll(async () => {
    await running?.stop();
    state.remove();
  });

  it("tells who and where the agent is and how to talk to it", async () => {
    const { url, address, output } = running;
    await expect.poll(output).toContain("is running");
    expect(output()).toContain(address);
    expect(output()).toContain(`npm run chat -- --url ${url} "a lighthouse in a storm, as a woodcut"`);
  });

  it("uses a key of the shell's environment, which no command line shows", async () => {
    expect(await statusOf(running)).toMatchObject({ providers: ["asi1"] });
    expect(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })).not.toContain(KEY);
    expect(running.output()).not.toContain(KEY);
  });

  it("lets --var win over the environment, and passes PUBLIC_URL for its port", async () => {
    expect(await statusOf(running)).toMatchObject({ name: "From the line", publicUrl: running.url });
  });
});

describe("npm start", () => {
  it("leaves nothing behind, and registers again, also where the Almanac has forgotten it", async () => {
    const nothingIsLeft = () =>
      expect.poll(() => processesNaming(directory.path), { timeout: 15_000 }).toEqual([]);
    const first = await start();
    await first.stop();
    await nothingIsLeft();

    rmSync(join(directory.path, "agentverse"), { recursive: true });
    const { address, agentverseUrl } = await start();
    const found = await fetch(`${agentverseUrl}/v1/almanac/agents/${address}`);
    expect(await found.json()).toMatchObject({ endpoints: [{ weight: 1 }] });

    // Now npm and the script are killed.
    for (const pid of processesNaming("cli/start.ts"))
      if (processesNaming(directory.path).includes(pid)) process.kill(pid, "SIGKILL");
    await nothingIsLeft();
  });

  it("refuses a port that is taken with one sentence", async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const { code, output } = await run("npm", ["start", "--", "--port", String(port)]);
    expect(code).not.toBe(0);
    expect(output).toContain(`Port ${port} is in use.`);
    await close(server);
  });
});

describe("npm run chat", () => {
  const chat = (...args: string[]) =>
    run("npm", ["run", "--silent", "chat", "--", "--identity", join(directory.path, "me.json"), ...args]);

  it("gets a picture, prints its link and saves it", async () => {
    const { url } = inject("sharedAgent");
    const file = join(directory.path, "picture");
    const { code, output } = await chat("--url", url, "--out", file, "a small house by a lake");
    expect(output).toMatch(/Acknowledged/);
    expect(output).toMatch(new RegExp(`${url}/images/\\S+\\.png`));
    expect(output).toContain(`Saved as ${file}.png`);
    expect(code).toBe(0);
  });

  it("prints one line of JSON for scripts, and fails when there is no picture", async () => {
    const { url } = inject("sharedAgent");
    const { code, stdout } = await chat("--url", url, "--json", "hello");
    expect(JSON.parse(stdout)).toMatchObject({ acknowledged: true, pictureUrl: null, over: true });
    expect(code).toBe(1);
  });

  it("says in a sentence that nobody answers", async () => {
    const url = `http://127.0.0.1:${await freePortPair()}`;
    const { code, output } = await chat("--url", url, "a fox");
    expect(output.trim()).toBe(`No agent answers at ${url}. Is it running (npm start)?`);
    expect(code).toBe(1);
  });
});

/** Ids of the processes with `text` in their command line. */
function processesNaming(text: string): number[] {
  const lines = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(text)).map((line) => Number.parseInt(line, 10));
}

function run(
  command: string,
  args: string[],
): Promise<{ code: number | null; stdout: string; output: string }> {
  const child: ChildProcess = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let output = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, output })));
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
