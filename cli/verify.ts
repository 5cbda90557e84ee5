import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Command } from "commander";
import type { AgentverseAccount } from "../src/agentverse/account-api.ts";
import { isLoopback } from "../src/net/loopback.ts";
import { readStatus } from "./agent-status.ts";
import { terminalQuestions } from "./deploy/questions.ts";
import { settingsByUrl } from "./operator-settings.ts";
import { complain, say } from "./terminal.ts";
import { publishTxt } from "./verify/cloudflare-dns.ts";
import { findTxt, systemDns } from "./verify/dns.ts";
import { type VerificationInputs, verificationInputs } from "./verify/inputs.ts";
import { type DomainDns, verifyWebsite } from "./verify/verify-website.ts";

const ROOT = resolve(import.meta.dirname, "..");
const EXIT_REFUSED = 1;
const EXIT_SETTINGS = 2;

await new Command("npm run verify --")
  .description("Have Agentverse verify that the agent's domain is yours, which raises its rank there.")
  .option("--env <name>", "the environment of wrangler.toml that was deployed")
  .option("--domain <name>", "a domain of yours; else the one in PUBLIC_URL")
  .addHelpText(
    "after",
    `
The proof is a TXT record in the domain's DNS. With CLOUDFLARE_API_TOKEN (permission Zone, DNS, Edit) it is made for
you, where the domain's DNS is Cloudflare's; else you are told what to make. May be repeated. Needs AGENTVERSE_KEY and
PUBLIC_URL, as \`npm run register\` does. Exit code: 0 verified, 1 not yet or refused, 2 a setting is missing or wrong.`,
  )
  .action(verify)
  .parseAsync();

async function verify({ env, domain }: { env?: string; domain?: string }): Promise<void> {
  const sources = settingsByUrl("AGENTVERSE_URL", ROOT, env ?? null, process.env);
  const found = verificationInputs(sources, domain ?? null);
  if (!found.ok) return fail(found.problems, EXIT_SETTINGS);
  const { inputs } = found;
  const answer = await readStatus(inputs.publicUrl);
  if (!answer.ok) return fail([answer.problem], EXIT_REFUSED);
  const { address } = answer.status;
  if (address == null) return fail(["The agent is not configured: see `npm run doctor`."], EXIT_REFUSED);

  say(`Verifying ${inputs.domain} for ${address} on ${inputs.agentverseUrl} …`);
  const result = await verifyWebsite(inputs.domain, address, {
    account: accountOf(inputs),
    dns: isTestName(inputs) ? null : domainDns(),
    now: Date.now,
    sleep: (ms) => setTimeout(ms),
    report: say,
  });
  if (result.ok) return;
  fail([result.problem], EXIT_REFUSED);
  complain(`  → ${result.advice}`);
}

function accountOf({ agentverseUrl, key, team }: VerificationInputs): AgentverseAccount {
  return {
    url: agentverseUrl,
    credentials: { kind: "api-key", key, team },
    fetch: (url, init) => fetch(url, init),
  };
}

/** The local Agentverse takes names for tests (RFC 6761) without a record, which nobody could make. */
function isTestName({ agentverseUrl, domain }: VerificationInputs): boolean {
  return isLoopback(agentverseUrl) && domain.endsWith(".test");
}

function domainDns(): DomainDns {
  const token = process.env.CLOUDFLARE_API_TOKEN?.trim() ?? "";
  const cloudflare = { token, fetch: (url: string, init: RequestInit) => fetch(url, init) };
  const questions = terminalQuestions();
  return {
    find: (domain) => findTxt(domain, systemDns),
    publish: token === "" ? null : (domain, record) => publishTxt(cloudflare, domain, record),
    askWhetherMade: async () => questions.interactive && questions.confirm("Is it there?"),
  };
}

function fail(problems: readonly string[], exitCode: number): void {
  for (const problem of problems) complain(`✗ ${problem}`);
  process.exitCode = exitCode;
}
