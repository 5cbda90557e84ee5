import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { TestProject } from "vitest/node";
import { type AgentProcess, freePort, startAgentProcess } from "../../dev/agent-process.ts";
import { pythonEnvironment } from "./python-environment.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `outputUrl`: where everything that it printed so far is to be read. */
    sharedAgent: Pick<AgentProcess, "url" | "agentverseUrl" | "address"> & { readonly outputUrl: string };
  }
}

/** Installs the reference, which takes longer than a test may, and starts the agent of all tests that want no other. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  pythonEnvironment();
  const directory = temporaryDirectory();
  const agent = await startAgentProcess({ persistTo: directory.path, vars: { IMAGE_PROVIDERS: "sketch" } });
  const { url, agentverseUrl, address } = agent;
  const shown = await serveText(() => agent.output());
  project.provide("sharedAgent", { url, agentverseUrl, address, outputUrl: shown.url });
  return async () => {
    shown.server.close();
    await agent.stop();
    directory.remove();
  };
}

/** The tests run in processes of their own. */
async function serveText(text: () => string): Promise<{ readonly url: string; readonly server: Server }> {
  const port = await freePort();
  const server = createServer((_request, response) => void response.end(text()));
  await once(server.listen(port, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${port}`, server };
}
