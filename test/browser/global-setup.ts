import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startAgentProcess } from "../../dev/agent-process.ts";
import { serveChromium } from "../../dev/chromium.ts";
import { OPERATOR_TOKEN } from "../e2e/operator-client.ts";

declare module "vitest" {
  interface ProvidedContext {
    agentUrl: string;
    agentSeed: string;
    /** Of the Chromium that runs for all files. */
    browserEndpoint: string;
  }
}

/** One agent and one Chromium for all tests: each test is somebody else, with a profile and an identity of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "page-agent-"));
  const vars = { IMAGE_PROVIDERS: "sketch", OPERATOR_TOKEN };
  // Known, so that a test can speak in the agent's name.
  const agentSeed = "an agent whose page is under test";
  const chromium = await serveChromium();
  const agent = await startAgentProcess({
    persistTo: directory,
    vars,
    environment: { AGENT_SEED: agentSeed },
  });
  project.provide("agentSeed", agentSeed);
  project.provide("agentUrl", agent.url);
  project.provide("browserEndpoint", chromium.wsEndpoint());
  return async () => {
    await chromium.close();
    await agent.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
