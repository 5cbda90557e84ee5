import { expiryTime } from "@asi-image-agent/kit/endpoint";
import { chatProtocol, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";
import type { AgentverseAccount } from "../../src/agentverse/account-api.ts";
import { findProfile } from "../../src/agentverse/profile.ts";
import type { AgentStatus } from "../agent-status.ts";
import { failureWords } from "../register/failure-words.ts";
import { bad, type Finding, ok, skipped } from "./finding.ts";

const TIMEOUT_MS = 15_000;

/** Checks the agent's hourly registration, by its own account. `local`: it is an agent of this machine. */
export function checkRenewal({ registration }: AgentStatus, local: boolean): Finding {
  if (registration === null || registration === undefined)
    return skipped("renewal", "the agent does not say how its registration does");
  const { state, problem, lastSuccess, nextTry } = registration;
  if (local && state === "off") return skipped("renewal", problem ?? "the agent does not register");
  const times = [
    ...(lastSuccess === null || lastSuccess === undefined ? [] : [`last ${timeText(lastSuccess)}`]),
    ...(nextTry === null || nextTry === undefined ? [] : [`next ${timeText(nextTry)}`]),
  ].join(", ");
  const detail = [state, times].filter((part) => part !== "").join(", ");
  if (problem === null || problem === undefined) return ok("renewal", detail);
  return bad(
    "renewal",
    `${detail}: ${problem}`,
    "The agent tries again by itself; PUBLIC_URL and AGENTVERSE_URL must be right.",
  );
}

function timeText(time: string | number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}

const recordSchema = z.object({
  endpoints: z.array(z.object({ url: z.string() })).catch([]),
  protocols: z.array(z.string()).catch([]),
  expiry: z.union([z.string(), z.number()]).nullish().catch(null),
  status: z.string().nullish().catch(null),
});
export type FoundRecord = z.infer<typeof recordSchema>;

/** Checks what other agents find when they look the agent up. `now` in ms. */
export async function checkAlmanac(
  agentverseUrl: string,
  address: string,
  publicUrl: string | null,
  now: number,
): Promise<Finding> {
  const again = "Ask GET /status, which makes it register; a new record may take a minute to appear.";
  let text: string;
  try {
    const response = await fetch(`${agentverseUrl}/v1/almanac/agents/${address}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 404) return bad("almanac", `${agentverseUrl} does not know the agent.`, again);
    text = await response.text();
  } catch {
    return bad("almanac", `${agentverseUrl} does not answer.`, "Check AGENTVERSE_URL; if it is right, wait.");
  }
  const json = parseJson(text);
  const record = recordSchema.safeParse(json.ok ? json.value : null);
  if (!record.success) return bad("almanac", `${agentverseUrl} answers no record.`, "Check AGENTVERSE_URL.");
  return judgeRecord(record.data, publicUrl, now, again);
}

/** The first thing that keeps others from finding the agent. */
export function judgeRecord(
  record: FoundRecord,
  publicUrl: string | null,
  now: number,
  again: string,
): Finding {
  const expiry = expiryTime(record.expiry ?? null);
  const urls = record.endpoints.map(({ url }) => url);
  if (expiry === null || expiry <= now) return bad("almanac", "The record has expired.", again);
  if (publicUrl !== null && !urls.includes(`${publicUrl}/submit`)) {
    const found = urls.length === 0 ? "no endpoint" : urls.join(", ");
    return bad("almanac", `The record has ${found}, not ${publicUrl}/submit.`, again);
  }
  if (urls.length > 1)
    return bad("almanac", `The record has ${urls.length} endpoints: others may try the wrong one.`, again);
  if (!record.protocols.map(withoutPrefix).includes(withoutPrefix(chatProtocol.digest)))
    return bad("almanac", "The record does not name the chat protocol.", again);
  if (record.status === "inactive") return bad("almanac", "The agent is marked inactive.", again);
  const hours = Math.floor((expiry - now) / 3_600_000);
  return ok("almanac", `${urls.join(", ")}, ${record.protocols.length} protocols, good for ${hours} h`);
}

/** The Almanac writes digests with and without the prefix. Source: _troubleshoot in the reference's CLI. */
function withoutPrefix(digest: string): string {
  return digest.replace(/^proto:/, "");
}

/** Whether the agent has its page on Agentverse; without a key and without its seed nobody can tell. */
export async function checkProfile(account: AgentverseAccount | null, address: string): Promise<Finding> {
  if (account === null)
    return skipped("profile", "neither AGENTVERSE_KEY nor the agent's seed on this machine");
  const found = await findProfile(account, address);
  if (!found.ok) {
    const { problem, advice } = failureWords(found.failure, account);
    return bad("profile", problem, advice);
  }
  if (found.value === null)
    return bad("profile", "The agent has no profile on Agentverse.", "Run `npm run register`.");
  const { name, handle } = found.value;
  return ok("profile", [name ?? "registered", ...(handle == null ? [] : [`@${handle}`])].join(" "));
}
