import * as z from "zod/mini";
import { withFallback } from "../with-fallback.ts";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";

const DOMAINS = "/v2/users/domains";

const statusSchema = z.enum(["Registered", "Pending", "Checking", "Updating", "Deleting", "Failed"]);
const agentRecordSchema = z.object({ address: z.string(), weight: withFallback(z.number(), 1) });
const domainSchema = z.object({
  name: z.string(),
  status: statusSchema,
  assigned_agents: withFallback(z.array(agentRecordSchema), []),
});
/** A domain that an account has claimed. Source of this file: Agentverse's API reference, Users. */
export type ClaimedDomain = z.infer<typeof domainSchema>;
export type AgentRecord = z.infer<typeof agentRecordSchema>;

/** The domain as Agentverse has it; the value null: the account has not claimed it. */
export async function findDomain(
  account: AgentverseAccount,
  name: string,
): Promise<AccountResult<ClaimedDomain | null>> {
  const answer = await callAccount(account, `${DOMAINS}/${name}`);
  if (answer.kind === "answered" && answer.status === 404) return { ok: true, value: null };
  return judgeAnswer(answer, domainSchema);
}

/** Claims a domain for its agents. Agentverse looks into the DNS by itself afterwards. */
export async function claimDomain(
  account: AgentverseAccount,
  name: string,
  agents: readonly AgentRecord[],
): Promise<AccountResult<ClaimedDomain>> {
  const body = { domain_name: name, agent_records: agents };
  return judgeAnswer(await callAccount(account, DOMAINS, body), domainSchema);
}

/** Changes the agents of a domain that is registered. */
export async function assignDomain(
  account: AgentverseAccount,
  name: string,
  agents: readonly AgentRecord[],
): Promise<AccountResult<ClaimedDomain>> {
  const body = { agent_records: agents };
  return judgeAnswer(await callAccount(account, `${DOMAINS}/${name}`, body, "PUT"), domainSchema);
}

/** Gives a claim up. Agentverse deletes a failed one at once. */
export async function dropDomain(account: AgentverseAccount, name: string): Promise<AccountResult<unknown>> {
  return judgeAnswer(await callAccount(account, `${DOMAINS}/${name}`, undefined, "DELETE"), z.unknown());
}

/** A SHA-256 in base64url, with or without the key before it. */
const TOKEN = /^(?:fetch-aname-token=)?([A-Za-z0-9_-]{43})$/;

/**
 * The TXT record that the domain's DNS must have. The reference gives the answer as a map of names that it does not
 * tell: the one value with the form of a token counts. Source of the form: verifyaname/verification_token.py.
 */
export async function domainRecord(account: AgentverseAccount, name: string): Promise<AccountResult<string>> {
  const answer = await callAccount(account, `${DOMAINS}/${name}/dns_txt`);
  const read = judgeAnswer(answer, z.record(z.string(), z.unknown()));
  if (!read.ok) return read;
  for (const value of Object.values(read.value)) {
    const [, token] = typeof value === "string" ? (TOKEN.exec(value) ?? []) : [];
    if (token !== undefined) return { ok: true, value: `fetch-aname-token=${token}` };
  }
  return { ok: false, failure: { reason: "unexpected-answer", detail: "no token for the DNS" } };
}
