import { createAgentToken } from "../src/protocol/agent-token.ts";
import type { Identity } from "../src/protocol/identity.ts";

/** A token of `owner` for its mailbox, with a nonce of its own. Begins now and lasts 300 s unless told otherwise. */
export function agentToken(owner: Identity, { from = secondsNow(), seconds = 300 } = {}): string {
  return createAgentToken(owner, { from, seconds }, crypto.getRandomValues(new Uint8Array(32)));
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
