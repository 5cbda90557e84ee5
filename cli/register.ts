import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Command } from "commander";
import type { RegistrationStep } from "../src/agentverse/profile.ts";
import { settingsByUrl } from "./operator-settings.ts";
import { eventsOfAgent } from "./register/events-of-agent.ts";
import { askForEvents } from "./register/events-question.ts";
import { registrationInputs } from "./register/inputs.ts";
import { registerAgent } from "./register/register-agent.ts";
import { complain, say } from "./terminal.ts";

const ROOT = resolve(import.meta.dirname, "..");
const README = "docs/agentverse-readme.md";
const EXIT_REFUSED = 1;
const EXIT_SETTINGS = 2;

const STEPS: Readonly<Record<RegistrationStep, string>> = {
  "identity-proved": "Agentverse knows that the address is yours.",
  "profile-saved": "The profile is saved.",
  active: "The agent is marked active.",
};

await new Command("npm run register --")
  .description("Register the deployed agent on Agentverse, or bring its profile there up to date.")
  .option("--env <name>", "the environment of wrangler.toml that was deployed")
  .addHelpText(
    "after",
    `
Needs AGENT_SEED, AGENTVERSE_KEY and PUBLIC_URL: from the shell's environment, else from .dev.vars.production
(npm run deploy writes it), else from .dev.vars. AGENT_NAME, AGENT_HANDLE, AGENTVERSE_TEAM and AGENTVERSE_URL are
optional. Exit code: 0 registered, 1 refused, 2 a setting is missing or wrong.`,
  )
  .action(register)
  .parseAsync();

async function register({ env }: { env?: string }): Promise<void> {
  const sources = settingsByUrl("AGENTVERSE_URL", ROOT, env ?? null, process.env);
  const found = registrationInputs(sources);
  if (!found.ok) return fail(found.problems, EXIT_SETTINGS);
  const { inputs } = found;
  say(`Registering the agent at ${inputs.publicUrl} on ${inputs.agentverseUrl} …`);

  const readme = readFileSync(join(ROOT, README), "utf8");
  const result = await registerAgent(inputs, readme, Date.now(), (step) => say(`✓ ${STEPS[step]}`));
  if (!result.ok) return fail(result.problems, result.fault === "settings" ? EXIT_SETTINGS : EXIT_REFUSED);
  say(`\n${result.created ? "Registered" : "Updated"}: ${result.address} (@${result.handle})`);
  await askForEvents(await eventsOfAgent(ROOT, env ?? null, inputs.publicUrl));
}

function fail(problems: readonly string[], exitCode: number): void {
  for (const problem of problems) complain(`✗ ${problem}`);
  process.exitCode = exitCode;
}
