import { randomUUID } from "node:crypto";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { agents } from "./agents.ts";
import { agentsV1 } from "./agents-v1.ts";
import { almanac, resolution } from "./almanac.ts";
import { openChallenges } from "./challenges.ts";
import { conversations } from "./conversations/routes.ts";
import { openDirectory } from "./directory.ts";
import { domains, openDomains } from "./domains.ts";
import { events } from "./events.ts";
import { identities, openOwners } from "./identities.ts";
import { interactionReports, openInteractions } from "./interactions.ts";
import { openLetters } from "./letters.ts";
import { mailboxes } from "./mailbox.ts";
import { mailboxesV1 } from "./mailbox-v1.ts";
import { manifests } from "./manifests.ts";
import type { Platform } from "./platform.ts";
import { proxy } from "./proxy.ts";
import { openDesk } from "./registrations.ts";
import { type Report, reportLine } from "./report.ts";
import { search } from "./search.ts";
import { openState } from "./state-file.ts";
import { LONGEST_ASSET_BODY, storage } from "./storage.ts";
import { systemTxtLookup, type TxtLookup } from "./txt-record.ts";

export type { Report } from "./report.ts";

const LONGEST_BODY = 1024 * 1024;
const DEFAULT_QUOTA = 100;

/** Paths of everything but the storage, whose bodies are pictures. */
const LIMITED = [
  ...["almanac", "events", "search", "agents", "auth", "mailbox", "submit"].map((name) => `/v1/${name}/*`),
  "/v2/*",
  "/conversations/*",
];

interface AgentverseOptions extends Pick<Platform, "now" | "report"> {
  readonly newId?: Platform["newId"];
  readonly quota?: number;
  /** Finds the TXT records that verify websites; this machine's DNS by default. */
  readonly lookUpTxt?: TxtLookup;
  /** Keeps everything over a restart; null: in memory alone. */
  readonly stateFile: string | null;
}

/**
 * A local Agentverse for development: what an agent and its peers ask of agentverse.ai, without an account and
 * without a network. Each service is a module of its own.
 */
export function localAgentverse(options: AgentverseOptions): Hono {
  const report = reportLine(options.report);
  const platform = { newId: randomUUID, quota: DEFAULT_QUOTA, ...options, report };
  const state = openState(options.stateFile, report);
  const claims = openDomains(state, platform.now);
  const directory = openDirectory(state, claims, platform.now);
  const interactions = openInteractions(state, platform.now);
  const owners = openOwners(state);
  const challenges = openChallenges(platform);
  const letters = openLetters(state, directory, platform);
  const registrations = openDesk(directory, owners, platform);

  // The storage's paths end in a slash, the others do not.
  const app = new Hono({ strict: false });
  app.use("/v1/storage/*", limitedTo(LONGEST_ASSET_BODY));
  for (const path of LIMITED) app.use(path, limitedTo(LONGEST_BODY));
  app.route("/v1/almanac/manifests", manifests(state, report));
  app.route("/v1/almanac", almanac(directory, platform.now, report));
  app.route("/v2/almanac", resolution(directory, report));
  app.route("/v2/identity", identities(owners, challenges, platform));
  app.route("/v2/users/domains", domains(claims, options.lookUpTxt ?? systemTxtLookup, platform));
  app.route("/v2/agents/interactions", interactionReports(interactions, platform));
  app.route("/v2/agents/proxy", proxy(directory, platform));
  app.route("/v2/agents", mailboxes(letters, directory, platform));
  app.route("/v2/agents", agents(directory, registrations, platform));
  app.route("/v1/storage", storage(state, platform));
  app.route("/v1/events", events(directory, interactions, platform));
  app.route("/v1/search", search(directory, interactions, platform));
  app.route("/v1/agents", agentsV1({ directory, owners, challenges, registrations }, platform));
  app.route("/v1", mailboxesV1(letters, directory, challenges, platform));
  const askHere = (path: string, headers: Readonly<Record<string, string>>) => app.request(path, { headers });
  app.route("/conversations", conversations(state, directory, platform, askHere));
  app.notFound((context) => context.json({ detail: "Not Found" }, 404));
  app.onError((error, context) => {
    report(`fault: ${error.message}`);
    return context.json({ detail: "Internal Server Error" }, 500);
  });
  return app;
}

function limitedTo(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (context) => context.json({ detail: "The body is too large." }, 413),
  });
}

export interface RunningAgentverse {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a local Agentverse on 127.0.0.1 (port 0: any free one). Rejects if the port is taken. */
export function startLocalAgentverse(
  port: number,
  stateFile: string | null,
  report: Report,
  options: Pick<AgentverseOptions, "quota" | "lookUpTxt"> = {},
): Promise<RunningAgentverse> {
  const app = localAgentverse({ stateFile, now: Date.now, report, ...options });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (info) =>
      resolve({ url: `http://127.0.0.1:${info.port}`, stop: () => stop(server) }),
    );
    server.once("error", reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
