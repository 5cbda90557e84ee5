import * as z from "zod/mini";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";

const text = z.nullish(z.string());
/**
 * The part of GET /v2/agents/{address} that is needed. An answer in which a field cannot be read is none: what is taken
 * for empty would be overwritten. Source: _StoredListing in agentverse-sdk (_common/av.py).
 */
const profileSchema = z.object({
  name: text,
  handle: text,
  url: text,
  profile: z.nullish(
    z.object({
      description: text,
      readme: text,
      avatar_url: text,
      banner_url: text,
      starter_prompts: z.nullish(z.array(z.string())),
    }),
  ),
});
export type AgentverseProfile = z.infer<typeof profileSchema>;

/** The agent's profile as Agentverse has it; the value null: it has none. */
export async function findProfile(
  account: AgentverseAccount,
  address: string,
): Promise<AccountResult<AgentverseProfile | null>> {
  const answer = await callAccount(account, `/v2/agents/${address}`);
  if (answer.kind === "answered" && answer.status === 404) return { ok: true, value: null };
  return judgeAnswer(answer, profileSchema);
}
