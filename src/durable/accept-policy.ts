import type { Access } from "../agent/decide.ts";
import type { Config } from "../config.ts";
import type { AcceptPolicy } from "./accept.ts";

/** The operator's settings as they hold for one sender. */
export function acceptPolicy(config: Config, sender: string): AcceptPolicy {
  return {
    agentName: config.agentName,
    limits: {
      quota: config.quota,
      completionQuota: config.completionQuota,
      messagesPerHour: config.messagesPerHour,
    },
    access: accessOf(config, sender),
    can: { draw: config.providers.length > 0, complete: config.textModel !== null },
    progressAfterMs: config.progressAfterMs,
  };
}

/** As the reference's access list: with a list of the allowed all others are kept out; else the blocked ones are. */
function accessOf({ senders }: Config, sender: string): Access {
  const allowed = senders.allowed.size > 0 ? senders.allowed.has(sender) : !senders.blocked.has(sender);
  return { allowed, unlimited: senders.unlimited.has(sender) };
}
