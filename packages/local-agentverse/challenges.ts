import { verifyChallengeAnswer } from "@asi-image-agent/protocol";
import { MINUTE } from "../../src/clock.ts";
import type { Platform } from "./platform.ts";

const CHALLENGE_LIFETIME = 5 * MINUTE;
const MOST_CHALLENGES = 1_000;

/** The answer to a challenge, in the wire's names. Source: IdentityProof in uagents_core/registration.py. */
export interface ChallengeAnswer {
  readonly address: string;
  readonly challenge: string;
  readonly challenge_response: string;
}

/** Challenges that were given out: each is good for one answer within five minutes. */
export interface Challenges {
  give(address: string): string;
  /** What is wrong with an answer; null: it proves that its sender holds the address's key. */
  refusalOf(answer: ChallengeAnswer): string | null;
}

export function openChallenges({ now, newId, report }: Platform): Challenges {
  const given = new Map<string, { readonly address: string; readonly expires: number }>();

  const refusalOf = ({ address, challenge, challenge_response }: ChallengeAnswer) => {
    const known = given.get(challenge);
    given.delete(challenge);
    if (known?.address !== address || known.expires <= now()) {
      report(`refused to prove ${address}: unknown challenge`);
      return "The challenge is unknown, used or has expired.";
    }
    if (verifyChallengeAnswer(address, challenge, challenge_response)) return null;
    report(`refused to prove ${address}: wrong signature`);
    return "The signature of the challenge is wrong.";
  };

  return {
    give(address) {
      const [oldest] = given.keys();
      if (given.size >= MOST_CHALLENGES && oldest !== undefined) given.delete(oldest);
      const challenge = newId();
      given.set(challenge, { address, expires: now() + CHALLENGE_LIFETIME });
      return challenge;
    },
    refusalOf,
  };
}
