import {
  encodeEnvelope,
  type Identity,
  type MessageSchema,
  type MessageType,
  type Protocol,
  parseAddress,
  sealEnvelope,
} from "@asi-image-agent/protocol";
import { isLoopback } from "../../src/net/loopback.ts";
import { randomNonce } from "../../src/random-nonce.ts";
import { lookUp } from "./almanac.ts";
import { postEnvelope } from "./post.ts";

/** The outcome of sending a message. */
export type SendOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "not-an-address" | "not-registered" | "almanac-unreachable" | "not-delivered";
    };

/** The lifetime of an envelope, as the reference has it. */
const LIFETIME_SECONDS = 30;

export interface SenderOptions {
  readonly identity: Identity;
  readonly agentverse: string;
  readonly protocols: readonly Protocol[];
  readonly report: (line: string) => void;
}

export type SendMessage = <T>(
  to: string,
  session: string,
  type: MessageType<T>,
  message: T,
) => Promise<SendOutcome>;

/**
 * A way to send: asks the Almanac where the recipient is, seals the message and posts it. Throws only for a message
 * that its own type does not allow and for a session that is no UUID, which are bugs of the caller.
 */
export function messageSender({ identity, agentverse, protocols, report }: SenderOptions): SendMessage {
  // The platform's own fetch must be called as a function, not as a method.
  const network: typeof fetch = (...request) => fetch(...request);
  const peer = { fetch: network, policy: { development: isLoopback(agentverse) }, now: Date.now };

  return async (to, session, type, message) => {
    if (!parseAddress(to).ok) {
      report(`${type.name}: not-an-address`);
      return { ok: false, reason: "not-an-address" };
    }
    const envelope = sealEnvelope(identity, {
      target: to,
      session,
      schemaDigest: type.digest,
      protocolDigest: protocols.find((protocol) => names(protocol, type))?.digest ?? null,
      message: type.encode(message),
      expires: BigInt(Math.floor(Date.now() / 1000) + LIFETIME_SECONDS),
      nonce: randomNonce(),
    });
    const sending = await deliver(encodeEnvelope(envelope));
    if (!sending.ok) report(`${type.name} to ${to}: ${sending.reason}`);
    return sending;

    async function deliver(wire: string): Promise<SendOutcome> {
      const found = await lookUp({ url: agentverse, fetch: network }, to, Date.now());
      if (found.kind === "none") return { ok: false, reason: "not-registered" };
      if (found.kind === "failed") return { ok: false, reason: "almanac-unreachable" };
      for (const url of found.urls) if ((await postEnvelope(peer, url, wire)).ok) return { ok: true };
      return { ok: false, reason: "not-delivered" };
    }
  };
}

/** Whether a message is a request or a response of a protocol. */
function names({ interactions }: Protocol, { digest }: MessageSchema): boolean {
  return interactions.some(({ request, responses }) =>
    [request, ...responses].some((type) => type.digest === digest),
  );
}
