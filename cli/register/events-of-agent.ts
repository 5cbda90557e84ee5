import { join } from "node:path";
import { isLoopback } from "../../src/net/loopback.ts";
import { readStatus } from "../agent-status.ts";
import { recordSetting } from "../deploy/deployment-record.ts";
import type { Questions } from "../deploy/questions.ts";
import { readTarget } from "../deploy/target.ts";
import { deploymentFile, deploymentSettings, localSettings } from "../operator-settings.ts";
import type { Settings } from "../settings.ts";
import { say } from "../terminal.ts";
import type { EventsOfAgent } from "./events-question.ts";

/** Finds what the question about events is asked with. The agent of this machine has its settings in .dev.vars. */
export async function eventsOfAgent(
  root: string,
  environment: string | null,
  publicUrl: string,
  questions: Questions,
): Promise<EventsOfAgent> {
  const local = isLoopback(publicUrl);
  const file = local ? join(root, ".dev.vars") : deploymentFile(root, environment);
  const status = await readStatus(publicUrl);
  const flag = environment === null ? "" : ` -- --env ${environment}`;
  return {
    reports: status.ok ? (status.status.reportsEvents ?? null) : null,
    sources: local
      ? localSettings(root, process.env)
      : [...deploymentSettings(root, environment, process.env), varsOfTarget(root, environment)],
    questions,
    record: (name, value) => recordSetting(file, name, value),
    nextStep: local ? "`npm start` takes the answer up by itself." : `run \`npm run deploy${flag}\`.`,
    report: say,
  };
}

/** The settings that wrangler.toml has; none if it cannot be read, which `npm run deploy` says. */
function varsOfTarget(root: string, environment: string | null): Settings {
  const read = readTarget(root, environment);
  const vars = read.ok ? Object.entries(read.target.vars) : [];
  return Object.fromEntries(
    vars.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
