import type { AccountFailure, AccountResult, AgentverseAccount } from "../../src/agentverse/account-api.ts";
import {
  assignDomain,
  type ClaimedDomain,
  claimDomain,
  domainRecord,
  dropDomain,
  findDomain,
} from "../../src/agentverse/domains.ts";
import { MINUTE, SECOND } from "../../src/clock.ts";
import { failureWords } from "../register/failure-words.ts";
import type { PublishResult } from "./cloudflare-dns.ts";

const POLL = 5 * SECOND;
/** A name server may take minutes to serve a new record. */
const PATIENCE_WITH_DNS = 5 * MINUTE;
/** Agentverse looks into the DNS and writes to the chain, in the background. */
const PATIENCE_WITH_AGENTVERSE = 10 * MINUTE;

/** How the domain's TXT records are seen and made. */
export interface DomainDns {
  find(domain: string): Promise<readonly string[]>;
  /** Makes the record; null: nobody may do that here. */
  readonly publish: ((domain: string, record: string) => Promise<PublishResult>) | null;
  /** Whether the operator has made the record that they were shown; false: not now, or nobody can be asked. */
  askWhetherMade(): Promise<boolean>;
}

export interface VerificationWorld {
  readonly account: AgentverseAccount;
  /** null: a name for tests at the local Agentverse, which needs no record. */
  readonly dns: DomainDns | null;
  /** ms since the epoch */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly report: (line: string) => void;
}

export type VerificationResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: string; readonly advice: string };

/**
 * Has Agentverse verify that the agent's domain is its operator's: the TXT record that Agentverse asks for comes into
 * the DNS, then the domain is claimed for the agent. Each step may be repeated: what is done is left alone.
 */
export async function verifyWebsite(
  domain: string,
  address: string,
  world: VerificationWorld,
): Promise<VerificationResult> {
  const { account, report } = world;
  const found = await findDomain(account, domain);
  if (!found.ok) return refused(found.failure, account);
  const known = found.value;
  if (known !== null && isVerified(known, address)) {
    report(`✓ ${domain} is verified already.`);
    return { ok: true };
  }
  if (known === null || known.status === "Failed") {
    const proved = await bringRecord(domain, world);
    if (!proved.ok) return proved;
  }
  const claimed = await claim(domain, address, known, account);
  if (!claimed.ok) return refused(claimed.failure, account);
  report(`✓ ${domain} is claimed for the agent; Agentverse looks into it.`);
  return awaitVerdict(domain, address, world);
}

function isVerified({ status, assigned_agents }: ClaimedDomain, address: string): boolean {
  return status === "Registered" && assigned_agents.some((agent) => agent.address === address);
}

/** Brings the record into the DNS, or waits until the operator has. */
async function bringRecord(domain: string, world: VerificationWorld): Promise<VerificationResult> {
  const { account, dns, report } = world;
  if (dns === null) return { ok: true };
  const asked = await domainRecord(account, domain);
  if (!asked.ok) return refused(asked.failure, account);
  const record = asked.value;
  if ((await dns.find(domain)).includes(record)) {
    report(`✓ The DNS of ${domain} has the record.`);
    return { ok: true };
  }
  const made = await makeRecord(domain, record, dns, report);
  if (!made.ok) return made;
  report("  Waiting until the name servers show it …");
  const seen = await until(
    PATIENCE_WITH_DNS,
    world,
    async () => (await dns.find(domain)).includes(record) || null,
  );
  if (seen === null)
    return problem(
      "The name servers do not show the record.",
      "Run this again when they do; some take an hour.",
    );
  report(`✓ The DNS of ${domain} has the record.`);
  return { ok: true };
}

async function makeRecord(
  domain: string,
  record: string,
  dns: DomainDns,
  report: (line: string) => void,
): Promise<VerificationResult> {
  if (dns.publish !== null) {
    const published = await dns.publish(domain, record);
    if (published.ok) report(`✓ The TXT record is in Cloudflare's DNS: ${published.state}.`);
    return published.ok
      ? published
      : problem(published.problem, `Or make it by hand: ${inWords(domain, record)}.`);
  }
  report(`Make this record where the DNS of ${domain} is managed:\n\n  ${inWords(domain, record)}\n`);
  if (await dns.askWhetherMade()) return { ok: true };
  return problem(
    "The record is not in the DNS yet.",
    "Run this again when it is, or with CLOUDFLARE_API_TOKEN (permission Zone, DNS, Edit), which makes it.",
  );
}

function inWords(domain: string, record: string): string {
  return `${domain}  TXT  "${record}"`;
}

/** Claims the domain, or adds the agent to it; a failed claim is given up and made anew. */
async function claim(
  domain: string,
  address: string,
  known: ClaimedDomain | null,
  account: AgentverseAccount,
): Promise<AccountResult<unknown>> {
  const ours = { address, weight: 1 };
  if (known?.status === "Registered") return assignDomain(account, domain, [...known.assigned_agents, ours]);
  if (known !== null && known.status !== "Failed") return { ok: true, value: known };
  if (known !== null) {
    const dropped = await dropDomain(account, domain);
    if (!dropped.ok) return dropped;
  }
  return claimDomain(account, domain, [ours]);
}

async function awaitVerdict(
  domain: string,
  address: string,
  world: VerificationWorld,
): Promise<VerificationResult> {
  const { account, report } = world;
  const verdict = await until(PATIENCE_WITH_AGENTVERSE, world, async () => {
    const found = await findDomain(account, domain);
    if (!found.ok) return found.failure.reason === "unavailable" ? null : refused(found.failure, account);
    const { value } = found;
    if (value === null) return problem("Agentverse has dropped the claim.", "Run this again.");
    if (value.status === "Failed") return failedVerdict(domain);
    return isVerified(value, address) ? ({ ok: true } as const) : null;
  });
  if (verdict?.ok === true) report(`✓ ${domain} is verified.`);
  return (
    verdict ?? problem("Agentverse is still checking the domain.", "Run this again to see what came of it.")
  );
}

function failedVerdict(domain: string): VerificationResult {
  return problem(
    `Agentverse could not verify ${domain}.`,
    "Its page Verifications says why. Run this again for another try. If it says that the agent is not registered in " +
      "the Almanac, it means the contract on the chain, into which Agentverse itself writes agents: ask its support.",
  );
}

/** Asks again and again until there is an answer; null: patience ended first. */
async function until<T>(
  patience: number,
  { now, sleep }: Pick<VerificationWorld, "now" | "sleep">,
  ask: () => Promise<T | null>,
): Promise<T | null> {
  const end = now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== null || now() >= end) return answer;
    await sleep(POLL);
  }
}

function refused(failure: AccountFailure, account: AgentverseAccount): VerificationResult {
  if (failure.reason === "taken")
    return problem(
      `Agentverse does not give the domain to this agent: ${failure.detail || "it is taken"}`,
      "A domain belongs to one account, and an agent has one domain: give up the other one on Agentverse first.",
    );
  const words = failureWords(failure, account);
  return problem(words.problem, words.advice);
}

function problem(words: string, advice: string): VerificationResult {
  return { ok: false, problem: words, advice };
}
