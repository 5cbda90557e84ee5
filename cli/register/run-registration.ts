import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RegistrationStep } from "../../src/agentverse/save-profile.ts";
import type { Questions } from "../deploy/questions.ts";
import { settingsByUrl } from "../operator-settings.ts";
import { complain, say } from "../terminal.ts";
import { differenceLines } from "./difference-lines.ts";
import { eventsOfAgent } from "./events-of-agent.ts";
import { askForEvents } from "./events-question.ts";
import { registrationInputs } from "./inputs.ts";
import { registerAgent } from "./register-agent.ts";

const README = "docs/agentverse-readme.md";
const EXIT_REFUSED = 1;
const EXIT_SETTINGS = 2;

const STEPS: Readonly<Record<RegistrationStep, string>> = {
  "identity-proved": "Agentverse knows that the address is yours.",
  "profile-saved": "The profile is saved.",
  active: "The agent is marked active.",
  "storage-delegated": "The agent may keep copies of its pictures in Agentverse's storage.",
};

export interface RegistrationRun {
  readonly root: string;
  /** The environment of wrangler.toml; null: the one at its top. */
  readonly environment: string | null;
  readonly force: boolean;
  readonly questions: Questions;
}

/** Registers the deployed agent, and tells at the terminal how it goes. Returns the exit code. */
export async function runRegistration(run: RegistrationRun): Promise<number> {
  const { root, environment, force, questions } = run;
  const found = registrationInputs(settingsByUrl("AGENTVERSE_URL", root, environment, process.env));
  if (!found.ok) return fail(found.problems, EXIT_SETTINGS);
  const { inputs } = found;
  const how = inputs.key === null ? "by its own attestation" : "with AGENTVERSE_KEY";
  say(`Registering the agent at ${inputs.publicUrl} on ${inputs.agentverseUrl}, ${how} …`);

  const result = await registerAgent({
    inputs,
    readme: readFileSync(join(root, README), "utf8"),
    force,
    questions,
    now: Date.now,
    report: (step) => say(`✓ ${STEPS[step]}`),
    note: (sentence) => say(`– ${sentence}`),
  });
  if (!result.ok) return fail(result.problems, result.fault === "settings" ? EXIT_SETTINGS : EXIT_REFUSED);
  for (const line of differenceLines(result.differences, force)) say(line);
  say(`\n${result.created ? "Registered" : "Updated"}: ${result.address} (@${result.handle})`);
  await askForEvents(await eventsOfAgent(root, environment, inputs.publicUrl, questions));
  return 0;
}

function fail(problems: readonly string[], exitCode: number): number {
  for (const problem of problems) complain(`✗ ${problem}`);
  return exitCode;
}
