import { z } from "zod";
import { answerChallenge } from "../protocol/attestation.ts";
import type { Identity } from "../protocol/identity.ts";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";

const challengeSchema = z.object({ challenge: z.string().min(1).max(10_000) });

/**
 * Shows Agentverse that whoever holds the account's key also holds the agent's: it gives a challenge, which comes
 * back signed. Source: ChallengeResponse and IdentityProof in uagents_core/registration.py.
 */
export async function proveIdentity(
  account: AgentverseAccount,
  identity: Identity,
): Promise<AccountResult<unknown>> {
  const { address } = identity;
  const given = judgeAnswer(await callAccount(account, `/v2/identity/${address}/challenge`), challengeSchema);
  if (!given.ok) return given;
  const { challenge } = given.value;
  const proof = { address, challenge, challenge_response: answerChallenge(identity, challenge) };
  return judgeAnswer(await callAccount(account, "/v2/identity", proof), z.unknown());
}
