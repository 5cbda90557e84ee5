import { resolve } from "node:path";
import { Command } from "commander";
import { terminalQuestions } from "./deploy/questions.ts";
import { runRegistration } from "./register/run-registration.ts";

const ROOT = resolve(import.meta.dirname, "..");

await new Command("npm run register --")
  .description("Register the deployed agent on Agentverse, or bring its profile there up to date.")
  .option("--env <name>", "the environment of wrangler.toml that was deployed")
  .option(
    "--force",
    "replace what was edited on Agentverse, instead of leaving it and showing the difference",
  )
  .addHelpText(
    "after",
    `
Needs PUBLIC_URL and AGENT_SEED, or AGENT_URI: from the shell's environment, else from .dev.vars.production
(npm run deploy writes it), else from .dev.vars. With AGENTVERSE_KEY the account of that key registers the agent, without
it the agent itself does, by its own attestation. AGENT_NAME and AGENT_HANDLE are asked for if Agentverse does not know
them; AGENTVERSE_TEAM, AGENTVERSE_URL and IMAGE_RESOURCE_URI are optional.
Exit code: 0 registered, 1 refused, 2 a setting is missing or wrong.`,
  )
  .action(register)
  .parseAsync();

async function register({ env, force }: { env?: string; force?: true }): Promise<void> {
  process.exitCode = await runRegistration({
    root: ROOT,
    environment: env ?? null,
    force: force === true,
    questions: terminalQuestions(),
  });
}
