import { answerChallenge, type Identity } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { type AccountResult, type AgentverseAccount, callAccount, judgeAnswer } from "./account-api.ts";

const challengeSchema = z.object({ challenge: z.string() });

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
  const answer = answerChallenge(identity, challenge);
  if (answer === null)
    return {
      ok: false,
      failure: { reason: "unexpected-answer", detail: "a challenge that is not safe to sign" },
    };
  const proof = { address, challenge, challenge_response: answer };
  return judgeAnswer(await callAccount(account, "/v2/identity", proof), z.unknown());
}
