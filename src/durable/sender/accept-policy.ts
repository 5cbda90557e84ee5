import type { Access } from "../../agent/decision.ts";
import type { Config } from "../../config.ts";
import { NO_SENDER_RULES, type SenderRules } from "../../operator/rules.ts";
import type { AcceptPolicy } from "./intake.ts";

/** The operator's settings, and what was decided beside them, as they hold for one sender. */
export function acceptPolicy(config: Config, sender: string, rules = NO_SENDER_RULES): AcceptPolicy {
  return {
    agentName: config.agentName,
    limits: {
      quota: config.quota,
      completionQuota: config.completionQuota,
      messagesPerHour: config.messagesPerHour,
    },
    access: accessOf(config, sender, rules),
    can: { draw: config.providers.length > 0, complete: config.textModel !== null },
    paused: rules.paused,
    progressAfterMs: config.progressAfterMs,
    asksModel: config.asksModel,
    cards: config.cards,
  };
}

/**
 * As the reference's access list: with a list of the allowed all others are kept out; else the blocked ones are. Whom
 * the operator has blocked since is kept out in any case.
 */
function accessOf({ senders }: Config, sender: string, rules: SenderRules): Access {
  const isAllowed = senders.allowed.has(sender);
  const letIn = senders.allowed.size > 0 ? isAllowed : !senders.blocked.has(sender);
  const unlimited = senders.unlimited.has(sender) || rules.unlimited;
  return { allowed: letIn && !rules.blocked, unlimited, listed: isAllowed || unlimited };
}
