import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { TestProject } from "vitest/node";
import { type AgentProcess, freePort, startAgentProcess } from "../../dev/agent-process.ts";
import { startCompletionsApi } from "../../dev/completions-api.ts";
import { type ForkServer, startForkServer } from "./fork-server.ts";
import { installReferences } from "./python-environment.ts";
import { AGENTVERSE_SDK, REFERENCES } from "./references.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `outputUrl`: where everything that it printed so far is to be read. */
    sharedAgent: Pick<AgentProcess, "url" | "agentverseUrl" | "address"> & { readonly outputUrl: string };
    /** The ports of the processes that have loaded a reference, by its requirements. */
    forkServers: Readonly<Record<string, number>>;
  }
}

/** What the text model of the shared agent answers where a schema is given. */
const WEATHER = { city: "London", country: "United Kingdom", temperature: 11.5 };

/**
 * Installs the references, which takes longer than a test may, loads each of them once, and starts the agent of all
 * tests that want no other.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await installReferences();
  const directory = temporaryDirectory();
  const texts = await startCompletionsApi(WEATHER);
  const vars = {
    IMAGE_PROVIDERS: "sketch",
    COMPLETION_BASE_URL: texts.baseUrl,
    COMPLETION_API_KEY: "interop",
  };
  const [agent, forkServers] = await Promise.all([
    startAgentProcess({ persistTo: directory.path, vars }),
    startForkServers(),
  ]);
  const { url, agentverseUrl, address } = agent;
  const shown = await serveText(() => agent.output());
  project.provide("sharedAgent", { url, agentverseUrl, address, outputUrl: shown.url });
  project.provide(
    "forkServers",
    Object.fromEntries(forkServers.map(([requirements, { port }]) => [requirements, port])),
  );
  return async () => {
    shown.server.close();
    for (const [, server] of forkServers) server.stop();
    await agent.stop();
    await texts.stop();
    directory.remove();
  };
}

function startForkServers(): Promise<[string, ForkServer][]> {
  const start = async (requirements: string, ...modules: string[]): Promise<[string, ForkServer]> => [
    requirements,
    await startForkServer(requirements, modules),
  ];
  const references = REFERENCES.map(({ requirements }) =>
    start(requirements, "recording", "document_models"),
  );
  return Promise.all([...references, start(AGENTVERSE_SDK.requirements, "agentverse_sdk.a2a")]);
}

/** The tests run in processes of their own. */
async function serveText(text: () => string): Promise<{ readonly url: string; readonly server: Server }> {
  const port = await freePort();
  const server = createServer((_request, response) => void response.end(text()));
  await once(server.listen(port, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${port}`, server };
}
