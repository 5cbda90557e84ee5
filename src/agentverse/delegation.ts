import * as z from "zod/mini";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";

/**
 * Lets an agent of the account make assets in Agentverse's storage by its own attestation. Repeating it is harmless.
 * Source: Upsert Delegation in Agentverse's API reference.
 */
export async function delegateStorage(
  account: AgentverseAccount,
  address: string,
): Promise<AccountResult<unknown>> {
  const path = `/v1/storage/assets/delegations/${address}`;
  return judgeAnswer(await callAccount(account, path, undefined, "PUT"), z.unknown());
}
