import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { TestProject } from "vitest/node";
import { type AgentProcess, freePort, startAgentProcess } from "../../dev/agent-process.ts";
import { startCompletionsApi } from "../../dev/completions-api.ts";
import { startForkServer } from "./fork-server.ts";
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
  const ends: (() => void | Promise<void>)[] = [];
  const endAll = async () => {
    for (const end of ends.splice(0)) await end();
  };
  try {
    const [agent, forkServers] = await Promise.all([startSharedAgent(ends), startForkServers(ends)]);
    project.provide("sharedAgent", agent);
    project.provide("forkServers", forkServers);
  } catch (error) {
    await endAll();
    throw error;
  }
  return endAll;
}

async function startSharedAgent(ends: (() => void | Promise<void>)[]) {
  const directory = temporaryDirectory();
  const texts = await startCompletionsApi(WEATHER);
  ends.push(directory.remove, texts.stop);
  const vars = {
    IMAGE_PROVIDERS: "sketch",
    COMPLETION_BASE_URL: texts.baseUrl,
    COMPLETION_API_KEY: "interop",
  };
  const { url, agentverseUrl, address, output, stop } = await startAgentProcess({
    persistTo: directory.path,
    vars,
  });
  ends.unshift(stop);
  const shown = await serveText(output);
  ends.push(() => void shown.server.close());
  return { url, agentverseUrl, address, outputUrl: shown.url };
}

async function startForkServers(ends: (() => void)[]): Promise<Record<string, number>> {
  const start = async (requirements: string, ...modules: string[]): Promise<[string, number]> => {
    const { port, stop } = await startForkServer(requirements, modules);
    ends.push(stop);
    return [requirements, port];
  };
  const references = REFERENCES.map(({ requirements }) =>
    start(requirements, "recording", "document_models"),
  );
  const sdk = start(AGENTVERSE_SDK.requirements, "agentverse_sdk.a2a");
  return Object.fromEntries(await Promise.all([...references, sdk]));
}

/** The tests run in processes of their own. */
async function serveText(text: () => string): Promise<{ readonly url: string; readonly server: Server }> {
  const port = await freePort();
  const server = createServer((_request, response) => void response.end(text()));
  await once(server.listen(port, "127.0.0.1"), "listening");
  return { url: `http://127.0.0.1:${port}`, server };
}
