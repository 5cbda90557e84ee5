import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { afterEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { chattingAgent } from "../../examples/chatting-agent.ts";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { type ReferenceAgent, startReferenceAgent } from "./reference-agent.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const TURNS = 3;
const QUIET_MS = 1_500;

const agent = inject("sharedAgent");
const running: ChildProcess[] = [];

afterEach(() => {
  for (const { pid, exitCode, signalCode } of running.splice(0))
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGKILL");
});

/** Runs a file of examples/ in a process group of its own; without npm, whose exit code is another matter. */
function run(file: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
  const { AGENTVERSE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [resolve(ROOT, "examples", file), ...args], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...env, ...environment },
  });
  running.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = once(child, "close");
  return {
    output: () => output,
    ended,
    /** What Ctrl-C in a terminal does. */
    async interrupt() {
      process.kill(-(child.pid ?? 0), "SIGINT");
      const [code] = await ended;
      return code;
    },
  };
}

/** A reference agent that acknowledges and greets back, for ever. */
async function startGreeter(...begins: string[]): Promise<ReferenceAgent> {
  const words = "Good day from the reference!";
  const greeter = await startReferenceAgent("greeter.py", agent.agentverseUrl, words, ...begins);
  onTestFinished(() => greeter.stop());
  return greeter;
}

describe("npm run example:two-agents", () => {
  it("brings its own Almanac, chats for its turns and ends", async () => {
    const { ended, output } = run("two-agents.ts", ["--turns", String(TURNS)]);
    expect(await ended).toEqual([0, null]);
    for (const name of ["first", "second"]) {
      const lines = output().split("\n");
      expect(lines.filter((line) => line.startsWith(`the ${name} agent reads: Greetings`))).toHaveLength(
        TURNS,
      );
      expect(lines.filter((line) => line.startsWith(`the ${name} agent knows`))).toHaveLength(TURNS);
    }
    expect(output()).not.toMatch(/not-delivered|threw/);
  });
});

describe("one of the two example agents with the reference's chat agent", () => {
  it("greets it, acknowledges each answer, and stops after its turns", async () => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const options = { agentverse: agent.agentverseUrl, turns: TURNS, print };
    const greeter = await startGreeter();
    const ours = chattingAgent("ours", options);
    await ours.start();
    onTestFinished(() => ours.stop());
    await ours.greet(greeter.address);
    await ours.finished;
    const messages = await greeter.silence(QUIET_MS);
    expect(messages.filter(({ model }) => model === "ChatMessage")).toHaveLength(TURNS);
    expect(messages.filter(({ model }) => model === "ChatAcknowledgement")).toHaveLength(TURNS);
    expect(lines.filter((line) => line === "ours reads: Good day from the reference!")).toHaveLength(TURNS);
    await greeter.expectAlive();
  });

  it("answers when it is greeted, in the session in which it was greeted", async () => {
    const ours = chattingAgent("ours", { agentverse: agent.agentverseUrl, turns: TURNS, print: () => {} });
    await ours.start();
    onTestFinished(() => ours.stop());
    const greeter = await startGreeter(ours.address);
    await ours.finished;
    const messages = await greeter.silence(QUIET_MS);
    expect(messages.filter(({ model }) => model === "ChatMessage")).toHaveLength(TURNS);
    expect(new Set(messages.map(({ session }) => session)).size).toBe(1);
    await greeter.expectAlive();
  });
});

describe("npm run example:client", () => {
  it.each(["old", "new"])(
    "asks our agent in the %s dialect, prints the answers, and ends with Ctrl-C",
    async (dialect) => {
      const args = ["--url", agent.url, "--dialect", dialect, "--period", "2"];
      const { output, interrupt } = run("client.ts", args, { AGENTVERSE_URL: agent.agentverseUrl });
      const chat = dialect === "old" ? "chat: WHO WAS" : `chat: ${sentencesIn("en").talk.chat.slice(0, 20)}`;
      await expect.poll(output, { timeout: 30_000 }).toContain(`picture: ${agent.url}/images/`);
      for (const line of ["response: DEF COUNT", "city: 'London'", "acknowledged: ", chat])
        await expect.poll(() => output().split(line).length, { timeout: 30_000 }).toBeGreaterThan(2);
      expect(await interrupt()).toBe(0);
      expect(output()).not.toMatch(/problem|not-delivered|threw/);
    },
  );

  it("asks the reference's chat agent, which understands the chat alone", async () => {
    const greeter = await startGreeter();
    const args = ["--url", greeter.url, "--dialect", "new", "--period", "2"];
    const { output, interrupt } = run("client.ts", args, { AGENTVERSE_URL: agent.agentverseUrl });
    await expect.poll(output, { timeout: 30_000 }).toContain("chat: Good day from the reference!");
    expect(output()).toContain("acknowledged: ");
    await greeter.expectAlive();
    expect(await interrupt()).toBe(0);
  });

  it("says in a sentence that nobody answers", async () => {
    const { ended, output } = run("client.ts", ["--url", "http://127.0.0.1:9"]);
    expect(await ended).toEqual([1, null]);
    expect(output().trim()).toBe("No agent answers at http://127.0.0.1:9. Is it running (npm start)?");
  });

  it("finds the Almanac that the agent names", async () => {
    const { output, interrupt } = run("client.ts", ["--url", agent.url]);
    await expect.poll(output, { timeout: 30_000 }).toContain(`picture: ${agent.url}/images/`);
    expect(await interrupt()).toBe(0);
  });
});

describe("an example that cannot work", () => {
  const NOWHERE = { AGENTVERSE_URL: "http://127.0.0.1:9" };

  it.each([
    ["client.ts", ["--nonsense"], {}, "Unknown option '--nonsense'"],
    ["client.ts", ["--period", "often"], {}, '--period wants a number, not "often".'],
    ["two-agents.ts", ["--turns", "many"], {}, '--turns wants a number, not "many".'],
    ["two-agents.ts", [], NOWHERE, "The greeting did not arrive. Is there an Almanac at http://127.0.0.1:9?"],
  ])("says so in a sentence and ends: %s %j", async (file, args, environment, sentence) => {
    const { ended, output } = run(file, args, environment);
    expect(await ended).toEqual([1, null]);
    expect(output()).toContain(sentence);
    expect(output()).not.toMatch(/^\s+at /m);
  });

  it("the client says that nobody knows the agent in this Almanac", async () => {
    const { ended, output } = run("client.ts", ["--url", agent.url], NOWHERE);
    expect(await ended).toEqual([1, null]);
    expect(output()).toContain("The Almanac at http://127.0.0.1:9 knows no endpoint of agent1");
  });
});
