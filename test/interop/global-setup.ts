import type { TestProject } from "vitest/node";
import { type AgentProcess, startAgentProcess } from "../../dev/agent-process.ts";
import { pythonEnvironment } from "./python-environment.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

declare module "vitest" {
  interface ProvidedContext {
    sharedAgent: Pick<AgentProcess, "url" | "agentverseUrl" | "address">;
  }
}

/** Installs the reference, which takes longer than a test may, and starts the agent of all tests that want no other. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  pythonEnvironment();
  const directory = temporaryDirectory();
  const agent = await startAgentProcess({ persistTo: directory.path, vars: { IMAGE_PROVIDERS: "sketch" } });
  const { url, agentverseUrl, address } = agent;
  project.provide("sharedAgent", { url, agentverseUrl, address });
  return async () => {
    await agent.stop();
    directory.remove();
  };
}
