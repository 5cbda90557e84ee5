import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { WORKER_SECRETS } from "../src/settings.ts";
import { deployAgent } from "./deploy/deploy-agent.ts";
import { recordSetting } from "./deploy/deployment-record.ts";
import { terminalQuestions } from "./deploy/questions.ts";
import { readTarget } from "./deploy/target.ts";
import { projectWrangler } from "./deploy/wrangler.ts";
import { examine } from "./doctor/examine.ts";
import { isWithoutFault } from "./doctor/finding.ts";
import { findingPrinter } from "./doctor/print-findings.ts";
import { deployedSettings, deploymentFile } from "./operator-settings.ts";
import { runRegistration } from "./register/run-registration.ts";
import { EVENTS_SETTING } from "./report-events.ts";
import type { Settings } from "./settings.ts";
import { readSettingsFile } from "./settings-file.ts";
import { complain, say } from "./terminal.ts";
import { waitForAgent } from "./wait-for-agent.ts";

const ROOT = resolve(import.meta.dirname, "..");
const PROPAGATION_MS = 90_000;

interface DeployFlags {
  readonly env?: string;
  readonly dryRun?: true;
}

await new Command("npm run deploy --")
  .description("Deploy the agent to Cloudflare with all that it needs, then look at it.")
  .option("--env <name>", "an environment of wrangler.toml, e.g. staging")
  .option("--dry-run", "do what needs no account: check the settings, build, tell the plan")
  .addHelpText(
    "after",
    `
Secrets that the Worker lacks are taken from the shell's environment (${WORKER_SECRETS.join(", ")}),
else asked for. PUBLIC_URL in the environment wins over the address that Cloudflare gives, ${EVENTS_SETTING} over an
earlier answer. May be repeated.`,
  )
  .action(deploy)
  .parseAsync();

async function deploy({ env, dryRun }: DeployFlags): Promise<void> {
  // wrangler takes that variable for --env.
  const environment = env ?? (process.env.CLOUDFLARE_ENV || null);
  const read = readTarget(ROOT, environment);
  if (!read.ok) return fail([read.problem]);
  say(`${read.target.worker}${environment === null ? "" : ` (${environment})`}\n`);

  const file = deploymentFile(ROOT, environment);
  // Workers Builds, which the button in the README uses, has made queues, bucket and secrets by itself, and has
  // nobody who would read what the doctor says.
  const workersBuilds = process.env.WORKERS_CI === "1";
  const result = await deployAgent({
    target: read.target,
    shell: fromShell([...WORKER_SECRETS, "PUBLIC_URL", EVENTS_SETTING]),
    devVars: readSettingsFile(join(ROOT, ".dev.vars")),
    recorded: readSettingsFile(file),
    accountId: process.env.CLOUDFLARE_ACCOUNT_ID ?? null,
    dryRun: dryRun === true,
    resourcesExist: workersBuilds,
    wrangler: projectWrangler(ROOT),
    questions: terminalQuestions(),
    newSeed: () => randomBytes(32).toString("hex"),
    record: (name, value) => recordSetting(file, name, value),
    report: (line) => say(line),
  });
  if (!result.ok) return fail(result.problems);
  if (result.url !== null && !workersBuilds) await look(result.url, environment);
}

/** A new address needs a moment until it is known everywhere. */
async function look(url: string, environment: string | null): Promise<void> {
  say(`\nWaiting for ${url} …\n`);
  await waitForAgent(url, PROPAGATION_MS);
  await offerRegistration(environment);
  const sources = deployedSettings(ROOT, environment, process.env);
  const printer = findingPrinter(say);
  const findings = await examine({ url, sources, draw: false, now: Date.now() }, printer.print);
  printer.end();
  if (!isWithoutFault(findings)) process.exitCode = 1;
  const flag = environment === null ? "" : `--env ${environment} `;
  say(`
Next:
  npm run chat -- --url ${url} "a lighthouse in a storm, as a woodcut"
  npm run register ${flag === "" ? "" : `-- ${flag}`}# its profile on Agentverse, through which ASI:One finds it
`);
}

/** Whoever sits at the terminal may have the profile made at once: the doctor looks at it afterwards. */
async function offerRegistration(environment: string | null): Promise<void> {
  const questions = terminalQuestions();
  if (!questions.interactive) return;
  if (!(await questions.confirm("Register it on Agentverse, where ASI:One finds it?"))) return;
  await runRegistration({ root: ROOT, environment, force: false, questions });
  say("");
}

function fromShell(names: readonly string[]): Settings {
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? ""]));
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) complain(`✗ ${problem}`);
  process.exitCode = 1;
}
