import type { Deed, Round } from "./round.ts";

/** The places that sentences name. */
export interface MailboxPlaces {
  readonly agentverseUrl: string;
  readonly agentUrl: string;
  readonly address: string;
}

/** Failures that are not worth a word before they last: a cable, a restart of the agent after an edit. */
const PATIENCE = 2;

/**
 * Makes sentences of what the reader of the mailbox does. A trouble is told once, when it begins to last, and its end
 * as well.
 */
export function mailboxWords(places: MailboxPlaces, say: (line: string) => void) {
  let told: string | null = null;
  return {
    tell(deed: Deed): void {
      const from = deed.sender === "" ? "a letter" : `a message from ${shortAddress(deed.sender)}`;
      if (deed.kind === "taken") say(`[mailbox] ${from}`);
      else
        say(`[mailbox] ${from} was left out: ${REFUSALS[deed.why] ?? `the agent refuses it (${deed.why})`}.`);
    },
    ended(round: Round, failures: number): void {
      const problem = problemOf(round, places);
      if (problem === null) {
        if (told !== null) say("✓ [mailbox] The mailbox is read again.");
        told = null;
      } else if (problem !== told && (failures === 0 || failures >= PATIENCE)) {
        told = problem;
        say(`✗ [mailbox] ${problem}`);
      }
    },
  };
}

/** The agent's tags for what it never takes, in words. */
const REFUSALS: Readonly<Record<string, string>> = {
  "bad-signature": "its signature is wrong",
  "envelope-expired": "its envelope had expired before it came here",
  "unverified-sender": "its sender has not signed it",
  "body-too-large": "it is longer than the agent takes",
  "not-for-this-agent": "it is for another agent",
  unreadable: "it cannot be read",
};

/** The sentence for how a look ended, with what to do; null: all is well. */
function problemOf(round: Round, places: MailboxPlaces): string | null {
  const { agentverseUrl, agentUrl } = places;
  switch (round.kind) {
    case "clear":
    case "put-off":
      return null;
    case "rival":
      return "Another process reads this mailbox: the same AGENT_SEED runs somewhere else. A message may be answered twice. Stop one of the two; this one looks again in five minutes.";
    case "agent":
      return round.trouble === "away"
        ? `The agent at ${agentUrl} does not answer. Messages wait in the mailbox until it does.`
        : `The agent at ${agentUrl} has another address now: AGENT_SEED was changed. Stop it and start it again; messages to the old address wait.`;
    case "mailbox":
      return (
        mailboxProblem(round.trouble.kind, places) ??
        `Agentverse at ${agentverseUrl} answers in a way that makes no sense. This goes on trying.`
      );
  }
}

type TroubleKind = Extract<Round, { kind: "mailbox" }>["trouble"]["kind"];

function mailboxProblem(kind: TroubleKind, { agentverseUrl, address }: MailboxPlaces): string | null {
  switch (kind) {
    case "unreachable":
      return `Agentverse at ${agentverseUrl} cannot be reached. Is this machine offline? Messages wait there; this goes on trying.`;
    case "token-refused":
      return "Agentverse does not accept the agent's token. Check the clock of this machine: a token holds for minutes.";
    case "no-mailbox":
      return `Agentverse has no mailbox for ${address}. Register the agent there once: put AGENTVERSE_KEY into .dev.vars (agentverse.ai, Profile, API Keys) and start again.`;
    case "busy":
      return "Agentverse asks for a pause, which it gets.";
    case "unreadable":
    case "unexpected":
      return null;
  }
}

function shortAddress(address: string): string {
  return address.length > 20 ? `${address.slice(0, 9)}…${address.slice(-6)}` : address;
}
