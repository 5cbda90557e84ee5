import { createAgentToken, type Identity } from "@asi-image-agent/protocol";
import { SECOND } from "../clock.ts";

/** A token is not used for its last seconds: it has to hold until the other side has read it. */
const LEFT_AT_LEAST = 30;

/**
 * Makes the value of `Authorization` for calls to Agentverse: "Agent " and a token of ours. Signing is dear, so a token
 * is used again while enough of its window of `seconds` is left. Source of the windows: uagents_core/storage.py and
 * AUTH_TOKEN_VALIDITY_SECS in uagents_core/events.py.
 */
export function tokenSource(
  identity: Identity,
  seconds: number,
  now: () => number,
  randomBytes: (length: number) => Uint8Array,
): () => string {
  let held: { readonly from: number; readonly value: string } | null = null;
  return () => {
    const from = Math.floor(now() / SECOND);
    const left = held === null ? 0 : held.from + seconds - from;
    if (held === null || left < LEFT_AT_LEAST || left > seconds) {
      held = { from, value: `Agent ${createAgentToken(identity, { from, seconds }, randomBytes(32))}` };
    }
    return held.value;
  };
}
