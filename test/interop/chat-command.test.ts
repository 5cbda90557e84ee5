import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { startLocalAgentverse } from "../../packages/local-agentverse/agentverse.ts";
import { startReferenceAgent } from "./reference-agent.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const ROOT = resolve(import.meta.dirname, "../..");

it("npm run chat talks to an agent of the reference, which keeps no mailbox for it", async () => {
  const directory = temporaryDirectory();
  onTestFinished(() => directory.remove());
  const agentverse = await startLocalAgentverse(0, null, () => {});
  onTestFinished(() => agentverse.stop());
  const greeter = await startReferenceAgent("greeter.py", agentverse.url, "Good day from the reference!");
  onTestFinished(() => greeter.stop());

  const identity = join(directory.path, "me.json");
  const words = ["--url", greeter.url, "--agentverse", agentverse.url, "--identity", identity, "hello"];
  const command = promisify(execFile)(process.execPath, [join(ROOT, "cli/chat.ts"), ...words], { cwd: ROOT });
  // No picture came, and that is what the command is for.
  const { code, stdout, stderr } = await command.then(
    (ended) => ({ code: 0, ...ended }),
    (failure: { code: number; stdout: string; stderr: string }) => failure,
  );
  expect(stdout).toContain("This agent keeps no mailbox: it finds us at http://127.0.0.1:");
  expect(stdout).toContain("✓ Acknowledged: the agent has your message.");
  expect(stdout).toContain("Good day from the reference!");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  await greeter.expectAlive();
});
