import { seal } from "@asi-image-agent/kit";
import { lookUp, postEnvelope } from "@asi-image-agent/kit/endpoint";
import type { Identity } from "@asi-image-agent/protocol";
import type { Clock } from "../../clock.ts";
import type { Config } from "../../config.ts";
import { checkOutgoingUrl } from "../../net/outgoing-url.ts";
import type { MailboxStreams } from "./mailbox-streams.ts";
import type { Post } from "./post.ts";

/**
 * The outbox's view of the real world: the Almanac, peers' endpoints, who listens at the mailbox, our signature, the
 * clock and chance. `ears` hear of each letter that went out, or never will.
 */
export function worldPost(
  config: Config,
  identity: Identity,
  clock: Clock,
  streams: MailboxStreams,
  ears: Pick<Post, "sent" | "buried" | "dropped">,
): Post {
  const almanac = {
    url: config.agentverseUrl,
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  };
  const now = () => clock.now();
  const peer = { fetch: almanac.fetch, policy: { development: config.localPeers }, now };
  return {
    now,
    jitter: () => Math.random(),
    newId: () => crypto.randomUUID(),
    hasListener: () => streams.hasListener(),
    announce: (letters) => streams.push(letters),
    lookUp: (address) => lookUp(almanac, address, clock.now()),
    mayPost: (endpoint) => !isOurs(endpoint, config.publicUrl) && checkOutgoingUrl(endpoint, peer.policy).ok,
    send: (endpoint, wire, timeLimitMs) => postEnvelope(peer, endpoint, wire, timeLimitMs),
    sent: ears.sent,
    buried: ears.buried,
    dropped: ears.dropped,
    seal: (letter, recipient, expiresAt) => seal(identity, recipient, letter, expiresAt),
  };
}

function isOurs(endpoint: string, publicUrl: string | null): boolean {
  if (publicUrl === null || !URL.canParse(endpoint)) return false;
  return new URL(endpoint).origin === new URL(publicUrl).origin;
}
