import { resolve } from "node:path";
import { stripEnd } from "@asi-image-agent/protocol";
import { Command, InvalidArgumentError } from "commander";
import { isLoopback } from "../src/net/loopback.ts";
import { examine } from "./doctor/examine.ts";
import { isWithoutFault } from "./doctor/finding.ts";
import { findingPrinter } from "./doctor/print-findings.ts";
import { deployedSettings, localSettings, settingsByUrl } from "./operator-settings.ts";
import { findSetting } from "./settings.ts";
import { say, sayJson } from "./terminal.ts";

const ROOT = resolve(import.meta.dirname, "..");
const LOCAL_AGENT = "http://127.0.0.1:8787";

interface DoctorFlags {
  readonly url?: string;
  readonly env?: string;
  readonly draw?: true;
  readonly json?: true;
}

await new Command("npm run doctor --")
  .description("Look at an agent from outside: what works, what does not, and what to do.")
  .option("--url <url>", "where the agent is; else PUBLIC_URL, else this machine's", parseUrl)
  .option("--env <name>", "the environment of wrangler.toml that was deployed")
  .option("--draw", "chat with it and fetch the picture (a paid provider charges for it)")
  .option("--json", "print the findings as one line of JSON")
  .addHelpText(
    "after",
    "\nExit code: 0 nothing is wrong, 1 something is. What would raise the rank on Agentverse is nothing wrong.",
  )
  .action(examineAgent)
  .parseAsync();

async function examineAgent(flags: DoctorFlags): Promise<void> {
  const environment = flags.env ?? null;
  const known = settingsByUrl("PUBLIC_URL", ROOT, environment, process.env);
  const url = stripEnd(flags.url ?? findSetting("PUBLIC_URL", known) ?? LOCAL_AGENT, "/");
  const sources = isLoopback(url)
    ? localSettings(ROOT, process.env)
    : deployedSettings(ROOT, environment, process.env);

  if (!flags.json) say(`The agent at ${url}\n`);
  const examination = { url, sources, draw: flags.draw === true, now: Date.now() };
  const printer = findingPrinter(flags.json ? () => {} : say);
  const findings = await examine(examination, printer.print);
  printer.end();
  const healthy = isWithoutFault(findings);
  if (flags.json) sayJson(JSON.stringify({ url, healthy, findings }));
  if (!healthy) process.exitCode = 1;
}

function parseUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("It must begin with http(s)://");
}
