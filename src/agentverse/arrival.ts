import { type Verifier, verifyAgentToken } from "@asi-image-agent/protocol";
import { DAY, SECOND } from "../clock.ts";

/** The header in which the reader of the agent's mailbox says when a letter came there, in ms since 1970. */
export const ARRIVAL_HEADER = "x-mailbox-received";

/** The window, in seconds, of the token that stands beside it. */
export const ARRIVAL_TOKEN_WINDOW = 300;

/** A mailbox keeps nothing for longer. */
const LONGEST_STAY = 7 * DAY;

/**
 * The time at which a letter reached the agent's mailbox at Agentverse, where it may have lain while this machine was
 * off: its envelope has to have been good then. Only who holds the agent's own key is believed, by a token of it in
 * `Authorization`. null: nobody said so, or not credibly. `now` in ms.
 */
export function arrivalOf(headers: Headers, address: string, now: number, verifier: Verifier): number | null {
  const said = headers.get(ARRIVAL_HEADER) ?? "";
  const token = /^Agent +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (token === undefined || !/^\d{1,15}$/.test(said)) return null;
  const arrived = Number(said);
  if (arrived > now || arrived < now - LONGEST_STAY) return null;
  const seconds = Math.floor(now / SECOND);
  return verifyAgentToken(token, address, seconds, ARRIVAL_TOKEN_WINDOW, verifier).ok ? arrived : null;
}
